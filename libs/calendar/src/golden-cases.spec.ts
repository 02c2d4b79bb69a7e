import { batchOf } from './batch';
import { type DeadlineRule, dueDate, isTimely } from './deadline';
import { type RulePackCode, rulePacks } from './rule-packs';
import { addWorkingDays, workCalendar } from './work-calendar';

const calendar = workCalendar();
const noonOf = (day: string): Date => new Date(`${day}T12:00:00.000+08:00`);
const rule = (pack: RulePackCode, code: string): DeadlineRule =>
  rulePacks[pack].find((one) => one.code === code)!;
const dueDay = (pack: RulePackCode, code: string, from: string): string =>
  dueDate({ start: noonOf(from), rule: rule(pack, code), calendar }).day;

describe('golden case (a)', () => {
  it('an urgent request of 31 January 2024 is due on 15 February, a holiday: calendar days do not shift', () => {
    expect(dueDay('PACK-2009-HIST', 'VER-U', '2024-01-31')).toBe('2024-02-15');
  });
  it('where both have agreed that it shifts, it is due on Sunday the 18th, which is worked', () => {
    const agreed = { ...rule('PACK-2009-HIST', 'VER-U'), shift: true };
    const due = dueDate({ start: noonOf('2024-01-31'), rule: agreed, calendar });
    expect(due.day).toBe('2024-02-18');
    expect(due.explanation.shifted).toEqual({ from: '2024-02-15' });
  });
});

describe('golden case (b)', () => {
  const chain = (papers: string): string[] => {
    const asked = dueDay('PACK-2009-HIST', 'BIRTH-ASK', papers);
    const answered = dueDay('PACK-2009-HIST', 'BIRTH-ANSWER', asked);
    const registered = dueDay('PACK-2009-HIST', 'BIRTH-REGISTER', answered);
    return [asked, answered, registered, dueDay('PACK-2009-HIST', 'BIRTH-INFORM', registered)];
  };
  it('the chain of article 16 crosses Spring Festival 2026 and its make-up weekends', () => {
    expect(chain('2026-02-10')).toEqual(['2026-02-26', '2026-03-18', '2026-03-18', '2026-04-09']);
  });
  it('and Spring Festival 2024, whose Sundays 4 and 18 February are worked', () => {
    // 1, 2, 4 (Sun), 5, 6, 7, 8 February; then 9, 18 (Sun), 19-23, 26-29, 1 March, 4, 5, 6
    expect(chain('2024-01-31').slice(0, 2)).toEqual(['2024-02-08', '2024-03-06']);
  });
  it('says which days it passed over and which weekend days counted', () => {
    const { explanation } = dueDate({
      start: noonOf('2026-02-10'),
      rule: rule('PACK-2009-HIST', 'BIRTH-ASK'),
      calendar,
    });
    expect(explanation.madeUp).toEqual(['2026-02-14']);
    expect(explanation.skipped.map(({ day, why }) => `${day.slice(5)} ${why}`)).toEqual([
      '02-15 holiday',
      '02-16 holiday',
      '02-17 holiday',
      '02-18 holiday',
      '02-19 holiday',
      '02-20 holiday',
      '02-21 holiday',
      '02-22 holiday',
      '02-23 holiday',
    ]);
  });
  it('five working days after 29 September 2026 end on 12 October', () => {
    expect(addWorkingDays(calendar, '2026-09-29', 5)).toBe('2026-10-12');
  });
});

describe('golden case (c)', () => {
  it('what is submitted on the 21st goes into the batch of the next month', () => {
    expect(batchOf('2026-03-20', [20, 27])).toEqual({ month: '2026-03' });
    expect(batchOf('2026-03-21', [20, 27])).toEqual({ month: '2026-04' });
    expect(batchOf('2026-12-21', [27, 20])).toEqual({ month: '2027-01' });
  });
});

describe('golden case (d)', () => {
  const due = dueDate({
    start: noonOf('2026-03-02'),
    rule: rule('PACK-MODERN-DEFAULT', 'VER-U'),
    calendar,
  });
  it('an answer at 23:59 in China on the due day is timely', () => {
    expect(due.day).toBe('2026-03-09');
    expect(isTimely(new Date('2026-03-09T23:59:00.000+08:00'), due)).toBe(true);
    expect(isTimely(new Date('2026-03-09T15:59:59.999Z'), due)).toBe(true);
  });
  it('the first moment of the day after is not', () => {
    expect(isTimely(new Date('2026-03-10T00:00:00.000+08:00'), due)).toBe(false);
  });
});
