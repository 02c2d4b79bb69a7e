import type { Entry } from '@contracts';
import { ledgerMigrations } from '@ledger';
import { statements } from '@platform/database';
import { openTestDatabase, type TestDatabase } from '../../../platform/testing';
import { aReceivingStrand, aSendingStrand, changeOf } from '../../testing';
import type { RecordRow } from '../record.read-model';
import { recordMigrations } from './migrations';
import { rowColumns, rowOf } from './record-query';
import { SideProjection } from './side-projection';
import { StoredLinkRule } from './stored-link-rule';

const departures = '610300.sending/410100';
const arrivals = '410100.receiving/610300';
const declared = {
  homeDivision: '610302',
  documentKind: '111',
  marks: [],
  registeredOn: '2026-03-02',
  organisation: '410105001',
};
const residence = aReceivingStrand('r').living().build().residence!;
const departure = aSendingStrand('s').away().build().departure!;
const pairing = (receiving: string, linked = true): object =>
  linked
    ? aSendingStrand('s').linkedTo(receiving).build().pairing!
    : aSendingStrand('s').unlinkedFrom(receiving).build().pairing!;
const identity = (receiving: string): object =>
  aSendingStrand('s').answering(receiving).build().identity!;

let test: TestDatabase;

beforeAll(async () => {
  test = await openTestDatabase([ledgerMigrations, recordMigrations]);
});
afterAll(() => test.drop());
beforeEach(() =>
  test.database.run(async (tx) => {
    await statements(tx)('TRUNCATE record.side, ledger.strand, ledger.strand_sealed');
    await statements(tx)('TRUNCATE ledger.receipt_newest, ledger.open_listed');
  }),
);

type Told = readonly [
  stream: string,
  strandId: string,
  version: number,
  section: string,
  open: object,
];

/** This region is Baoji. */
async function told(...batch: Told[]): Promise<void> {
  const changes = batch.map(([stream, id, version, section, open]) =>
    changeOf('610300', stream, id, version, section, open),
  );
  await test.database.run((tx) => new SideProjection().project(tx, changes));
}
const arrival = (id: string): Told[] => [
  [arrivals, id, 1, 'declared', declared],
  [arrivals, id, 2, 'residence', residence],
];

async function all(): Promise<readonly RecordRow[]> {
  const rows = await test.database.read<RecordRow>(
    `SELECT ${rowColumns} FROM record.record r ORDER BY r.updated_at DESC, r.record_id DESC`,
  );
  return rows.map(rowOf);
}

/** The ledger's rows of a strand, as far as its delivery is read from them. */
async function held(id: string, stream: string, sequence: number, version: number): Promise<void> {
  const own = stream === departures;
  await test.database.run(async (tx) => {
    await statements(tx)(
      `INSERT INTO ledger.strand (strand_id, stream, own, kind, version, body, digest, claimed, sections, bucket, sequence, begun)
       VALUES ($1, $2, $3, 'record', $4, '{}', '', '', '{}', 0, $5, '2026-03-02')`,
      [id, stream, own, version, own ? null : sequence],
    );
    if (own)
      await statements(tx)(
        'INSERT INTO ledger.strand_sealed (strand_id, version, sequence) VALUES ($1, $2, $3)',
        [id, version, sequence],
      );
  });
}
async function receipt(stream: string, upto: number): Promise<void> {
  await test.database.run((tx) =>
    statements(tx)(
      `INSERT INTO ledger.receipt_newest (stream, at, upto, hash, state) VALUES ($1, '2026-03-02', $2, '', 'flowing')
       ON CONFLICT (stream) DO UPDATE SET upto = excluded.upto`,
      [stream, upto],
    ),
  );
}
async function listed(stream: string, id: string, state: string, since: string): Promise<void> {
  await test.database.run((tx) =>
    statements(tx)(
      `INSERT INTO ledger.open_listed (stream, sequence, strand_id, state, code, since)
       VALUES ($1, 1, $2, $3, 'digest', $4)`,
      [stream, id, state, since],
    ),
  );
}

describe('an arrival', () => {
  it('is a one-sided record of the residence side, routed to the home county', async () => {
    await told(...arrival('r1'));
    expect(await all()).toEqual([
      expect.objectContaining({
        recordId: 'r1',
        ownSide: 'sending',
        receivingStrand: 'r1',
        linked: false,
        state: 'one-sided',
        oneSidedSide: 'receiving',
        homeRegion: '610300',
        residenceRegion: '410100',
        homeDivision: '610302',
        residenceDivision: '410105001',
        ownOrganisation: '610302',
        arrivedOn: '2026-03-01',
      }),
    ]);
  });

  it('of a code nobody knows is routed to the city’s desk', async () => {
    await told([arrivals, 'r1', 1, 'declared', { ...declared, homeDivision: '610399' }]);
    expect((await all())[0]).toMatchObject({ homeDivision: '610399', ownOrganisation: '610300' });
  });

  it('that was answered stays one record, with the strand that answered it', async () => {
    await told(...arrival('r1'), [departures, 's1', 1, 'identity', identity('r1')]);
    expect(await all()).toEqual([
      expect.objectContaining({ recordId: 'r1', answeringStrand: 's1', linked: false }),
    ]);
  });

  it('ended as a duplicate lives on in the other', async () => {
    const ended = { kind: 'in-error', on: '2026-03-03', duplicateof: 'r1' };
    await told(...arrival('r1'), ...arrival('r2'), [
      arrivals,
      'r2',
      3,
      'residence',
      { ...residence, status: 'ended', ended },
    ]);
    expect((await all()).map(({ recordId }) => recordId)).toEqual(['r1']);
  });
});

describe('a departure', () => {
  it('is a one-sided record of the home side until it is paired', async () => {
    await told([departures, 's1', 1, 'departure', departure]);
    expect(await all()).toEqual([
      expect.objectContaining({
        recordId: 's1',
        oneSidedSide: 'sending',
        residenceDivision: '410105',
        leftOn: '2026-02-27',
      }),
    ]);
  });

  it('and the arrival it is paired with are one record, and two again when the pairing is undone', async () => {
    await told(...arrival('r1'), [departures, 's1', 1, 'departure', departure]);
    expect(await all()).toHaveLength(2);
    await told([departures, 's1', 2, 'pairing', pairing('r1')]);
    expect(await all()).toEqual([
      expect.objectContaining({ recordId: 'r1', sendingStrand: 's1', linked: true }),
    ]);
    await told([departures, 's1', 3, 'pairing', pairing('r1', false)]);
    expect((await all()).map(({ recordId, linked }) => [recordId, linked]).sort()).toEqual([
      ['r1', false],
      ['s1', false],
    ]);
  });

  it('keeps its sections however they are batched', async () => {
    const batch: Told[] = [
      [departures, 's1', 1, 'identity', identity('r1')],
      [departures, 's1', 2, 'departure', departure],
      [departures, 's1', 3, 'pairing', pairing('r1')],
    ];
    const rows = (): Promise<object[]> => test.database.read('SELECT * FROM record.side');
    await told(...batch);
    const together = await rows();
    await test.database.read('DELETE FROM record.side');
    for (const one of batch) await told(one);
    expect(await rows()).toEqual(together);
    expect(together).toEqual([
      expect.objectContaining({ answers: 'r1', linked_to: 'r1', has_departure: true, version: 3 }),
    ]);
  });
});

describe('a linked record', () => {
  const word = async (): Promise<object> => {
    const [{ state, stateSince, oneSidedSide }] = (await all()) as [RecordRow];
    return {
      state,
      ...(stateSince && { since: stateSince.toISOString() }),
      ...(oneSidedSide && {}),
    };
  };
  beforeEach(async () => {
    await told(
      ...arrival('r1'),
      [departures, 's1', 1, 'departure', departure],
      [departures, 's1', 2, 'pairing', pairing('r1')],
    );
    await held('s1', departures, 5, 2);
    await held('r1', arrivals, 3, 2);
  });

  it('is pending until both strands are covered, then agreed', async () => {
    expect(await word()).toEqual({ state: 'pending' });
    await receipt(arrivals, 3);
    expect(await word()).toEqual({ state: 'pending' });
    await receipt(departures, 4);
    expect(await word()).toEqual({ state: 'pending' });
    await receipt(departures, 5);
    expect(await word()).toEqual({ state: 'agreed' });
  });

  it('is diverged since the first receipt that lists one of its strands', async () => {
    await receipt(arrivals, 3);
    await receipt(departures, 5);
    await listed(departures, 's1', 'diverged', '2026-03-02T10:42:00.000Z');
    expect(await word()).toEqual({ state: 'diverged', since: '2026-03-02T10:42:00.000Z' });
  });

  it('is pending while an entry of it is parked', async () => {
    await receipt(arrivals, 3);
    await receipt(departures, 5);
    await listed(arrivals, 'r1', 'parked', '2026-03-02T10:42:00.000Z');
    expect(await word()).toEqual({ state: 'pending' });
  });
});

describe('a second link', () => {
  it('to a strand that has one is refused, also when the first was kept before', async () => {
    await told(...arrival('r1'), [departures, 's1', 1, 'pairing', pairing('r1')]);
    const incoming = (subject: string, receiving: string) => ({
      stream: departures,
      entry: {
        subject,
        data: { section: 'pairing', open: pairing(receiving) },
      } as unknown as Entry,
    });
    const asked = [incoming('s2', 'r1'), incoming('s1', 'r2'), incoming('s1', 'r1')];
    const codes = await test.database.run(async (tx) => {
      const judge = await new StoredLinkRule().load(tx, asked);
      return asked.map((one) => judge.judge(one));
    });
    expect(codes).toEqual(['link.taken', 'link.taken', undefined]);
  });
});
