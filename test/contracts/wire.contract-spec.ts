// The vectors of docs/wire-format.md hold for our code and for `jose`, an implementation that knows nothing of ours.
import { createPrivateKey, createPublicKey, timingSafeEqual, type KeyObject } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { inflateRawSync } from 'node:zlib';
import { compactDecrypt, compactVerify, flattenedVerify } from 'jose';
import type { JsonObject } from '@contracts';
import {
  agreementHash,
  canonicalJson,
  decryptPersonal,
  digestOf,
  Directory,
  firstPrev,
  hashOf,
  judgeEnvelope,
  leafHash,
  murmur2,
  openSegment,
  parseIJson,
  parseStream,
  personalKid,
  readSegmentHeader,
  saltOf,
  segmentHash,
  slotOf,
  unwrapKey,
  verifyAgreementSignature,
  verifyInclusion,
  verifyRequestToken,
  type PrivateJwk,
  type SegmentHeader,
} from '@ledger';

type Role = 'sig' | 'recovery' | 'enc' | 'grant';
interface Vectors {
  readonly regions: Readonly<
    Record<
      string,
      {
        readonly keys: Readonly<Record<Role, PrivateJwk>>;
        readonly kids: Readonly<Record<Role, string>>;
        readonly statements: readonly string[];
        readonly pin: string;
      }
    >
  >;
  readonly hashes: readonly { readonly text: string; readonly hash: string }[];
  readonly canonical: readonly { readonly json: string; readonly canonical: string }[];
  readonly notIJson: readonly string[];
  readonly partitions: readonly {
    readonly stream: string;
    readonly murmur2: number;
    readonly slot: number;
    readonly partitionOf8: number;
  }[];
  readonly contentKey: string;
  readonly segments: readonly {
    readonly stream: string;
    readonly jws: string;
    readonly value: string;
    readonly header: SegmentHeader;
    readonly hash: string;
    readonly entries: readonly string[];
  }[];
  readonly disclosed: {
    readonly segment: number;
    readonly sequence: number;
    readonly index: number;
    readonly count: number;
    readonly entry: string;
    readonly salt: string;
    readonly leaf: string;
    readonly path: readonly string[];
    readonly root: string;
  };
  readonly person: {
    readonly kid: string;
    readonly key: string;
    readonly jwe: string;
    readonly values: JsonObject;
  };
  readonly strandBody: { readonly canonical: string; readonly digest: string };
  readonly control: readonly {
    readonly signedBy: string;
    readonly message: JsonObject;
    readonly jws: string;
  }[];
  readonly agreement: {
    readonly agreement: JsonObject;
    readonly canonical: string;
    readonly hash: string;
    readonly signatures: Readonly<Record<string, string>>;
  };
  readonly request: {
    readonly at: string;
    readonly claims: {
      readonly iss: string;
      readonly aud: string;
      readonly htm: string;
      readonly htu: string;
    };
    readonly token: string;
  };
}

const vectors = JSON.parse(
  readFileSync(path.join(__dirname, 'wire-vectors.json'), 'utf8'),
) as Vectors;
const bytes = (text: string) => Buffer.from(text, 'base64url');
const contentKey = bytes(vectors.contentKey);
const privateKey = (region: string, role: Role): KeyObject =>
  createPrivateKey({ key: { ...vectors.regions[region]!.keys[role] }, format: 'jwk' });
const publicKey = (region: string, role: Role): KeyObject =>
  createPublicKey(privateKey(region, role));

const directory = new Directory();
for (const [region, { statements }] of Object.entries(vectors.regions))
  directory.trust(region, statements);

describe('the wire vectors hold for our code', () => {
  it('hashes, canonical forms and partitions', () => {
    for (const { text, hash } of vectors.hashes) expect(hashOf(text)).toBe(hash);
    for (const { json, canonical } of vectors.canonical)
      expect(canonicalJson(parseIJson(json))).toBe(canonical);
    for (const text of vectors.notIJson) expect(() => parseIJson(text)).toThrow('json');
    for (const { stream, ...expected } of vectors.partitions)
      expect({
        murmur2: murmur2(Buffer.from(stream)),
        slot: slotOf(stream),
        partitionOf8: slotOf(stream) % 8,
      }).toEqual(expected);
  });

  it('key statements make up chains, whose pins agreements name', () => {
    for (const [region, { kids, statements, pin }] of Object.entries(vectors.regions)) {
      expect(directory.pin(region)).toBe(pin);
      expect(pin).toBe(hashOf(`${statements[0]}.${kids.recovery}`));
    }
    expect(vectors.agreement.agreement.pins).toEqual(
      Object.fromEntries(Object.entries(vectors.regions).map(([region, { pin }]) => [region, pin])),
    );
  });

  it('segments pass the gate of their addressee and open to their entries', () => {
    let prev = firstPrev(vectors.segments[0]!.stream);
    for (const { stream, jws, value, header, hash, entries } of vectors.segments) {
      const message = { stream, jws, value: Buffer.from(value) };
      const judged = judgeEnvelope(message, { region: '410100', service: 'receiving' }, directory);
      expect(judged).toMatchObject({ kind: 'segment', header, hash });
      expect(header.prev).toBe(prev);
      expect(unwrapKey(header.cek, privateKey('410100', 'enc')).equals(contentKey)).toBe(true);
      expect(openSegment({ header, value: message.value, contentKey }).canonical).toEqual(entries);
      prev = segmentHash(jws, message.value);
    }
  });

  it('one entry is proved without its content key', () => {
    const { sequence, index, count, entry, salt, path: siblings, root } = vectors.disclosed;
    const segment = vectors.segments[vectors.disclosed.segment]!;
    expect(saltOf(contentKey, segment.stream, sequence).equals(bytes(salt))).toBe(true);
    const leaf = leafHash(bytes(salt), entry);
    expect(leaf.toString('base64url')).toBe(vectors.disclosed.leaf);
    const proof = { leaf, index, count, path: siblings.map(bytes), root: bytes(root) };
    expect(verifyInclusion(proof)).toBe(true);
    expect(readSegmentHeader(segment.jws).segment.root).toBe(root);
  });

  it('personal values and the strand they belong to', () => {
    const { kid, key, jwe, values } = vectors.person;
    expect(personalKid(jwe)).toBe(kid);
    expect(decryptPersonal(jwe, bytes(key))).toEqual(values);
    expect(digestOf(vectors.strandBody.canonical)).toBe(vectors.strandBody.digest);
    expect(canonicalJson(parseIJson(vectors.strandBody.canonical))).toBe(
      vectors.strandBody.canonical,
    );
  });

  it.each(vectors.control.map((control) => [control.message.kind as string, control] as const))(
    'control message %s passes the gate of the other side',
    (_kind, { signedBy, message, jws }) => {
      const stream = parseStream(message.stream as string);
      const me =
        signedBy === stream.author
          ? { region: stream.addressee, service: stream.addresseeService }
          : { region: stream.author, service: stream.service };
      const judged = judgeEnvelope({ stream: stream.id, value: Buffer.from(jws) }, me, directory);
      expect(judged).toMatchObject({ kind: 'control', from: signedBy, message });
    },
  );

  it('a granted person key is for the partner’s grant key', () => {
    const grant = vectors.control.find(({ message }) => message.kind === 'grant')!.message;
    const key = unwrapKey(grant.key as string, privateKey('410100', 'grant'));
    expect(timingSafeEqual(key, bytes(vectors.person.key))).toBe(true);
  });

  it('an agreement version is signed by both', () => {
    const { agreement, canonical, hash, signatures } = vectors.agreement;
    expect(canonicalJson(agreement)).toBe(canonical);
    expect(agreementHash(agreement)).toBe(hash);
    for (const [region, jws] of Object.entries(signatures))
      expect(verifyAgreementSignature(jws, agreement, publicKey(region, 'sig'))).toBe(true);
  });

  it('a request names who asks', () => {
    const { at, claims, token } = vectors.request;
    const asked = verifyRequestToken(token, claims, new Date(at), (region, kid, when) =>
      directory.signingKey(region, kid, when),
    );
    expect(asked).toBe(claims.iss);
  });
});

describe('the wire vectors hold for jose', () => {
  const text = (read: Uint8Array) => Buffer.from(read).toString('utf8');
  const detached = (jws: string, payload: Buffer, key: KeyObject) => {
    const [header, , signature] = jws.split('.') as [string, string, string];
    return flattenedVerify({ protected: header, payload, signature }, key);
  };

  it('segments', async () => {
    for (const { jws, value, header, entries } of vectors.segments) {
      const verified = await detached(jws, Buffer.from(value), publicKey('610300', 'sig'));
      expect(verified.protectedHeader).toMatchObject({ ...header });
      const cek = await compactDecrypt(header.cek, privateKey('410100', 'enc'));
      const opened = await compactDecrypt(value, cek.plaintext);
      expect(opened.protectedHeader).toEqual({ alg: 'dir', enc: 'A256GCM' });
      const batch = JSON.parse(inflateRawSync(opened.plaintext).toString('utf8')) as JsonObject[];
      expect(batch.map((entry) => canonicalJson(entry))).toEqual(entries);
    }
  });

  it('control messages, key statements and requests', async () => {
    for (const { signedBy, message, jws } of vectors.control) {
      const { payload, protectedHeader } = await compactVerify(jws, publicKey(signedBy, 'sig'));
      expect(protectedHeader.typ).toBe('yipanqi-control');
      expect(JSON.parse(text(payload))).toEqual(message);
    }
    for (const [region, { statements }] of Object.entries(vectors.regions))
      for (const statement of statements)
        expect((await compactVerify(statement, publicKey(region, 'sig'))).protectedHeader.typ).toBe(
          'yipanqi-key',
        );
    const { token, claims } = vectors.request;
    const { payload } = await compactVerify(token, publicKey(claims.iss, 'sig'));
    expect(JSON.parse(text(payload))).toMatchObject(claims);
  });

  it('personal values, a granted key and the signatures of an agreement', async () => {
    const { jwe, key, values } = vectors.person;
    expect(JSON.parse(text((await compactDecrypt(jwe, bytes(key))).plaintext))).toEqual(values);
    const grant = vectors.control.find(({ message }) => message.kind === 'grant')!.message;
    const granted = await compactDecrypt(grant.key as string, privateKey('410100', 'grant'));
    expect(Buffer.from(granted.plaintext).equals(bytes(key))).toBe(true);
    for (const [region, jws] of Object.entries(vectors.agreement.signatures)) {
      const payload = Buffer.from(vectors.agreement.canonical);
      const { protectedHeader } = await detached(jws, payload, publicKey(region, 'sig'));
      expect(protectedHeader?.typ).toBe('yipanqi-agreement');
    }
  });
});
