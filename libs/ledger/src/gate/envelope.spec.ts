import fc from 'fast-check';
import type { ControlMessage } from '@contracts';
import { carried, chainStream, noon, sealChain, twoRegions } from '../../testing/sealed-chain';
import type { CarriedMessage } from '../carrier/carrier';
import { Directory } from '../keys/directory';
import { Keyring } from '../keys/keyring';
import { controlJws } from '../wire/control';
import { signDetached } from '../wire/jws';
import { firstPrev, sealSegment, segmentHash } from '../wire/segment';
import { judgeEnvelope, type Judged } from './envelope';

const regions = twoRegions();
const { baoji, zhengzhou, directory } = regions;
const receiving = { region: '410100', service: 'receiving' } as const;
const sending = { region: '610300', service: 'sending' } as const;
const [segment] = sealChain(regions, [3]) as [ReturnType<typeof sealSegment>];
const genuine = carried(segment);

const judged = (
  message: CarriedMessage,
  me: typeof receiving | typeof sending = receiving,
): Judged => judgeEnvelope(message, me, directory);
const reason = (message: CarriedMessage, me: typeof receiving | typeof sending = receiving) => {
  const judgement = judged(message, me);
  return judgement.kind === 'quarantined' ? judgement.reason : judgement.kind;
};

/** The genuine segment under a header changed by its own author. */
const resigned = (more: object, by = baoji.keyring): CarriedMessage => {
  const signer = by.signer(noon);
  return {
    ...genuine,
    jws: signDetached({ ...segment.header, kid: signer.kid, ...more }, segment.value, signer),
  };
};

describe('a key of a megabyte, of the grammar of a stream though it is', () => {
  it('is not kept with the message that bears it', () => {
    const stream = `${chainStream}#${'1'.repeat(1_000_000)}`;
    expect(judged({ ...genuine, stream })).toEqual({
      kind: 'quarantined',
      reason: 'stream.key',
      hash: segment.hash,
    });
    expect(judged({ ...genuine, stream: `${chainStream}#1` })).toMatchObject({
      stream: `${chainStream}#1`,
    });
  });
});

describe('a genuine segment', () => {
  it('passes the gate of the service it is addressed to', () => {
    expect(judged(genuine)).toEqual({
      kind: 'segment',
      stream: expect.objectContaining({ id: chainStream, author: '610300' }) as unknown,
      header: segment.header,
      jws: segment.jws,
      value: segment.value,
      hash: segment.hash,
    });
  });

  it('passes no other gate', () => {
    expect(reason(genuine, sending)).toBe('stream.foreign');
    expect(
      judgeEnvelope(genuine, { region: '410100', service: 'bureau' }, directory),
    ).toMatchObject({ reason: 'stream.foreign' });
  });

  it('of another version passes: it is judged after its signature has held', () => {
    expect(judged(resigned({ v: 2 }))).toMatchObject({ kind: 'segment', header: { v: 2 } });
  });

  it('is refused after any single byte of header or value was changed', () => {
    const jws = Buffer.from(segment.jws);
    fc.assert(
      fc.property(fc.boolean(), fc.nat(), fc.integer({ min: 1, max: 255 }), (inJws, at, flip) => {
        const bytes = Buffer.from(inJws ? jws : segment.value);
        bytes[at % bytes.length]! ^= flip;
        const message = inJws
          ? { ...genuine, jws: bytes.toString('latin1') }
          : { ...genuine, value: bytes };
        expect(judged(message).kind).toBe('quarantined');
      }),
      { numRuns: 1500 },
    );
  });

  it('is refused after any member of its header was changed without its author', () => {
    const [, , signature] = segment.jws.split('.');
    for (const member of Object.keys(segment.header)) {
      const header = {
        alg: 'EdDSA',
        b64: false,
        crit: ['b64'],
        ...segment.header,
        [member]: changedMember(member),
      };
      const jws = `${Buffer.from(JSON.stringify(header)).toString('base64url')}..${signature}`;
      expect(judged({ ...genuine, stream: header.stream, jws }).kind).toBe('quarantined');
    }
  });
});

function changedMember(member: string): unknown {
  const others: Record<string, unknown> = {
    v: 2,
    kid: zhengzhou.keyring.signer(noon).kid,
    stream: '620921.sending/410100',
    first: 2,
    last: 4,
    prev: firstPrev('x'),
    sealedat: '2026-03-01T04:00:00.001Z',
    root: firstPrev('y'),
    cek: `${segment.header.cek}A`,
  };
  return others[member];
}

describe('what proves nothing about a stream', () => {
  it('is judged in order: size, stream, kid, signature', () => {
    const huge = Buffer.alloc(512 * 1024 + 1, 0x41);
    expect(reason({ ...genuine, value: huge })).toBe('size.value');
    expect(reason({ ...genuine, jws: 'A'.repeat(8 * 1024 + 1) })).toBe('size.jws');
    expect(reason({ stream: chainStream, value: Buffer.alloc(256 * 1024 + 1, 0x41) })).toBe(
      'size.control',
    );
    expect(reason({ ...genuine, stream: '410100.sending/610300' })).toBe('stream.key');
    expect(
      reason({ ...resigned({ stream: '610300.sending/620921' }), stream: '610300.sending/620921' }),
    ).toBe('stream.foreign');
    expect(reason(resigned({ sealedat: '2040-01-01T00:00:00.000Z' }))).toBe('kid.validity');
    expect(reason({ ...genuine, value: Buffer.concat([segment.value, Buffer.from('A')]) })).toBe(
      'signature',
    );
  });

  it('is signed by a key that is not its author’s', () => {
    expect(reason(resigned({}, zhengzhou.keyring))).toBe('kid.unknown');
    expect(judged(resigned({}, Keyring.generate('610300', noon).keyring))).toMatchObject({
      reason: 'kid.unknown',
      askDirectoryOf: '610300',
    });
    const borrowed = resigned({ kid: baoji.keyring.signer(noon).kid }, zhengzhou.keyring);
    expect(reason(borrowed)).toBe('signature');
    const encKid = directory.currentEncKey('610300', noon)!.kid;
    expect(reason(resigned({ kid: encKid }))).toBe('kid.role');
  });

  it('has numbers no segment can have', () => {
    expect(reason(resigned({ first: 0 }))).toBe('header.first');
    expect(reason(resigned({ last: 0 }))).toBe('header.last');
    expect(reason(resigned({ last: 201 }))).toBe('header.last');
    expect(reason(resigned({ first: '1' }))).toBe('header.first');
  });

  it('is kept by the hash of its bytes and by its key when that is a stream', () => {
    const broken = { ...genuine, jws: 'x' };
    expect(judged(broken)).toEqual({
      kind: 'quarantined',
      reason: 'jws',
      hash: segmentHash('x', segment.value),
      stream: chainStream,
    });
    expect(judged({ ...broken, stream: 'anything' })).not.toHaveProperty('stream');
  });

  it('never makes the gate throw', () => {
    const part = (text: string) => Buffer.from(text).toString('base64url');
    const deep = part('['.repeat(90_000));
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.json().map((j) => `${part(j)}..`),
          fc.constant(`${deep}..`),
        ),
        fc.uint8Array(),
        (jws, value) => {
          expect(judged({ stream: chainStream, jws, value: Buffer.from(value) }).kind).toBe(
            'quarantined',
          );
          expect(judged({ stream: chainStream, value: Buffer.from(jws) }).kind).toBe('quarantined');
        },
      ),
    );
  });

  it('comes from a region nobody knows', () => {
    expect(judgeEnvelope(genuine, receiving, new Directory())).toMatchObject({
      reason: 'kid.unknown',
    });
  });
});

describe('a control message', () => {
  const about = { stream: chainStream, at: '2026-03-01T04:00:00.000Z' };
  const hash = firstPrev(chainStream);
  const said = (message: ControlMessage, by: Keyring): CarriedMessage => ({
    stream: message.stream,
    value: Buffer.from(controlJws(message, by.signer(noon))),
  });
  const head: ControlMessage = { ...about, kind: 'head', last: 0, hash };
  const receipt: ControlMessage = {
    ...about,
    kind: 'receipt',
    upto: 0,
    hash,
    state: 'flowing',
    open: [],
  };
  const resend: ControlMessage = { ...about, kind: 'resend', from: 1, segments: 10 };
  const grant: ControlMessage = {
    ...about,
    kind: 'grant',
    person: '0195503f-5f00-7000-8000-000000000001',
    key: 'a.b.c.d.e',
  };
  const rekey: ControlMessage = { ...about, kind: 'rekey', day: '2026-03-01', wanted: true };
  const voided: ControlMessage = { ...about, kind: 'void', first: 1, last: 1, hash };

  it.each([head, grant, voided, rekey].map((m) => [m.kind, m] as const))(
    '%s comes from the author to the addressee',
    (_kind, message) => {
      expect(judged(said(message, baoji.keyring))).toMatchObject({
        kind: 'control',
        from: '610300',
        message,
      });
      expect(reason(said(message, zhengzhou.keyring))).toBe('kid.unknown');
    },
  );

  it.each([receipt, resend, rekey].map((m) => [m.kind, m] as const))(
    '%s comes from the addressee to the author',
    (_kind, message) => {
      expect(judged(said(message, zhengzhou.keyring), sending)).toMatchObject({
        kind: 'control',
        from: '410100',
        message,
      });
      expect(reason(said(message, baoji.keyring), sending)).toBe('kid.unknown');
    },
  );

  it('is told to one side only', () => {
    expect(reason(said(head, baoji.keyring), sending)).toBe('stream.foreign');
    expect(reason(said(receipt, zhengzhou.keyring), receiving)).toBe('stream.foreign');
  });

  it('speaks of the stream that is its key, under a key valid at its time, in the form of its kind', () => {
    expect(reason({ ...said(head, baoji.keyring), stream: '610300.bureau/410100' })).toBe(
      'stream.key',
    );
    expect(reason(said({ ...head, at: '2040-01-01T00:00:00.000Z' }, baoji.keyring))).toBe(
      'kid.validity',
    );
    expect(reason(said({ ...head, last: -1 }, baoji.keyring))).toBe('control.last');
  });

  it('is refused after any single byte was changed', () => {
    const message = said(head, baoji.keyring);
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: 1, max: 255 }), (at, flip) => {
        const value = Buffer.from(message.value);
        value[at % value.length]! ^= flip;
        expect(judged({ ...message, value }).kind).toBe('quarantined');
      }),
      { numRuns: 1000 },
    );
  });

  it('is no segment without its value, and a segment is no control message', () => {
    expect(judged({ stream: chainStream, value: Buffer.from(segment.jws) }).kind).toBe(
      'quarantined',
    );
    expect(
      judged({ ...said(head, baoji.keyring), jws: said(head, baoji.keyring).value.toString() })
        .kind,
    ).toBe('quarantined');
  });
});
