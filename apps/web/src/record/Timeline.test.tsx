import type { TimelineItem } from '../api/records';
import { offersOf } from './RecordActions';
import { runsOf } from './Evidence';
import { actsOfTimeline } from './Timeline';
import type { JointRecord, Strand } from '../api/records';

const item = (over: Partial<TimelineItem>): TimelineItem => ({
  at: '2026-11-22T02:42:00.000Z',
  side: 'receiving',
  type: 'yipanqi.registration.arrival-registered.v1',
  section: 'declared',
  version: 1,
  ...over,
});

describe('the timeline', () => {
  it('shows the two entries of one act as one step, the newest step first', () => {
    const acts = actsOfTimeline([
      item({ section: 'residence', version: 2 }),
      item({}),
      item({
        at: '2026-11-22T02:43:00.000Z',
        side: 'sending',
        type: 'yipanqi.registration.identity-confirmed.v1',
        section: 'identity',
      }),
    ]);
    expect(acts.map((act) => act.map(({ section }) => section))).toEqual([
      ['identity'],
      ['declared', 'residence'],
    ]);
  });

  it('keeps an entry apart that met another fate', () => {
    const acts = actsOfTimeline([
      item({}),
      item({ section: 'residence', version: 2, state: 'rejected' }),
    ]);
    expect(acts).toHaveLength(2);
  });

  it('names the numbers of a side in runs', () => {
    expect(runsOf([7, 1, 3, 2, 3])).toBe('1–3, 7');
  });
});

const strand = (sections: Record<string, Record<string, unknown>>): Strand => ({
  strandId: 's',
  version: 1,
  digest: 'd',
  covered: true,
  sections: Object.fromEntries(
    Object.entries(sections).map(([name, open]) => [name, { open, version: 1, time: '' }]),
  ),
});
const record = (over: Partial<JointRecord>): JointRecord => ({
  recordId: 'r',
  state: 'one-sided',
  linked: false,
  side: 'sending',
  home: { region: '610300' },
  residence: { region: '410100' },
  receiving: strand({ declared: {}, residence: { status: 'living' } }),
  differences: [],
  ...over,
});
const words = (held: JointRecord, region: string): string[] =>
  offersOf({ ...held, side: held.home.region === region ? 'sending' : 'receiving' }).map(
    ({ word }) => word,
  );

describe('what can be done on a record', () => {
  it('is one click to register the departure, once the home register knows the person', () => {
    const confirmed = record({ sending: strand({ identity: { found: true } }) });
    expect(words(confirmed, '610300')).toEqual(['registerDeparture', 'confirmIdentity']);
  });

  it('is to check again while the home register does not know the person', () => {
    const unknown = record({ sending: strand({ identity: { found: false } }) });
    expect(words(unknown, '610300')).toEqual(['confirmIdentity']);
  });

  it('leaves the residence to the residence side, and nothing of the departure', () => {
    expect(words(record({}), '410100')).toEqual(['changeResidence', 'endResidence']);
  });

  it('lets the home side undo a link', () => {
    const linked = record({
      linked: true,
      sending: strand({ identity: { found: true }, departure: { status: 'away' } }),
    });
    expect(words(linked, '610300')).toEqual(['changeDeparture', 'endDeparture', 'undoPairing']);
  });
});
