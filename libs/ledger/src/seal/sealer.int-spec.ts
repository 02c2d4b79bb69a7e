import { SettableClock } from '@platform/clock';
import { statements } from '@platform/database';
import { shardOf } from '../append/entry-writer';
import { LedgerPace } from '../ledger-pace';
import type { RetimedEntry } from '../ports';
import { LeaseStore } from '../persistence/shard-lease';
import { openSegment, readSegmentHeader } from '@ledger';
import {
  InMemoryBroker,
  LedgerRegion,
  TestGate,
  eventually,
  notedV1,
  quickPace,
  testKeys,
} from '../../testing';
import { Publisher } from './publisher';
import { LeaseLost, Sealer } from './sealer';

const stream = '410100.receiving/610300';
const noon = new Date('2026-11-20T04:00:00.000Z');
const keys = testKeys(['410100', '610300'], noon);
const hours = (n: number): Date => new Date(noon.getTime() + n * 3_600_000);
/** No worker of its own: the test plays the processes. */
const still = new LedgerPace({
  ...quickPace,
  pollMinMs: 60_000,
  pollMaxMs: 60_000,
  closeMs: 60_000,
  leaseMs: 1,
});

let clock: SettableClock;
let gate: TestGate;
let broker: InMemoryBroker;
let region: LedgerRegion;
let sealer: Sealer;
let leases: LeaseStore;
let retimed: RetimedEntry[];

beforeEach(async () => {
  retimed = [];
  clock = new SettableClock(noon);
  gate = new TestGate([notedV1.type]);
  broker = new InMemoryBroker();
  region = await LedgerRegion.start({
    region: '410100',
    keys,
    broker,
    services: [],
    clock,
    gate,
    pace: still,
    register: (registry) =>
      registry.addProjection({
        sections: ['note'],
        project: () => Promise.resolve(),
        retime: (_tx, entries) => Promise.resolve(void retimed.push(...entries)),
      }),
  });
  sealer = region.app.get(Sealer);
  leases = region.app.get(LeaseStore);
});
afterEach(() => region.drop());

async function lease(leaseMs = 60_000, holder = 'one') {
  const taken = await leases.take('receiving', holder, leaseMs);
  return taken.find(({ shard }) => shard === shardOf(stream));
}

const seal = (held: NonNullable<Awaited<ReturnType<typeof lease>>>): Promise<number> =>
  sealer.sealShard(held, () => undefined);

async function segments() {
  const rows = await region.rows<{ jws: string; value: Buffer }>(
    'SELECT jws, value FROM ledger.segment WHERE stream = $1 ORDER BY first',
    stream,
  );
  return rows.map(({ jws, value }) => {
    const { segment: header } = readSegmentHeader(jws);
    const contentKey = keys.get('610300')!.openCek(header.cek)!;
    return { header, entries: openSegment({ header, value, contentKey }).entries };
  });
}

describe('a lease', () => {
  it('is held by one process; another takes it only after it has run out', async () => {
    expect(await lease()).toBeDefined();
    expect(await lease(60_000, 'two')).toBeUndefined();
  });

  it('that has changed hands fences the stalled holder off: nothing is sealed twice', async () => {
    await region.append(region.note(stream, region.ids.next(), 'x'));
    const stale = (await lease(1))!;
    const next = await eventuallyLease();
    await expect(seal(stale)).rejects.toThrow(LeaseLost);
    expect(await segments()).toEqual([]);
    expect(await seal(next)).toBe(1);
    await expect(seal(stale)).rejects.toThrow(LeaseLost);
    expect(await segments()).toHaveLength(1);
  });

  it('is held until the seal transaction commits: nobody takes it meanwhile', async () => {
    const held = (await lease(50))!;
    await region.database.run(async (tx) => {
      expect(await leases.fence(tx, held)).toBe(true);
      await new Promise((resolve) => setTimeout(resolve, 80));
      const taken = await leases.take('receiving', 'two', 60_000);
      expect(taken.map(({ shard }) => shard)).not.toContain(held.shard);
    });
  });

  async function eventuallyLease() {
    let taken: Awaited<ReturnType<typeof lease>>;
    await eventually(async () => {
      taken ??= await lease(60_000, 'two');
      return taken ? [] : ['lease still held'];
    });
    return taken!;
  }
});

describe('sealing', () => {
  it('gives gapless numbers, cites the agreement first and chains the segments', async () => {
    const held = (await lease())!;
    const strand = region.ids.next();
    for (let i = 0; i < 3; i++) await region.append(region.note(stream, strand, `${i}`));
    await seal(held);
    for (let i = 0; i < 250; i += 50)
      await region.append(
        ...Array.from({ length: 50 }, (_, k) => region.note(stream, strand, `${i + k}`)),
      );
    await seal(held);
    const sealed = await segments();
    expect(sealed.map(({ header: { first, last } }) => [first, last])).toEqual([
      [1, 4],
      [5, 204],
      [205, 254],
    ]);
    expect(sealed[0]!.entries.map(({ type }) => type)).toEqual([
      'yipanqi.agreement.version-cited.v1',
      ...Array.from({ length: 3 }, () => notedV1.type),
    ]);
    const versions = sealed.flatMap(({ entries }) => entries.slice(0)).map((e) => e.recordversion);
    expect(versions.slice(1)).toEqual(Array.from({ length: 253 }, (_, i) => i + 1));
  });

  it('leaves pending what an open transaction has not committed, and never loses it', async () => {
    const held = (await lease())!;
    const [slow, fast] = [region.ids.next(), region.ids.next()];
    await region.database.run(async (tx) => {
      await region.outgoing.append(tx, [region.note(stream, slow, 'slow')], clock.now());
      await region.append(region.note(stream, fast, 'fast'));
      await seal(held);
      expect(await statements(tx)('SELECT 1 FROM ledger.outbox_pending')).toHaveLength(1);
    });
    await seal(held);
    const subjects = (await segments()).flatMap(({ entries }) => entries.map((e) => e.subject));
    expect(subjects).toEqual([expect.any(String), fast, slow]);
  });

  it('sets time and agreement anew on an entry pending for more than a day, and keeps its event time', async () => {
    const strandId = region.ids.next();
    await region.append(region.note(stream, strandId, 'old'));
    clock.moveTo(hours(25));
    await seal((await lease())!);
    expect(retimed).toEqual([
      { strandId, version: 1, section: 'note', time: hours(25).toISOString() },
    ]);
    const [{ entries, header }] = (await segments()) as [Awaited<ReturnType<typeof segments>>[0]];
    expect(header.sealedat).toBe(hours(25).toISOString());
    expect(entries[1]).toMatchObject({
      time: hours(25).toISOString(),
      eventtime: noon.toISOString(),
    });
  });

  it('never lets sealedat decrease, though the clock goes back', async () => {
    const held = (await lease())!;
    clock.moveTo(hours(2));
    await region.append(region.note(stream, region.ids.next(), 'a'));
    await seal(held);
    clock.moveTo(noon);
    await region.append(region.note(stream, region.ids.next(), 'b'));
    await seal(held);
    expect((await segments()).map(({ header }) => header.sealedat)).toEqual([
      hours(2).toISOString(),
      hours(2).toISOString(),
    ]);
  });

  it('uses one content key all day and another the next', async () => {
    const held = (await lease())!;
    const at = [noon, hours(1), hours(24)];
    for (const moment of at) {
      clock.moveTo(moment);
      await region.append(region.note(stream, region.ids.next(), 'x'));
      await seal(held);
    }
    const [first, same, next] = (await segments()).map(({ header }) => header.cek);
    expect(same).toBe(first);
    expect(next).not.toBe(first);
  });
});

describe('a sealed segment', () => {
  it('is sent again byte for byte: every retry has the same bytes', async () => {
    const held = (await lease())!;
    for (const text of ['a', 'b']) {
      await region.append(region.note(stream, region.ids.next(), text));
      await seal(held);
    }
    const publisher = region.app.get(Publisher);
    await publisher.publish('receiving', [held]);
    const sent = [...broker.log('610300.sending')];
    expect(sent).toHaveLength(2);
    const [addressee, addresseeService] = ['610300', 'sending'] as const;
    await publisher.resend({ stream, addressee, addresseeService }, 1, 1_000);
    expect(broker.log('610300.sending').slice(2)).toEqual(sent);
  });
});
