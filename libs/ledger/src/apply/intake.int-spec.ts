import type { JsonObject } from '@contracts';
import { statements } from '@platform/database';
import type { Keyring } from '../keys/keyring';
import { canonicalJson } from '../wire/canonical-json';
import { digestOf } from '../wire/hash';
import { wrapKey } from '../wire/jwe';
import { segmentHash, sealSegment, firstPrev, type SealedSegment } from '../wire/segment';
import { controlJws } from '../wire/control';
import { Directory } from '../keys/directory';
import {
  InMemoryBroker,
  LedgerRegion,
  TestGate,
  eventually,
  notedV1,
  quickPace,
  testKeys,
} from '../../testing';
import type { CarriedMessage } from '../carrier/carrier';
import { Intakes } from '../intakes';
import { LedgerPace } from '../ledger-pace';

// The partner is played by the test, which holds its keys: what an author could do, and what a stranger could.

const stream = '410100.receiving/610300';
const keys = testKeys(['410100', '610300', '620921'], new Date());
let region: LedgerRegion;
/** Entries judged at once, run by run. */
let rounds: number[];
let take: (messages: readonly CarriedMessage[]) => Promise<void>;

beforeEach(async () => {
  region = await LedgerRegion.start({
    region: '610300',
    keys,
    broker: new InMemoryBroker(),
    services: ['sending'],
    pace: new LedgerPace({ ...quickPace, headBehindMs: 60_000 }),
    register: (registry) =>
      registry.addRule({
        load: (_tx, entries) => {
          rounds.push(entries.length);
          return Promise.resolve({ judge: () => undefined, accepted: () => undefined });
        },
      }),
  });
  rounds = [];
  take = region.app.get(Intakes).find('sending')!;
});
afterEach(() => region.drop());

interface Draft {
  readonly first: number;
  readonly prev: string;
  readonly count?: number;
  readonly text?: string;
  readonly sealedAt?: Date;
  readonly signer?: Keyring;
  readonly numbers?: (i: number) => number;
  /** Members of each entry, which is sound but for them. */
  readonly entries?: readonly JsonObject[];
  readonly stream?: string;
}

const contentKey = Buffer.alloc(32, 7);
const agreement = new TestGate([]).hash;

/** An entry that breaks no rule. */
function soundEntry(sealedAt: Date, sequence: number, id: string): JsonObject {
  const data = { section: 'note', open: { text: `${sequence}` } };
  return {
    specversion: '1.0',
    id: region.ids.next(),
    source: `/regions/${id.split('/')[0]!.replace('.', '/')}`,
    type: notedV1.type,
    subject: region.ids.next(),
    time: sealedAt.toISOString(),
    datacontenttype: 'application/json',
    sequence: `${sequence}`,
    recordversion: 1,
    seen: 0,
    eventtime: sealedAt.toISOString(),
    agreement,
    legalbasis: 'statutory',
    digest: digestOf(canonicalJson({ note: data })),
    data,
  };
}

function segment(draft: Draft): SealedSegment & CarriedMessage {
  const sealedAt = draft.sealedAt ?? new Date();
  const directory = new Directory();
  directory.trust('610300', keys.get('610300')!.statements);
  const numbers = draft.numbers ?? ((i) => i);
  const id = draft.stream ?? stream;
  const entries =
    draft.entries?.map((more, i) =>
      canonicalJson({ ...soundEntry(sealedAt, draft.first + i, id), ...more }),
    ) ??
    Array.from({ length: draft.count ?? 1 }, (_, i) =>
      JSON.stringify({
        data: draft.text ?? 'x',
        sequence: String(numbers(draft.first + i)),
        subject: '0199f0a0-0000-7000-8000-000000000001',
      }),
    );
  const sealed = sealSegment({
    stream: id,
    first: draft.first,
    prev: draft.prev,
    sealedAt,
    entries,
    contentKey,
    cek: wrapKey(contentKey, directory.currentEncKey('610300', sealedAt)!),
    signer: (draft.signer ?? keys.get('410100')!).signer(sealedAt),
  });
  return { ...sealed, stream: id };
}

const begin = firstPrev(stream);

async function position() {
  const [row] = await region.rows<{
    last: string;
    state: string;
    code: string | null;
    held: number;
  }>('SELECT last, state, code, held FROM ledger.stream_position WHERE stream = $1', stream);
  return row && { ...row, last: Number(row.last) };
}

describe('an authentic segment', () => {
  it('moves its stream; the same once more is skipped', async () => {
    const first = segment({ first: 1, prev: begin, count: 3 });
    await take([first]);
    await take([first, first]);
    expect(await position()).toMatchObject({ last: 3, state: 'flowing' });
    expect(await region.rows('SELECT 1 FROM ledger.segment')).toHaveLength(1);
    expect(await region.rows('SELECT 1 FROM ledger.entry')).toHaveLength(3);
  });

  it('holds entries that break their schema as rejected history, under their code', async () => {
    await take([segment({ first: 1, prev: begin, count: 2 })]);
    const rows = await region.rows('SELECT state, code FROM ledger.parked ORDER BY sequence');
    expect(rows).toEqual(
      Array.from({ length: 2 }, () => ({ state: 'rejected', code: 'entry.schema' })),
    );
  });

  it('with another content at a number already applied blocks the stream and both proofs are kept', async () => {
    const [mine, other] = [
      segment({ first: 1, prev: begin }),
      segment({ first: 1, prev: begin, text: 'another' }),
    ];
    await take([mine]);
    await take([other]);
    expect(await position()).toMatchObject({ last: 1, state: 'blocked' });
    expect(await region.rows('SELECT hash FROM ledger.fork_proof')).toEqual([
      { hash: segmentHash(other.jws, other.value) },
    ]);
    expect(region.log.errors).toHaveLength(1);
    await take([segment({ first: 2, prev: mine.hash })]);
    expect(await position()).toMatchObject({ last: 1, state: 'blocked' });
  });

  it('of a blocked stream is kept as proof a hundred times, not for ever', async () => {
    await take([segment({ first: 1, prev: begin })]);
    for (let i = 0; i < 110; i++) await take([segment({ first: 1, prev: begin, text: `${i}` })]);
    expect(await region.rows('SELECT 1 FROM ledger.fork_proof')).toHaveLength(100);
  });

  it('that does not continue my chain blocks the stream', async () => {
    await take([segment({ first: 1, prev: 'A'.repeat(43) })]);
    expect(await position()).toMatchObject({ last: 0, state: 'blocked' });
  });

  it('two of them held at one number block the stream', async () => {
    await take([segment({ first: 5, prev: 'A'.repeat(43) })]);
    expect(await position()).toMatchObject({ last: 0, state: 'flowing', held: 1 });
    await take([segment({ first: 5, prev: 'A'.repeat(43), text: 'another' })]);
    expect(await position()).toMatchObject({ state: 'blocked' });
    expect(await region.rows('SELECT 1 FROM ledger.fork_proof')).toHaveLength(2);
  });

  it('that comes early waits in hold until the one before it has come', async () => {
    const first = segment({ first: 1, prev: begin, count: 2 });
    const second = segment({ first: 3, prev: first.hash });
    const third = segment({ first: 4, prev: second.hash });
    await take([third]);
    await take([second]);
    expect(await position()).toMatchObject({ last: 0, held: 2 });
    await take([first]);
    expect(await position()).toMatchObject({ last: 4, held: 0, state: 'flowing' });
  });

  it('that is not exactly the entries it names makes the stream wait, and only that stream', async () => {
    await take([segment({ first: 1, prev: begin, numbers: (i) => i + 1 })]);
    expect(await position()).toMatchObject({ last: 0, state: 'waiting', code: 'segment.count' });
    const sound = segment({ first: 1, prev: begin });
    await take([sound]);
    expect(await position()).toMatchObject({ last: 1, state: 'flowing', code: null });
  });

  it('whose sealedat decreases makes the stream wait', async () => {
    const first = segment({ first: 1, prev: begin });
    const earlier = new Date(Date.parse(first.header.sealedat) - 1);
    await take([first, segment({ first: 2, prev: first.hash, sealedAt: earlier })]);
    expect(await position()).toMatchObject({ last: 1, state: 'waiting', code: 'segment.time' });
  });

  it('sealed more than a day ahead of my clock is held, not applied', async () => {
    const ahead = new Date(region.clock.now().getTime() + 25 * 3_600_000);
    await take([segment({ first: 1, prev: begin, sealedAt: ahead })]);
    expect(await position()).toMatchObject({ last: 0, held: 1, state: 'flowing' });
  });
});

describe('an entry made to trip its reader', () => {
  const listed = () =>
    region.rows('SELECT sequence::int, state, code FROM ledger.parked ORDER BY sequence');

  it('with a version as high as JSON can say is parked like any gap, and the stream goes on', async () => {
    const highest = { recordversion: Number.MAX_SAFE_INTEGER };
    await take([segment({ first: 1, prev: begin, entries: [highest, {}] })]);
    expect(await position()).toMatchObject({ last: 2, state: 'flowing' });
    expect(await listed()).toEqual([{ sequence: 1, state: 'parked', code: 'version-gap' }]);
  });

  it('with a member of its own whose name needs escaping is folded like any other', async () => {
    const strange = {
      'a"b': 1,
      '\u0001': 2,
      'c\\': { data: 'not this' },
      ['__proto__']: { data: 3 },
    };
    await take([segment({ first: 1, prev: begin, entries: [strange] })]);
    expect(await listed()).toEqual([]);
    const rows = await region.rows<{ body: string }>('SELECT body FROM ledger.strand');
    expect(rows).toEqual([{ body: '{"note":{"open":{"text":"1"},"section":"note"}}' }]);
  });

  it('costs no run of its own when many versions wait for one', async () => {
    const subject = region.ids.next();
    const versions = Array.from({ length: 60 }, (_, i) => ({ subject, recordversion: i + 2 }));
    const parked = segment({ first: 1, prev: begin, entries: versions });
    await take([parked]);
    const missing = segment({
      first: 61,
      prev: parked.hash,
      entries: [{ subject, recordversion: 1 }],
    });
    await take([missing]);
    const rows = await region.rows('SELECT version FROM ledger.strand');
    expect(rows).toEqual([{ version: 61 }]);
    expect(rounds).toEqual([60, 1, 60]);
  });

  it('holds up no other stream that was brought with it', async () => {
    const other = '620921.receiving/610300';
    // Nothing known trips the slow path any more: the database plays the fault.
    await region.database.run(async (tx) => {
      await statements(tx)(`CREATE FUNCTION ledger.trip() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN RAISE EXCEPTION 'tripped' USING ERRCODE = '22000'; END $$`);
      await statements(tx)(`CREATE TRIGGER trip BEFORE INSERT ON ledger.entry FOR EACH ROW
        WHEN (NEW.stream = '${stream}') EXECUTE FUNCTION ledger.trip()`);
    });
    const signer = keys.get('620921')!;
    await take([
      segment({ first: 1, prev: begin, entries: [{}] }),
      segment({ stream: other, first: 1, prev: firstPrev(other), entries: [{}], signer }),
    ]);
    const rows = await region.rows('SELECT stream, last::int FROM ledger.stream_position');
    expect(rows).toEqual([{ stream: other, last: 1 }]);
  });
});

describe('what another region signed', () => {
  it('is quarantined though the signature is good, and the stream does not even begin', async () => {
    await take([segment({ first: 1, prev: begin, signer: keys.get('620921')! })]);
    expect(await position()).toBeUndefined();
    const { items } = await region.readModel.quarantine(10);
    expect(items.map(({ reason }) => reason)).toEqual(['kid.unknown']);
  });
});

describe('a segment replayed by anybody who can write to the topic', () => {
  const receipts = async (): Promise<number> =>
    (await region.rows('SELECT 1 FROM ledger.receipt')).length;
  const receipted = (count: number) =>
    eventually(async () => ((await receipts()) >= count ? [] : ['no receipt']));

  it('is answered once a minute, since receipts are kept for ever', async () => {
    const first = segment({ first: 1, prev: begin, entries: [{}] });
    await take([first]);
    await receipted(1);
    await take([first]);
    await receipted(2);
    for (let i = 0; i < 3; i++) await take([first]);
    await take([segment({ first: 2, prev: first.hash, entries: [{}] })]);
    await receipted(3);
    expect(await receipts()).toBe(3);
  });
});

describe('the quarantine', () => {
  it('keeps the raw bytes of the first hundred of an hour, and counts all', async () => {
    const garbage = Array.from({ length: 130 }, (_, i) => ({
      stream,
      value: Buffer.from(`garbage ${i}`),
    }));
    await take(garbage.slice(0, 60));
    await take(garbage.slice(60));
    expect(await region.readModel.quarantinedCount()).toBe(130);
    const [row] = await region.rows<{ raw: number }>(
      'SELECT count(raw)::int AS raw FROM ledger.quarantine',
    );
    expect(row!.raw).toBe(100);
  });

  it('keeps no more than ten thousand rows of an hour, and counts on', async () => {
    await take([{ stream, value: Buffer.from('garbage') }]);
    await region.rows('UPDATE ledger.quarantine_hour SET messages = 9999');
    await take([1, 2, 3].map((i) => ({ stream, value: Buffer.from(`more garbage ${i}`) })));
    const [row] = await region.rows<{ kept: number }>(
      'SELECT count(*)::int AS kept FROM ledger.quarantine',
    );
    expect(row!.kept).toBe(2);
    expect(await region.readModel.quarantinedCount()).toBe(10_002);
  });
});

describe('a head', () => {
  const head = (last: number, hash: string, at = new Date()): CarriedMessage => {
    const author = keys.get('410100')!;
    const message = { kind: 'head', stream, at: at.toISOString(), last, hash } as const;
    return { stream, value: Buffer.from(controlJws(message, author.signer(at))) };
  };

  it('is answered by a receipt that echoes it', async () => {
    const at = region.clock.now();
    await take([segment({ first: 1, prev: begin }), head(0, begin, at)]);
    await eventually(async () => {
      const rows = await region.rows<{ headat: Date | null }>(
        'SELECT headat FROM ledger.receipt_newest WHERE stream = $1 AND upto = 1',
        stream,
      );
      return rows[0]?.headat?.getTime() === at.getTime() ? [] : ['no echo'];
    });
  });

  it('far from my clock is not echoed', async () => {
    await take([head(0, begin, new Date(region.clock.now().getTime() - 3 * 60_000))]);
    const rows = await region.rows('SELECT echo FROM ledger.stream_position');
    expect(rows).toEqual([{ echo: null }]);
  });

  it('with another hash than mine at its number proves a fork: blocked', async () => {
    await take([segment({ first: 1, prev: begin })]);
    await take([head(1, 'A'.repeat(43))]);
    expect(await position()).toMatchObject({ state: 'blocked', code: 'equivocation.head' });
    expect(await region.rows('SELECT kind FROM ledger.fork_proof')).toEqual([{ kind: 'head' }]);
  });

  it('not newer than the last is ignored', async () => {
    const at = new Date();
    await take([head(5, 'A'.repeat(43), at)]);
    await take([head(9, 'A'.repeat(43), at)]);
    const rows = await region.rows('SELECT known_head::int AS known FROM ledger.stream_position');
    expect(rows).toEqual([{ known: 5 }]);
  });
});

describe('a receipt', () => {
  it('is heard though another message of the same batch trips us', async () => {
    const at = region.clock.now();
    const receipt = (partner: string, code: string): CarriedMessage => {
      const id = `610300.sending/${partner}`;
      const begun = { upto: 0, hash: firstPrev(id), state: 'waiting', code, open: [] } as const;
      const message = { kind: 'receipt', stream: id, at: at.toISOString(), ...begun } as const;
      return { stream: id, value: Buffer.from(controlJws(message, keys.get(partner)!.signer(at))) };
    };
    await take([receipt('410100', 'no database holds this: \0'), receipt('620921', 'cek.kid')]);
    const rows = await region.rows('SELECT stream, code FROM ledger.receipt_newest');
    expect(rows).toEqual([{ stream: '610300.sending/620921', code: 'cek.kid' }]);
    expect(region.log.errors.map(({ sentence }) => sentence)).toEqual([
      'our own fault at a control message',
    ]);
  });
});
