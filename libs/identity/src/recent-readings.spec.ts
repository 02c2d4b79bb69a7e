import fc from 'fast-check';
import type { ListReading, Reading } from './read-log';
import { RecentReadings, REPEATED_WITHIN_MS } from './recent-readings';

const NOON = Date.parse('2026-11-20T04:00:00.000Z');
const after = (ms: number): Date => new Date(NOON + ms);
const screen = (repeats: boolean, session = 's1') => ({
  id: 'a1',
  username: 'wang',
  role: 'leader',
  organisation: '410100',
  screen: { session, repeats },
});
const list = (more: Partial<ListReading> = {}): ListReading => ({
  kind: 'list',
  account: screen(true),
  route: 'GET /api/bureau/records',
  filter: { state: 'agreed' },
  total: 2,
  subjects: ['r1', 'r2'],
  ...more,
});
const page = (purpose: string): Reading => ({
  kind: 'page',
  account: screen(true),
  route: 'GET /api/bureau/records/:recordId',
  subjects: ['r1'],
  purpose,
});

let recent: RecentReadings;
beforeEach(() => {
  recent = new RecentReadings();
  recent.keep(list({ account: screen(false) }), after(0));
});

describe('what a screen asks again by itself', () => {
  it('needs no second row while it shows the same people', () => {
    expect(recent.isRepetition(list(), after(2_000))).toBe(true);
    expect(recent.isRepetition(list({ subjects: ['r2', 'r1'], total: 9 }), after(4_000))).toBe(
      true,
    );
  });

  it('needs one after ten minutes, and then again none for ten', () => {
    expect(recent.isRepetition(list(), after(REPEATED_WITHIN_MS - 1))).toBe(true);
    expect(recent.isRepetition(list(), after(REPEATED_WITHIN_MS))).toBe(false);
    recent.keep(list(), after(REPEATED_WITHIN_MS));
    expect(recent.isRepetition(list(), after(2 * REPEATED_WITHIN_MS - 1))).toBe(true);
  });

  it.each<[string, Reading]>([
    ['a person more', list({ subjects: ['r1', 'r2', 'r3'] })],
    ['fewer people', list({ subjects: ['r1'] })],
    ['another filter', list({ filter: { state: 'pending' } })],
    ['another route', list({ route: 'GET /api/receiving/arrivals' })],
    ['another session of the same account', list({ account: screen(true, 's2') })],
    ['somebody who asks with their own hand', list({ account: screen(false) })],
    ['a page that was not opened yet', page('核实身份')],
  ])('is logged for %s', (_, reading) => {
    expect(recent.isRepetition(reading, after(2_000))).toBe(false);
  });

  it('is logged again under another purpose', () => {
    recent.keep(page('核实身份'), after(0));
    expect(recent.isRepetition(page('核实身份'), after(1))).toBe(true);
    expect(recent.isRepetition(page('投诉'), after(1))).toBe(false);
  });

  it('is logged each time when a full number is revealed', () => {
    const reveal: Reading = { ...page('核实身份'), kind: 'reveal' } as Reading;
    recent.keep(reveal, after(0));
    expect(recent.isRepetition(reveal, after(1))).toBe(false);
  });
});

it('shows nobody who was not logged for the same session within ten minutes, whatever is asked in which order', () => {
  const asked = fc.record({
    session: fc.constantFrom('s1', 's2'),
    repeats: fc.boolean(),
    state: fc.constantFrom('agreed', 'pending'),
    subjects: fc.uniqueArray(fc.constantFrom('r1', 'r2', 'r3'), { maxLength: 3 }),
    waitMs: fc.integer({ min: 0, max: 400_000 }),
  });
  fc.assert(
    fc.property(fc.array(asked, { maxLength: 40 }), (questions) => {
      const readings = new RecentReadings();
      const rows: { session: string; subject: string; at: number }[] = [];
      let at = NOON;
      for (const { session, repeats, state, subjects, waitMs } of questions) {
        at += waitMs;
        const reading = list({ account: screen(repeats, session), filter: { state }, subjects });
        if (!readings.isRepetition(reading, new Date(at))) {
          readings.keep(reading, new Date(at));
          rows.push(...subjects.map((subject) => ({ session, subject, at })));
        }
        for (const subject of subjects)
          expect(
            rows.some(
              (row) =>
                row.session === session &&
                row.subject === subject &&
                at - row.at < REPEATED_WITHIN_MS,
            ),
          ).toBe(true);
      }
    }),
  );
});
