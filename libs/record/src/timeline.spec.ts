import type { Entry } from '@contracts';
import type { ReadEntry } from '@ledger';
import { timelineOf } from './timeline';

const at = (minute: number): Date => new Date(Date.UTC(2026, 2, 2, 10, minute));
const read = (source: string, version: number, minute: number, more = {}): ReadEntry => ({
  entry: {
    source,
    subject: source,
    type: 'yipanqi.registration.arrival-registered.v1',
    time: at(minute).toISOString(),
    eventtime: at(0).toISOString(),
    recordversion: version,
    data: { section: 'residence', open: { homeDivision: '610302' }, personal: 'a..b.c.d' },
  } as unknown as Entry,
  state: 'sealed',
  ...more,
});
const home = (version: number, minute: number, more = {}): ReadEntry =>
  read('/regions/610300/sending', version, minute, more);
const residence = (version: number, minute: number, more = {}): ReadEntry =>
  read('/regions/410100/receiving', version, minute, more);

describe('the timeline of a record', () => {
  it('tells the entries of both sides by their recorded times', () => {
    const items = timelineOf([home(1, 3), home(2, 9)], [residence(1, 1), residence(2, 5)]);
    expect(items.map(({ by, version }) => `${by} ${version}`)).toEqual([
      '410100 1',
      '610300 1',
      '410100 2',
      '610300 2',
    ]);
  });

  it('keeps the order of each author, also when the clock there went back', () => {
    const items = timelineOf([home(2, 1), home(1, 5)], [residence(1, 3)]);
    expect(items.filter(({ side }) => side === 'sending').map(({ version }) => version)).toEqual([
      1, 2,
    ]);
  });

  it('says when an entry was sealed and when the other side had it', () => {
    const [item] = timelineOf([home(1, 3, { sequence: 7, sealedAt: at(4), coveredAt: at(5) })], []);
    expect(item).toMatchObject({ sequence: 7, sealedAt: at(4), deliveredAt: at(5) });
    expect(timelineOf([home(1, 3, { state: 'pending' })], [])[0]).not.toHaveProperty('deliveredAt');
  });

  it('holds nothing of what an entry says', () => {
    const [item] = timelineOf([home(1, 3)], []);
    expect(JSON.stringify(item)).not.toMatch(/610302|personal|open/);
  });
});
