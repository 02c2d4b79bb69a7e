import type { Entry, JsonObject } from '@contracts';
import type { IncomingEntry } from '@ledger';
import { LinkJudge } from './link-rule';

const entry = (stream: string, subject: string, section: string, open: object): IncomingEntry => ({
  stream,
  entry: { subject, data: { section, open: open as JsonObject } } as Entry,
});
const paired = (sending: string, recordid: string, linked = true): IncomingEntry =>
  entry('610300.sending/410100', sending, 'pairing', { recordid, linked });

describe('a link', () => {
  it('may be brought about between two strands that have none', () => {
    expect(new LinkJudge([]).judge(paired('s1', 'r1'))).toBeUndefined();
  });

  it('may be stated again, and undone', () => {
    const judge = new LinkJudge([{ sending: 's1', receiving: 'r1' }]);
    expect(judge.judge(paired('s1', 'r1'))).toBeUndefined();
    expect(judge.judge(paired('s1', 'r1', false))).toBeUndefined();
  });

  it('is refused while either strand has another', () => {
    const judge = new LinkJudge([{ sending: 's1', receiving: 'r1' }]);
    expect(judge.judge(paired('s2', 'r1'))).toBe('link.taken');
    expect(judge.judge(paired('s1', 'r2'))).toBe('link.taken');
  });

  it('counts from its acceptance on, within one batch too', () => {
    const judge = new LinkJudge([]);
    judge.accepted(paired('s1', 'r1'));
    expect(judge.judge(paired('s2', 'r1'))).toBe('link.taken');
    judge.accepted(paired('s1', 'r1', false));
    expect(judge.judge(paired('s2', 'r1'))).toBeUndefined();
    expect(judge.judge(paired('s1', 'r2'))).toBeUndefined();
  });
});

describe('a record', () => {
  const judge = new LinkJudge([]);
  const arrivals = '410100.receiving/610300';
  const departures = '610300.sending/410100';

  it('travels between the regions in whose areas home and residence lie', () => {
    const declared = entry(arrivals, 'r1', 'declared', { homeDivision: '610302003' });
    const residence = entry(arrivals, 'r1', 'residence', { residenceDivision: '410105001002' });
    const departure = entry(departures, 's1', 'departure', {
      homeDivision: '610302',
      destinationDivision: '410100',
    });
    for (const one of [declared, residence, departure]) expect(judge.judge(one)).toBeUndefined();
  });

  it.each([
    ['home', entry(arrivals, 'r1', 'declared', { homeDivision: '620921' })],
    ['residence', entry(arrivals, 'r1', 'residence', { residenceDivision: '411481' })],
    [
      'home, as the home side says it',
      entry(departures, 's1', 'departure', {
        homeDivision: '610402',
        destinationDivision: '410105',
      }),
    ],
    [
      'destination',
      entry(departures, 's1', 'departure', {
        homeDivision: '610302',
        destinationDivision: '451203',
      }),
    ],
  ])('is kept elsewhere when the %s lies elsewhere', (_what, incoming) => {
    expect(judge.judge(incoming)).toBe('record.other-pair');
  });
});
