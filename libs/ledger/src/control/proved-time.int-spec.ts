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

// A region seals with an old time. Its own heads, heard by the partner, say otherwise: both sides count from the head.

const stream = '410100.receiving/610300';
const NOW = new Date('2026-03-02T09:00:00Z');
const HOUR_MS = 3_600_000;
const keys = testKeys(['410100', '610300'], new Date(NOW.getTime() - 24 * HOUR_MS));
const author = new SettableClock(NOW);
const reader = new SettableClock(NOW);
let broker: InMemoryBroker;
let zhengzhou: LedgerRegion;
let baoji: LedgerRegion;

beforeAll(async () => {
  broker = new InMemoryBroker();
  const gate = (): TestGate => new TestGate([notedV1.type]);
  const started = { keys, broker };
  zhengzhou = await LedgerRegion.start({
    ...started,
    region: '410100',
    clock: author,
    gate: gate(),
  });
  baoji = await LedgerRegion.start({ ...started, region: '610300', clock: reader, gate: gate() });
});
afterAll(async () => {
  await zhengzhou?.drop();
  await baoji?.drop();
});
afterEach(() => {
  broker.disturb = (message) => [message];
});

const settled = (): Promise<void> => settle(broker, [zhengzhou, baoji]);

async function timesOf(region: LedgerRegion, strandId: string) {
  const times = region.app.get(EntryTimes);
  const [entry] = await region.database.run((tx) => times.ofStrands(tx, [strandId]));
  return entry;
}

async function noted(text: string): Promise<string> {
  const strand = zhengzhou.ids.next();
  await zhengzhou.append(zhengzhou.note(stream, strand, text));
  await settled();
  return strand;
}

/** Both clocks go on until a head of that hour was heard. */
async function headHeardAt(hour: number): Promise<Date> {
  const at = new Date(NOW.getTime() + hour * HOUR_MS);
  author.moveTo(at);
  reader.moveTo(at);
  await eventually(async () => {
    const [row] = await baoji.rows<{ echo: Date | null }>(
      'SELECT echo FROM ledger.stream_position WHERE stream = $1',
      stream,
    );
    return row?.echo && row.echo >= at ? [] : ['no head of that hour'];
  });
  return at;
}

const said = async (region: LedgerRegion): Promise<Date[]> =>
  (await region.rows<{ at: Date }>('SELECT at FROM ledger.proved_head ORDER BY at')).map(
    ({ at }) => at,
  );

describe('an entry sealed in time', () => {
  it('is proved by its seal, and nothing is said of it', async () => {
    await noted('the first');
    await headHeardAt(1);
    const strand = await noted('after the head');
    for (const region of [zhengzhou, baoji]) {
      const entry = await timesOf(region, strand);
      expect(entry!.provedAt).toEqual(entry!.sealedAt);
      expect(await said(region)).toEqual([]);
    }
  });
});

describe('an entry that names a seal before a head which did not contain it', () => {
  it('is proved by that head on both sides, though every receipt that echoed it was lost', async () => {
    const heads = await headHeardAt(4);
    author.moveTo(new Date(NOW.getTime() + 2 * HOUR_MS));
    broker.disturb = (message) =>
      message.jws === undefined && message.value.toString('latin1').split('.').length === 3
        ? isReceipt(message.value)
          ? []
          : [message]
        : [message];
    const strand = zhengzhou.ids.next();
    await zhengzhou.append(zhengzhou.note(stream, strand, 'held back'));
    await eventually(async () =>
      (await said(zhengzhou)).length > 0 ? [] : ['the author has not heard it'],
    );
    broker.disturb = (message) => [message];
    reader.moveTo(new Date(NOW.getTime() + 4 * HOUR_MS + 60_000));
    author.moveTo(new Date(NOW.getTime() + 4 * HOUR_MS + 60_000));
    await settled();
    const both = [await timesOf(zhengzhou, strand), await timesOf(baoji, strand)];
    expect(both[0]!.provedAt).toEqual(both[1]!.provedAt);
    expect(both[0]!.sealedAt).toEqual(both[1]!.sealedAt);
    expect(both[0]!.provedAt >= heads).toBe(true);
    expect(both[0]!.sealedAt < heads).toBe(true);
    expect(await said(zhengzhou)).toEqual(await said(baoji));
    expect(await said(baoji)).toHaveLength(1);
  });

  it('keeps of all heads heard only what can still prove something', async () => {
    await settled();
    const [row] = await baoji.rows<{ kept: number }>(
      'SELECT jsonb_array_length(heads) AS kept FROM ledger.heard_head WHERE stream = $1',
      stream,
    );
    expect(row!.kept).toBeLessThanOrEqual(2);
  });
});

function isReceipt(jws: Buffer): boolean {
  const [, payload] = jws.toString('latin1').split('.');
  const { kind } = JSON.parse(Buffer.from(payload!, 'base64url').toString()) as { kind: string };
  return kind === 'receipt';
}
