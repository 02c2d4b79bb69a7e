import fc from 'fast-check';
import { addDays, age, dayIn, endOfDay, isDay, startOfDay } from './day';

const shanghai = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Asia/Shanghai',
  dateStyle: 'short',
});
const instants = fc.date({
  min: new Date('1992-01-01T00:00:00Z'),
  max: new Date('2100-01-01T00:00:00Z'),
  noInvalidDate: true,
});
const days = instants.map(dayIn);

describe('a day in China', () => {
  it('is the day that the clock on the wall in Shanghai shows', () => {
    fc.assert(
      fc.property(instants, (at) => {
        expect(dayIn(at)).toBe(shanghai.format(at));
      }),
    );
  });
  it('begins at 16:00 UTC of the day before', () => {
    expect(dayIn(new Date('2026-03-01T15:59:59.999Z'))).toBe('2026-03-01');
    expect(dayIn(new Date('2026-03-01T16:00:00.000Z'))).toBe('2026-03-02');
  });
  it('holds its first instant, not the first after it', () => {
    fc.assert(
      fc.property(days, (day) => {
        expect(dayIn(startOfDay(day))).toBe(day);
        expect(dayIn(new Date(endOfDay(day).getTime() - 1))).toBe(day);
        expect(dayIn(endOfDay(day))).toBe(addDays(day, 1));
      }),
    );
  });
  it('must exist', () => {
    expect(() => startOfDay('2026-02-29')).toThrow(RangeError);
    expect(isDay('2024-02-29')).toBe(true);
    expect(['2026-02-29', '2026-2-1', '2026-13-01', '20260101', ''].some(isDay)).toBe(false);
    expect(['1900-02-29', '2100-02-29', '2000-00-10', '2026-04-31'].some(isDay)).toBe(false);
  });

  it('is one exactly when the calendar of the machine has it', () => {
    const part = (most: number) => fc.integer({ min: 0, max: most });
    fc.assert(
      fc.property(part(9999), part(13), part(32), (year, month, day) => {
        const digits = (value: number, length: number) => String(value).padStart(length, '0');
        const text = `${digits(year, 4)}-${digits(month, 2)}-${digits(day, 2)}`;
        const start = new Date(`${text}T00:00:00.000Z`);
        const exists = !Number.isNaN(start.getTime()) && start.toISOString().startsWith(text);
        expect(isDay(text)).toBe(exists);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('a number of days later', () => {
  it('can be taken back', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: -5000, max: 5000 }), (day, count) => {
        expect(addDays(addDays(day, count), -count)).toBe(day);
      }),
    );
  });
});

describe('age', () => {
  it('grows on the birthday', () => {
    expect(age('1990-05-03', '2026-05-02')).toBe(35);
    expect(age('1990-05-03', '2026-05-03')).toBe(36);
  });
  it('of someone born on 29 February grows on 1 March of a common year', () => {
    expect(age('2004-02-29', '2025-02-28')).toBe(20);
    expect(age('2004-02-29', '2025-03-01')).toBe(21);
  });
  it('never shrinks as days go by', () => {
    fc.assert(
      fc.property(days, days, fc.nat(400), (birth, on, later) => {
        expect(age(birth, addDays(on, later))).toBeGreaterThanOrEqual(age(birth, on));
      }),
    );
  });
});
