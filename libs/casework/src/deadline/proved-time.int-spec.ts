import { Keyring } from '@ledger';
import { SettableClock } from '@platform/clock';
import { eventually } from '../../../../test/support/eventually';
import { InMemoryBroker, testKeys } from '../../../ledger/testing';
import { CaseworkRegion, settled } from '../../testing';

// Zhengzhou seals a question with a time three days old. Its own heads said meanwhile that there was none: the answer is due
// from the day that is proved, on both sides.

const HOME = '610300';
const RESIDENCE = '410100';
const STREAM = '410100.receiving/610300';
/** A Monday morning. */
const BEGUN = new Date('2026-03-02T01:00:00.000Z');
const LATER = new Date('2026-03-05T01:00:00.000Z');
const clocks = { baoji: new SettableClock(BEGUN), zhengzhou: new SettableClock(BEGUN) };
let broker: InMemoryBroker;
let keys: ReadonlyMap<string, Keyring>;
let baoji: CaseworkRegion;
let zhengzhou: CaseworkRegion;

beforeAll(async () => {
  broker = new InMemoryBroker();
  keys = testKeys([HOME, RESIDENCE], new Date(BEGUN.getTime() - 3_600_000));
  baoji = await CaseworkRegion.start({ region: HOME, keys, broker, clock: clocks.baoji });
  zhengzhou = await CaseworkRegion.start({
    region: RESIDENCE,
    keys,
    broker,
    clock: clocks.zhengzhou,
  });
}, 120_000);
afterAll(async () => {
  await Promise.all([baoji?.drop(), zhengzhou?.drop()]);
});

interface Row {
  due_day: string | null;
  sent_at: Date;
  timed: boolean;
  awaits: boolean;
}

async function opened(): Promise<string> {
  zhengzhou.signInAgain();
  const { caseId } = await zhengzhou.post<{ caseId: string }>(
    '/api/receiving/cases',
    {
      kind: 'verification',
      urgency: 'urgent',
      fields: ['hukouAddress'],
      name: '单雄信',
      idNumber: '610302199001010011',
      division: '610302',
    },
    { status: 201 },
  );
  return caseId;
}
const rowsOf = (caseId: string): Promise<Row[]> =>
  Promise.all(
    [zhengzhou, baoji].map(
      async (region) =>
        (await region.rows<Row>('SELECT * FROM casework.case WHERE case_id = $1', caseId))[0]!,
    ),
  );
const echoOf = async (): Promise<Date | undefined> =>
  (
    await baoji.rows<{ echo: Date }>(
      'SELECT echo FROM ledger.stream_position WHERE stream = $1',
      STREAM,
    )
  )[0]?.echo;

it('a question held back and sealed with an old time is due from its proved time, the same day on both sides', async () => {
  await opened();
  await settled(broker, baoji, zhengzhou);
  clocks.baoji.moveTo(LATER);
  clocks.zhengzhou.moveTo(LATER);
  await eventually('a head of that day was heard', async () => (await echoOf())! >= LATER);

  clocks.zhengzhou.moveTo(BEGUN);
  const caseId = await opened();
  await eventually('the question has come', async () => (await rowsOf(caseId)).every(Boolean));
  // A clock that far behind holds what the other side says.
  clocks.zhengzhou.moveTo(new Date(LATER.getTime() + 60_000));
  clocks.baoji.moveTo(new Date(LATER.getTime() + 60_000));
  await settled(broker, baoji, zhengzhou);
  await eventually('nothing on its way can change it', async () =>
    (await rowsOf(caseId)).every((row) => row.timed && !row.awaits && row.sent_at >= LATER),
  );
  const [asking, answering] = await rowsOf(caseId);
  // Thursday 5 March, three working days to take it in, seven days to answer; of its seal it would be the 12th.
  expect([asking!.due_day, answering!.due_day]).toEqual(['2026-03-17', '2026-03-17']);
  expect(asking!.sent_at).toEqual(answering!.sent_at);
}, 60_000);
