import { randomBytes } from 'node:crypto';
import { attempt } from '@platform/database';
import type { StrandChange } from './strand-change';
import {
  InMemoryBroker,
  LedgerRegion,
  TestGate,
  eventually,
  notedV1,
  settle,
  testKeys,
} from '../testing';
import type { CarriedMessage } from './carrier/carrier';

// Two regions on one carrier: what is registered in Zhengzhou is known in Baoji, whatever the carrier does.

const stream = '410100.receiving/610300';
const back = '610300.sending/410100';
const keys = testKeys(['410100', '610300'], new Date());
const gate = new TestGate([notedV1.type]);
const seen: StrandChange[] = [];
const reacted: StrandChange[] = [];
let fail: ((change: StrandChange) => boolean) | undefined;
let failToAnswer: ((change: StrandChange) => boolean) | undefined;
let broker: InMemoryBroker;
let zhengzhou: LedgerRegion;
let baoji: LedgerRegion;

beforeAll(async () => {
  broker = new InMemoryBroker();
  zhengzhou = await LedgerRegion.start({
    region: '410100',
    keys,
    broker,
    gate: new TestGate([notedV1.type]),
  });
  baoji = await LedgerRegion.start({
    region: '610300',
    keys,
    broker,
    gate,
    register: (registry) => {
      registry.addProjection({
        sections: ['note', 'remark'],
        project: (_tx, changes) => {
          if (changes.some((change) => fail?.(change))) throw new Error('our own fault');
          seen.push(...changes);
          return Promise.resolve();
        },
      });
      registry.addReaction({
        service: 'sending',
        types: [notedV1.type],
        section: 'note',
        react: async (tx, changes, at) => {
          reacted.push(...changes);
          if (changes.some((change) => failToAnswer?.(change)))
            await attempt(tx, () => Promise.reject(new Error('our own fault')));
          const answered = changes.filter(({ open }) => open['answer'] === true);
          const drafts = answered.map(({ strandId }) =>
            baoji.note(back, baoji.ids.next(), 'answered', { about: strandId }),
          );
          await baoji.outgoing.append(tx, drafts, at);
        },
      });
    },
  });
});
afterAll(async () => {
  await zhengzhou?.drop();
  await baoji?.drop();
});
afterEach(() => {
  broker.disturb = (message) => [message];
  broker.arrange = (batch) => batch;
  fail = undefined;
  failToAnswer = undefined;
  gate.kinds = [notedV1.type];
});

const settled = (): Promise<void> => settle(broker, [zhengzhou, baoji]);
const newStrand = (): string => zhengzhou.ids.next();

async function strandOf(
  region: LedgerRegion,
  strandId: string,
): Promise<{ version: number; digest: string; body: string } | undefined> {
  const [row] = await region.rows<{ version: number; digest: string; body: string }>(
    'SELECT version, digest, body FROM ledger.strand WHERE strand_id = $1',
    strandId,
  );
  return row;
}

async function delivery(region: LedgerRegion, strandId: string) {
  const [row] = await region.rows<{
    covered: boolean;
    rejected: boolean;
    diverged_since: Date | null;
  }>('SELECT * FROM ledger.strand_delivery WHERE strand_id = $1', strandId);
  return row!;
}

async function open(
  region: LedgerRegion,
  strandId: string,
): Promise<{ state: string; code: string }[]> {
  return region.rows(
    'SELECT state, code FROM ledger.open_listed WHERE strand_id = $1 ORDER BY sequence',
    strandId,
  );
}

async function positions(region: LedgerRegion): Promise<unknown[]> {
  return region.rows('SELECT stream, last, hash, state FROM ledger.stream_position ORDER BY 1');
}

describe('what one region appends', () => {
  it('is sealed, applied by the other with equal digest, and receipted', async () => {
    const strand = newStrand();
    const [appended] = await zhengzhou.append(
      zhengzhou.note(stream, strand, 'arrived', { name: '王小明' }),
    );
    await settled();
    expect(await strandOf(baoji, strand)).toMatchObject({ version: 1, digest: appended!.digest });
    expect(await delivery(zhengzhou, strand)).toMatchObject({ covered: true, rejected: false });
    expect(await delivery(baoji, strand)).toMatchObject({ covered: true });
    const change = seen.find(({ strandId }) => strandId === strand);
    expect(change).toMatchObject({ direction: 'incoming', personal: { name: '王小明' } });
  });

  it('carries no personal value in clear', () => {
    for (const topic of ['610300.sending', '410100.receiving'])
      for (const { jws, value } of broker.log(topic))
        expect(`${jws ?? ''}${value.toString('utf8')}`).not.toContain('王小明');
  });

  it('takes consecutive versions in the order given', async () => {
    const strand = newStrand();
    const appended = await zhengzhou.append(
      zhengzhou.note(stream, strand, 'first'),
      zhengzhou.note(stream, strand, 'second', { section: 'remark' }),
      zhengzhou.note(stream, strand, 'third'),
    );
    expect(appended.map(({ version }) => version)).toEqual([1, 2, 3]);
    await settled();
    expect(await strandOf(baoji, strand)).toMatchObject({
      version: 3,
      digest: appended[2]!.digest,
    });
  });

  it('is answered by a reaction in the transaction that applied it', async () => {
    const strand = newStrand();
    await zhengzhou.append(
      zhengzhou.note(stream, strand, 'x', { open: { text: 'x', answer: true } }),
    );
    await settled();
    const answers = await zhengzhou.rows<{ body: string }>(
      "SELECT body FROM ledger.strand WHERE NOT own AND body LIKE '%answered%'",
    );
    expect(answers).toHaveLength(1);
  });

  it('is refused at home when the agreement does not permit the kind', async () => {
    const draft = { ...zhengzhou.note(stream, newStrand(), 'x'), type: 'yipanqi.test.other.v1' };
    await expect(zhengzhou.append(draft)).rejects.toMatchObject({ code: 'agreement.kind' });
  });

  it('is refused at home above 64 KB', async () => {
    const draft = zhengzhou.note(stream, newStrand(), 'x'.repeat(65_600));
    await expect(zhengzhou.append(draft)).rejects.toMatchObject({ code: 'entry.size' });
  });
});

describe('a carrier that duplicates, reorders and drops', () => {
  it('changes nothing: a thousand entries of forty strands end equal on both sides', async () => {
    let n = 0;
    broker.disturb = (message) => {
      n++;
      if (n % 7 === 0) return [];
      return n % 3 === 0 ? [message, message] : [message];
    };
    broker.arrange = (batch) => [...batch].sort((a, b) => a.value.length - b.value.length);
    const strands = Array.from({ length: 40 }, newStrand);
    for (let round = 0; round < 25; round++)
      await zhengzhou.append(
        ...strands.map((strand, i) =>
          zhengzhou.note(stream, strand, `${round}-${i}`, {
            section: round % 3 === 0 ? 'remark' : 'note',
            ...(i % 2 === 0 && { name: `n${i}` }),
          }),
        ),
      );
    await settle(broker, [zhengzhou, baoji], 25_000);
    for (const strand of strands)
      expect(await strandOf(baoji, strand)).toEqual(await strandOf(zhengzhou, strand));
    expect(await baoji.rows('SELECT * FROM ledger.parked')).toEqual([]);
    expect(await baoji.readModel.quarantinedCount()).toBe(0);
  });

  it('gives every stream gapless numbers', async () => {
    const [row] = await baoji.rows<{ entries: number; last: number }>(
      'SELECT count(*)::int AS entries, max(sequence)::int AS last FROM ledger.entry WHERE stream = $1',
      stream,
    );
    expect(row!.entries).toBe(row!.last);
  });

  it('may bring everything once more, as after a crash before its offset was kept', async () => {
    const before = await positions(baoji);
    const folded = seen.length;
    const answered = reacted.length;
    broker.replay('610300.sending');
    await settled();
    expect(await positions(baoji)).toEqual(before);
    expect(seen).toHaveLength(folded);
    expect(reacted).toHaveLength(answered);
  });
});

describe('what proves nothing', () => {
  it('is quarantined and moves no stream: garbage, a flipped byte, a replay from another stream', async () => {
    const before = await positions(baoji);
    const { length } = broker.log('610300.sending').filter(({ jws }) => jws);
    expect(length).toBeGreaterThan(0);
    const genuine = broker.log('610300.sending').find(({ jws }) => jws)!;
    const flipped = Buffer.from(genuine.value);
    flipped[100]! ^= 1;
    const garbage: CarriedMessage[] = [
      { stream, value: randomBytes(50) },
      { stream: 'nonsense', jws: 'x', value: randomBytes(50) },
      { ...genuine, value: flipped },
      { ...genuine, stream: '410100.receiving/620921' },
    ];
    broker.put('610300.sending', garbage);
    await eventually(async () =>
      (await baoji.readModel.quarantinedCount()) === garbage.length ? [] : ['not quarantined yet'],
    );
    expect(await positions(baoji)).toEqual(before);
    const { items } = await baoji.readModel.quarantine(10);
    expect(items.map(({ reason }) => reason).reverse()).toEqual([
      expect.any(String),
      expect.any(String),
      'signature',
      'stream.key',
    ]);
  });

  it('does not stop the genuine segment when that comes', async () => {
    const strand = newStrand();
    broker.disturb = (message) => {
      if (message.jws === undefined) return [message];
      const altered = Buffer.from(message.value);
      altered[altered.length - 1] = altered.at(-1) === 65 ? 66 : 65;
      return [{ ...message, value: altered }, message];
    };
    await zhengzhou.append(zhengzhou.note(stream, strand, 'genuine'));
    await settled();
    expect(await strandOf(baoji, strand)).toEqual(await strandOf(zhengzhou, strand));
  });
});

describe('a missing segment', () => {
  it('holds the later ones until it is asked for again', async () => {
    let dropped = 0;
    broker.disturb = (message) => (message.jws && dropped++ === 0 ? [] : [message]);
    const strands = [newStrand(), newStrand()];
    await zhengzhou.append(zhengzhou.note(stream, strands[0]!, 'lost on the way'));
    await eventually(() => Promise.resolve(dropped > 0 ? [] : ['not sent']));
    await zhengzhou.append(zhengzhou.note(stream, strands[1]!, 'comes first'));
    await settled();
    for (const strand of strands)
      expect(await strandOf(baoji, strand)).toMatchObject({ version: 1 });
    expect(await baoji.rows('SELECT * FROM ledger.segment_hold')).toEqual([]);
  });
});

describe('an entry that breaks a rule', () => {
  it('is rejected, listed and shown as diverged on both sides, until an entry corrects it', async () => {
    const strand = newStrand();
    await zhengzhou.append(zhengzhou.note(stream, strand, 'first'));
    await settled();
    gate.kinds = [];
    await zhengzhou.append(zhengzhou.note(stream, strand, 'not permitted'));
    await settled();
    expect(await open(zhengzhou, strand)).toEqual([{ state: 'rejected', code: 'agreement.kind' }]);
    gate.kinds = [notedV1.type];
    await zhengzhou.append(zhengzhou.note(stream, strand, 'a remark', { section: 'remark' }));
    await settled();
    expect(await open(zhengzhou, strand)).toEqual([
      { state: 'rejected', code: 'agreement.kind' },
      { state: 'parked', code: 'version-gap' },
    ]);
    for (const region of [zhengzhou, baoji]) {
      const shown = await delivery(region, strand);
      expect(shown).toMatchObject({ covered: false, rejected: true });
      expect(shown.diverged_since).toBeInstanceOf(Date);
    }
    expect(await strandOf(baoji, strand)).toMatchObject({ version: 1 });

    await zhengzhou.append(zhengzhou.note(stream, strand, 'as agreed'));
    await settled();
    expect(await open(zhengzhou, strand)).toEqual([]);
    expect(await strandOf(baoji, strand)).toEqual(await strandOf(zhengzhou, strand));
    expect(await delivery(zhengzhou, strand)).toMatchObject({ covered: true, rejected: false });
  });

  it('cannot take over a strand of another stream', async () => {
    const strand = baoji.ids.next();
    await baoji.append(baoji.note(back, strand, 'mine'));
    await settled();
    await zhengzhou.rows('DELETE FROM ledger.strand WHERE strand_id = $1', strand);
    await zhengzhou.append(zhengzhou.note(stream, strand, 'mine now'));
    await settled();
    expect(await baoji.rows('SELECT code FROM ledger.parked WHERE strand_id = $1', strand)).toEqual(
      [{ code: 'strand.foreign' }],
    );
    expect(await delivery(baoji, strand)).toMatchObject({ rejected: false });
  });
});

describe('a person key that has not come', () => {
  it('parks the strand as key-wanted; the listing brings the key, the key redrives the strand', async () => {
    const strand = newStrand();
    let grants = 0;
    broker.disturb = (message, topic) => {
      const isGrant = topic === '610300.sending' && !message.jws && kindOf(message) === 'grant';
      return isGrant && grants++ === 0 ? [] : [message];
    };
    await zhengzhou.append(zhengzhou.note(stream, strand, 'x', { name: '李四' }));
    await zhengzhou.append(zhengzhou.note(stream, strand, 'y', { section: 'remark' }));
    await eventually(async () =>
      (await strandOf(baoji, strand))?.version === 2 ? [] : ['not applied'],
    );
    await settled();
    expect(grants).toBeGreaterThan(1);
    await eventually(async () => ((await open(zhengzhou, strand)).length === 0 ? [] : ['listed']));
    expect(await strandOf(baoji, strand)).toEqual(await strandOf(zhengzhou, strand));
  });
});

describe('a fault of our own', () => {
  it.each([
    ['where it is taken in', (trips: typeof fail) => (fail = trips)],
    ['in a piece of what follows from it', (trips: typeof fail) => (failToAnswer = trips)],
  ])('parks that entry alone %s, blames nobody, and goes on when it is mended', async (_, set) => {
    const [good, bad] = [newStrand(), newStrand()];
    set(({ strandId }) => strandId === bad);
    await zhengzhou.append(
      zhengzhou.note(stream, good, 'fine'),
      zhengzhou.note(stream, bad, 'trips us'),
      zhengzhou.note(stream, bad, 'waits', { section: 'remark' }),
    );
    await settled();
    expect(await strandOf(baoji, good)).toMatchObject({ version: 1 });
    expect(await strandOf(baoji, bad)).toBeUndefined();
    expect(await open(zhengzhou, bad)).toEqual([
      { state: 'parked', code: 'own-fault' },
      { state: 'parked', code: 'version-gap' },
    ]);
    expect(await delivery(zhengzhou, bad)).toMatchObject({ covered: false, rejected: false });
    expect(baoji.log.errors.map(({ sentence }) => sentence)).toContain(
      'our own fault: the entry is parked',
    );
    set(undefined);
    await baoji.parked.retry('sending');
    await eventually(async () => ((await open(zhengzhou, bad)).length === 0 ? [] : ['listed']));
    expect(await strandOf(baoji, bad)).toEqual(await strandOf(zhengzhou, bad));
  });
});

describe('a body changed by hand', () => {
  it('shows as diverged with the next entry, and leaves when the changed section is said again', async () => {
    const strand = newStrand();
    await zhengzhou.append(
      zhengzhou.note(stream, strand, 'true'),
      zhengzhou.note(stream, strand, 'r', { section: 'remark' }),
    );
    await settled();
    await baoji.rows(
      `UPDATE ledger.strand SET body = replace(body, '"true"', '"false"') WHERE strand_id = $1`,
      strand,
    );
    await zhengzhou.append(zhengzhou.note(stream, strand, 's', { section: 'remark' }));
    await settled();
    expect(await open(zhengzhou, strand)).toEqual([{ state: 'diverged', code: 'digest' }]);
    expect((await delivery(baoji, strand)).diverged_since).toBeInstanceOf(Date);
    await zhengzhou.append(zhengzhou.note(stream, strand, 'true'));
    await settled();
    await eventually(async () => ((await open(zhengzhou, strand)).length === 0 ? [] : ['listed']));
  });
});

describe('a restart', () => {
  it('goes on where it was: nothing lost, nothing doubled', async () => {
    const strand = newStrand();
    await zhengzhou.stop();
    await zhengzhou.append(zhengzhou.note(stream, strand, 'before the crash'));
    zhengzhou = await LedgerRegion.start({
      region: '410100',
      keys,
      broker,
      database: zhengzhou.store,
      gate: new TestGate([notedV1.type]),
    });
    await settled();
    expect(await strandOf(baoji, strand)).toEqual(await strandOf(zhengzhou, strand));
  });
});

function kindOf({ value }: CarriedMessage): string {
  const payload = Buffer.from(value.toString('latin1').split('.')[1]!, 'base64url').toString();
  return (JSON.parse(payload) as { kind: string }).kind;
}

describe('a region the broker does not let in yet, as after a process was killed', () => {
  it('writes and sends all the same, and hears its partners once it is let in', async () => {
    const late = new InMemoryBroker();
    let letIn = (): void => undefined;
    late.open = new Promise((resolve) => (letIn = resolve));
    const [sender, hearer] = await Promise.all(
      ['410100', '610300'].map((region) => LedgerRegion.start({ region, keys, broker: late })),
    );
    try {
      const strand = newStrand();
      await sender!.append(sender!.note(stream, strand, 'arrived'));
      await eventually(() =>
        Promise.resolve(late.log('610300.sending').length > 0 ? [] : ['nothing was sent']),
      );
      expect(await strandOf(hearer!, strand)).toBeUndefined();
      letIn();
      await settle(late, [sender!, hearer!]);
      expect(await strandOf(hearer!, strand)).toMatchObject({ version: 1 });
    } finally {
      letIn();
      await Promise.all([sender!.drop(), hearer!.drop()]);
    }
  });
});
