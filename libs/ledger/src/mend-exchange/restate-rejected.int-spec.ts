import { Database } from '@platform/database';
import {
  eventually,
  InMemoryBroker,
  LedgerRegion,
  notedV1,
  settle,
  TestGate,
  testKeys,
} from '../../testing';
import { EntryReader } from '../read/entry-reader';
import { StrandReader } from '../read/strand-reader';
import { RestateRejected } from './restate-rejected';

// What the partner refused for a reason that is gone is said once more, as it stands, and both sides are equal again.

const stream = '410100.receiving/610300';
const gate = new TestGate([notedV1.type]);
let broker: InMemoryBroker;
let zhengzhou: LedgerRegion;
let baoji: LedgerRegion;
let restating: RestateRejected;

beforeAll(async () => {
  broker = new InMemoryBroker();
  const keys = testKeys(['410100', '610300'], new Date());
  zhengzhou = await LedgerRegion.start({
    region: '410100',
    keys,
    broker,
    gate: new TestGate([notedV1.type]),
  });
  baoji = await LedgerRegion.start({ region: '610300', keys, broker, gate });
  const { app, outgoing } = zhengzhou;
  const reader = app.get(EntryReader);
  restating = new RestateRejected(app.get(StrandReader), reader, outgoing);
});
afterAll(async () => {
  await zhengzhou?.drop();
  await baoji?.drop();
});

const settled = (): Promise<void> => settle(broker, [zhengzhou, baoji]);
const restate = (strandId: string): Promise<{ restated: number }> =>
  zhengzhou.app
    .get(Database, { strict: false })
    .run((tx) => restating.restate(tx, 'receiving', strandId, new Date()));
const listed = (): Promise<unknown[]> =>
  zhengzhou.rows('SELECT state, code FROM ledger.open_listed ORDER BY sequence');

describe('a rejected entry', () => {
  it('is restated as its section stands now, and the strand is equal on both sides', async () => {
    const strand = zhengzhou.ids.next();
    gate.kinds = [];
    await zhengzhou.append(
      zhengzhou.note(stream, strand, 'first'),
      zhengzhou.note(stream, strand, 'a remark', { section: 'remark' }),
    );
    await settled();
    expect(await listed()).toEqual([
      { state: 'rejected', code: 'agreement.kind' },
      { state: 'rejected', code: 'agreement.kind' },
    ]);
    gate.kinds = [notedV1.type];
    expect(await restate(strand)).toEqual({ restated: 2 });
    await settled();
    await eventually(async () => ((await listed()).length > 0 ? ['still listed'] : []), 10_000);
    const bodies = await Promise.all(
      [zhengzhou, baoji].map((region) =>
        region.rows('SELECT body, digest FROM ledger.strand WHERE strand_id = $1', strand),
      ),
    );
    expect(bodies[1]).toEqual(bodies[0]);
    expect(bodies[0]).toHaveLength(1);
  });

  it('is refused where nothing was rejected, or the strand is another’s', async () => {
    const strand = zhengzhou.ids.next();
    await zhengzhou.append(zhengzhou.note(stream, strand, 'good'));
    await settled();
    await expect(restate(strand)).rejects.toMatchObject({ code: 'exchange.nothing-rejected' });
    await expect(restate('nobody')).rejects.toMatchObject({ code: 'exchange.nothing-rejected' });
  });
});
