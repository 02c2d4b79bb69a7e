import { dueDate, type DeadlineRule, workCalendar } from '@calendar';
import fc from 'fast-check';
import type { CaseDeadline } from '../deadline/case-deadline';
import { nextStep, type Step, type SteppingCase, type SteppingTerms } from './next-step';

const calendar = workCalendar([]);
const rule: DeadlineRule = { code: 'VER-U', days: 7, unit: 'calendar', source: 'test' };
const terms: SteppingTerms = {
  calendar,
  deliveryGraceMinutes: 10,
  cutOffDays: [],
  ladder: [
    { level: 'liaison', days: 5 },
    { level: 'leaders', days: 10 },
    { level: 'common-superior', days: 10 },
  ],
  deadlines: (code) => {
    throw new RangeError(code);
  },
};
const start = new Date('2026-03-02T02:00:00.000Z');
const due: NonNullable<CaseDeadline['due']> = {
  ...dueDate({ start, rule, calendar }),
  clock: { start: 'acknowledged', at: start },
};
const stepping = (more: Partial<SteppingCase> = {}): SteppingCase => ({
  kind: 'verification',
  state: 'acknowledged',
  round: 1,
  taken: new Set(),
  ...more,
});

/** All steps of a case that nobody touches, in the order they are taken. */
function walk(from: SteppingCase, agreed = terms): Step[] {
  const steps: Step[] = [];
  const taken = new Set(from.taken);
  for (;;) {
    const next = nextStep({ ...from, taken }, due, agreed);
    if (!next) return steps;
    steps.push(next);
    taken.add(next.name);
  }
}

describe('a case nobody answers', () => {
  it('is reminded of, then climbs from liaison officer to leaders to the common superior', () => {
    // Due on Monday 9 March; five working days, then fifteen.
    expect(walk(stepping()).map(({ name, at }) => [name, at.toISOString()])).toEqual([
      ['remind-1', '2026-03-05T16:00:00.000Z'],
      ['escalate-liaison-1', '2026-03-09T16:00:00.000Z'],
      ['escalate-leaders-1', '2026-03-16T16:00:00.000Z'],
      ['escalate-common-superior-1', '2026-03-30T16:00:00.000Z'],
    ]);
  });

  it('climbs the ladder the agreement names, and no other', () => {
    const short = { ...terms, ladder: [{ level: 'leaders', days: 3 } as const] };
    expect(walk(stepping(), short).map(({ name }) => name)).toEqual([
      'remind-1',
      'escalate-leaders-1',
    ]);
  });

  it('does not go to a step a person has taken it to, nor below', () => {
    expect(walk(stepping({ escalatedTo: 'leaders' })).map(({ name }) => name)).toEqual([
      'remind-1',
      'escalate-common-superior-1',
    ]);
  });

  it('climbs again in another round', () => {
    const taken = new Set(['remind-1', 'escalate-liaison-1']);
    const again = stepping({ state: 'returned', round: 2, taken });
    expect(nextStep(again, due, terms)?.name).toBe('remind-2');
  });
});

describe('a case whose clock stands, or that has ended', () => {
  it('takes no step', () => {
    const standing = { ...due, paused: true };
    expect(nextStep(stepping({ state: 'clarifying' }), standing, terms)).toBeUndefined();
    for (const state of ['accepted', 'withdrawn', 'closed', 'forwarded', 'misaddressed'] as const)
      expect(nextStep(stepping({ state }), due, terms)).toBeUndefined();
  });
});

describe('an answer nobody judges', () => {
  const answer = { number: 1, provedAt: start };

  it('waits for a person where the agreement says nothing', () => {
    expect(nextStep(stepping({ state: 'answered', answer }), due, terms)).toBeUndefined();
  });

  it('counts as accepted after the days the agreement says', () => {
    const agreed: SteppingTerms = {
      ...terms,
      deadlines: (code) => ({ code, days: 10, unit: 'calendar', source: '协议' }),
    };
    expect(nextStep(stepping({ state: 'answered', answer }), due, agreed)).toEqual({
      kind: 'accept',
      name: 'accept-1',
      at: new Date('2026-03-12T16:00:00.000Z'),
    });
  });
});

describe('a notice', () => {
  it('is closed once a person there has taken it in, and is not chased', () => {
    const notice = stepping({ kind: 'notice', acknowledgedAt: start });
    expect(nextStep(notice, undefined, terms)?.name).toBe('close-1');
    expect(nextStep({ ...notice, state: 'opened' }, undefined, terms)).toBeUndefined();
  });
});

describe('the steps of any case', () => {
  it('come in order of time, each name once, and none of the ladder before it is overdue', () => {
    const levels = fc.constantFrom('liaison', 'leaders', 'common-superior');
    const ladder = fc.uniqueArray(fc.record({ level: levels, days: fc.nat(40) }), {
      selector: ({ level }) => level,
    });
    fc.assert(
      fc.property(ladder, (agreed) => {
        const steps = walk(stepping(), { ...terms, ladder: agreed });
        const times = steps.map(({ at }) => at.getTime());
        expect(times).toEqual([...times].sort((one, other) => one - other));
        expect(new Set(steps.map(({ name }) => name)).size).toBe(steps.length);
        for (const { kind, at } of steps) if (kind === 'escalate') expect(at > due.at).toBe(true);
      }),
    );
  });
});
