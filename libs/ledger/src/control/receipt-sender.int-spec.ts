import { SettableClock } from '@platform/clock';
import { EntryTimes } from '..';
import {
  eventually,
  InMemoryBroker,
  LedgerRegion,
  notedV1,
  settle,
  TestGate,
  testKeys,
} from '../../testing';

// A deadline may count from the first receipt that covers an entry: the author must hold the one the reader holds.

const stream = '410100.receiving/610300';
const NOW = new Date('2026-03-02T09:00:00Z');
const keys = testKeys(['410100', '610300'], new Date(NOW.getTime() - 86_400_000));
const clock = new SettableClock(NOW);
let broker: InMemoryBroker;
let author: LedgerRegion;
let reader: LedgerRegion;

const started = (region: string) => ({
  keys,
  broker,
  clock,
  region,
  gate: new TestGate([notedV1.type]),
});

beforeAll(async () => {
  broker = new InMemoryBroker();
  author = await LedgerRegion.start(started('410100'));
  reader = await LedgerRegion.start(started('610300'));
});
afterAll(async () => {
  await author?.drop();
  await reader?.drop();
});

async function coveredAt(region: LedgerRegion, strandId: string): Promise<Date | undefined> {
  const times = region.app.get(EntryTimes);
  const [entry] = await region.database.run((tx) => times.ofStrands(tx, [strandId]));
  return entry?.coveredAt;
}

/** Sent while nothing reaches the author: the reader has made a receipt that the carrier did not take. */
async function notedUnheard(): Promise<{ strandId: string; receipt: Date }> {
  broker.refusing.add('410100.receiving');
  const strandId = author.ids.next();
  await author.append(author.note(stream, strandId, 'unheard'));
  let receipt: Date | undefined;
  await eventually(async () => {
    receipt = await coveredAt(reader, strandId);
    return receipt ? [] : ['no receipt was made'];
  });
  return { strandId, receipt: receipt! };
}

/** Two minutes later everything arrives again. */
async function heardAgain(): Promise<void> {
  clock.moveTo(new Date(clock.now().getTime() + 120_000));
  broker.refusing.clear();
  await settle(broker, [author, reader]);
}

describe('a receipt that the carrier did not take', () => {
  it('reaches the author before a newer one, and both count from it', async () => {
    const { strandId, receipt } = await notedUnheard();
    await author.append(author.note(stream, author.ids.next(), 'one more'));
    await heardAgain();
    expect(await coveredAt(author, strandId)).toEqual(receipt);
  }, 30_000);

  it('reaches the author also when the reader was killed over it', async () => {
    const { strandId, receipt } = await notedUnheard();
    const database = reader.store;
    await reader.stop();
    clock.moveTo(new Date(clock.now().getTime() + 120_000));
    broker.refusing.clear();
    reader = await LedgerRegion.start({ ...started('610300'), database });
    await settle(broker, [author, reader]);
    await eventually(async () =>
      (await coveredAt(author, strandId)) ? [] : ['no receipt was heard'],
    );
    expect(await coveredAt(author, strandId)).toEqual(receipt);
  }, 30_000);
});
