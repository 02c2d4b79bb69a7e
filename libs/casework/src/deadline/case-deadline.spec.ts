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
