import { addDays, dayIn, rulePacks, workCalendar } from '@calendar';
import fc from 'fast-check';
import {
  caseDeadline,
  type DeadlineTerms,
  type ProvedEntry,
  type TimedCase,
} from './case-deadline';

const terms = (more: Partial<DeadlineTerms> = {}): DeadlineTerms => ({
  calendar: workCalendar([]),
  deliveryGraceMinutes: 10,
  cutOffDays: [],
  deadlines: (code) => {
    const rule = rulePacks['PACK-MODERN-DEFAULT'].find((one) => one.code === code);
    if (!rule) throw new RangeError(code);
    return rule;
  },
  ...more,
});
/** 2026-03-02 is a Monday; the times are Asia/Shanghai. */
const at = (time: string): Date => new Date(`2026-${time}:00+08:00`);
const said = (event: string, sealed: string, covered?: string): ProvedEntry => ({
  type: `yipanqi.casework.${event}.v1`,
  provedAt: at(sealed),
  ...(covered !== undefined && { coveredAt: at(covered) }),
});
const question = said('case-opened', '03-02T09:00', '03-02T09:01');
const urgent = (more: Partial<TimedCase> = {}): TimedCase => ({
  kind: 'verification',
  urgency: 'urgent',
  state: 'opened',
  round: 1,
  asking: [question],
  answering: [],
  ...more,
});
const dueDay = (timed: TimedCase, agreed = terms()): string | undefined =>
  caseDeadline(timed, agreed).due?.day;

describe('an urgent verification', () => {
  it('is due seven days after a person took it in', () => {
    const answering = [said('case-acknowledged', '03-03T16:00')];
    const { due, sentAt, deliveredAt, settled } = caseDeadline(
      urgent({ state: 'acknowledged', answering }),
      terms(),
    );
    expect(due).toMatchObject({
      day: '2026-03-10',
      clock: { start: 'acknowledged' },
      explanation: { start: '2026-03-03' },
    });
    expect([sentAt, deliveredAt, settled]).toEqual([at('03-02T09:00'), at('03-02T09:01'), true]);
  });

  it('is due although nobody takes it in: counted from the last day on which somebody had to', () => {
    expect(caseDeadline(urgent(), terms()).due).toMatchObject({
      day: '2026-03-12',
      clock: { start: 'acknowledgement-due' },
    });
  });

  it('is not due later because it was taken in late', () => {
    const answering = [said('case-acknowledged', '03-11T10:00')];
    expect(dueDay(urgent({ state: 'acknowledged', answering }))).toBe('2026-03-12');
  });

  it('is taken in within the days that an agreement says', () => {
    const agreed = terms({
      deadlines: (code) =>
        code === 'ACK'
          ? { code, days: 1, unit: 'calendar', source: '协议' }
          : terms().deadlines(code),
    });
    expect(dueDay(urgent(), agreed)).toBe('2026-03-10');
  });

  it('is delivered when a receipt covers it, at the latest when the grace is over', () => {
    const late = said('case-opened', '03-02T23:55', '03-05T09:00');
    const never = said('case-opened', '03-02T23:55');
    // 23:55 and ten minutes is the next day, whatever the receipt says.
    expect(dueDay(urgent({ asking: [late] }))).toBe('2026-03-13');
    expect(dueDay(urgent({ asking: [never] }))).toBe('2026-03-13');
    expect(caseDeadline(urgent({ asking: [never] }), terms()).settled).toBe(false);
  });

  it('has no due day before its question is sealed', () => {
    expect(caseDeadline(urgent({ asking: [] }), terms())).toEqual({ settled: false });
  });
});

describe('the clock of a case', () => {
  const taken = said('case-acknowledged', '03-02T10:00');

  it('stands while the other side clarifies, and goes on afterwards', () => {
    const asked = said('clarification-asked', '03-04T10:00');
    const open = caseDeadline(urgent({ state: 'clarifying', answering: [taken, asked] }), terms());
    expect(open.due).toMatchObject({ paused: true, day: '9999-12-31' });
    const answered = urgent({
      state: 'acknowledged',
      asking: [question, said('case-clarified', '03-06T10:00')],
      answering: [taken, asked],
    });
    // 2 March and seven days is the 9th; the 5th and 6th do not count.
    expect(dueDay(answered)).toBe('2026-03-11');
  });

  it('does not stand for ever when the answer came without a clarification', () => {
    const answering = [
      taken,
      said('clarification-asked', '03-04T10:00'),
      said('case-answered', '03-05T10:00'),
    ];
    expect(dueDay(urgent({ state: 'answered', answering }))).toBe('2026-03-10');
  });

  it('is extended once, in the unit of the rule', () => {
    const answering = [taken, said('case-extended', '03-05T10:00')];
    expect(dueDay(urgent({ state: 'acknowledged', answering, extensionDays: 7 }))).toBe(
      '2026-03-16',
    );
  });

  it('is not extended by what was taken too late, or by more days than it has', () => {
    const late = [taken, said('case-extended', '03-10T10:00')];
    expect(dueDay(urgent({ state: 'acknowledged', answering: late, extensionDays: 7 }))).toBe(
      '2026-03-09',
    );
    const long = [taken, said('case-extended', '03-05T10:00')];
    expect(dueDay(urgent({ state: 'acknowledged', answering: long, extensionDays: 8 }))).toBe(
      '2026-03-09',
    );
  });

  it('begins anew with every round, from the delivery of the word that began it', () => {
    const returned = said('answer-returned', '03-09T10:00', '03-09T10:01');
    const answering = [taken, said('case-extended', '03-05T10:00')];
    const timed = urgent({
      state: 'returned',
      round: 2,
      asking: [question, returned],
      answering,
      extensionDays: 7,
    });
    // The extension was of the round before.
    expect(caseDeadline(timed, terms()).due).toMatchObject({
      day: '2026-03-16',
      clock: { start: 'returned' },
    });
  });

  it('does not run for a notice or a letter', () => {
    for (const kind of ['notice', 'correspondence'] as const)
      expect(caseDeadline(urgent({ kind }), terms())).toMatchObject({ settled: true });
    expect(caseDeadline(urgent({ kind: 'notice' }), terms()).due).toBeUndefined();
  });

  it('gives an objection and a dispute ten working days', () => {
    for (const kind of ['objection', 'dispute'] as const)
      expect(dueDay(urgent({ kind, urgency: undefined, answering: [taken] }))).toBe('2026-03-16');
  });
});

describe('a case that nobody takes in', () => {
  const delivered = (day: string, more: Partial<TimedCase> = {}): TimedCase =>
    urgent({ asking: [said('case-opened', `${day}T09:00`, `${day}T09:01`)], ...more });
  const dueOf = (timed: TimedCase) => caseDeadline(timed, terms()).due!;

  it('is warned of where the days for taking it in reach a year whose notice is not published', () => {
    const due = dueOf(delivered('12-30'));
    expect(due).toMatchObject({ day: '2027-01-11', explanation: { start: '2027-01-04' } });
    expect(due.warnings).toEqual([{ code: 'calendar.unpublished', year: 2027 }]);
    // Once, although both the days to take it in and those to answer reach it.
    expect(dueOf(delivered('12-30', { urgency: 'normal' })).warnings).toHaveLength(1);
  });

  it('tells the days passed over and the rule before its clock started', () => {
    const { clock, day, explanation } = dueOf(delivered('02-13'));
    expect(clock).toMatchObject({
      start: 'acknowledgement-due',
      within: { from: '2026-02-13', rule: { code: 'ACK', days: 3, unit: 'working' } },
    });
    expect([explanation.start, day]).toEqual(['2026-02-25', '2026-03-04']);
    // The Spring Festival of 2026; the Saturday before it was worked.
    expect(explanation.skipped.map((one) => one.day)).toEqual(
      Array.from({ length: 9 }, (_, i) => addDays('2026-02-15', i)),
    );
    expect(explanation.madeUp).toEqual(['2026-02-14']);
  });

  it('tells nothing of them once it was taken in', () => {
    const answering = [said('case-acknowledged', '02-14T09:00')];
    const { clock, explanation, warnings } = dueOf(delivered('02-13', { answering }));
    expect(clock).not.toHaveProperty('within');
    expect([explanation.skipped, explanation.madeUp, warnings]).toEqual([[], [], []]);
  });
});

describe('an answer', () => {
  const answering = [said('case-acknowledged', '03-02T10:00')];
  const answeredAt = (answered: string) =>
    caseDeadline(urgent({ state: 'answered', answering, answeredAt: at(answered) }), terms()).due!
      .answered;

  it('at 23:59 in China on the due day is in time: golden case (d)', () => {
    expect(answeredAt('03-09T23:59')).toEqual({ inTime: true, daysLate: 0 });
  });

  it('is late from the first moment of the day after, by so many days', () => {
    expect(answeredAt('03-10T00:00')).toEqual({ inTime: false, daysLate: 1 });
    expect(answeredAt('03-12T09:00')).toEqual({ inTime: false, daysLate: 3 });
  });

  it('that there is none is not said to be late', () => {
    expect(caseDeadline(urgent({ state: 'withdrawn' }), terms()).due).not.toHaveProperty(
      'answered',
    );
  });
});

describe('the batch of a case', () => {
  const batchOn = (day: string, cutOffDays: readonly number[]): string | undefined =>
    caseDeadline(
      urgent({ kind: 'notice', asking: [said('case-opened', `${day}T23:59`)] }),
      terms({ cutOffDays }),
    ).batch;

  it('is the next month’s when it was sent on the day after the cut-off: golden case (c)', () => {
    expect(batchOn('03-20', [20, 27])).toBe('2026-03');
    expect(batchOn('03-21', [20, 27])).toBe('2026-04');
  });

  it('is not said where no cut-off day is agreed', () => {
    expect(batchOn('03-21', [])).toBeUndefined();
  });
});

describe('the due day of any case', () => {
  const minute = 60_000;
  const base = at('03-02T09:00').getTime();
  const moments = fc.nat(30 * 24 * 60);

  it('is never later because somebody was silent, and never before the clock started', () => {
    fc.assert(
      fc.property(moments, moments, fc.boolean(), (ack, receipt, isUrgent) => {
        const provedAt = new Date(base);
        const asking = [{ ...question, provedAt, coveredAt: new Date(base + receipt * minute) }];
        const silent = urgent({ asking, urgency: isUrgent ? 'urgent' : 'normal' });
        const answering = [
          { ...said('case-acknowledged', '03-02T09:00'), provedAt: new Date(base + ack * minute) },
        ];
        const [without, withIt] = [silent, { ...silent, answering }].map(
          (timed) => caseDeadline(timed, terms()).due!,
        );
        expect(withIt!.at.getTime()).toBeLessThanOrEqual(without!.at.getTime());
        expect(withIt!.day >= addDays(dayIn(withIt!.clock.at), 7)).toBe(true);
      }),
    );
  });

  it('is the same whether a receipt came in time or not, to the length of the grace', () => {
    fc.assert(
      fc.property(moments, (receipt) => {
        const covered = { ...question, coveredAt: new Date(base + receipt * minute) };
        const { coveredAt: _, ...uncovered } = question;
        const days = [covered, uncovered].map((one) => dueDay(urgent({ asking: [one] })));
        expect(days[0]).toBe(days[1]);
      }),
    );
  });
});
