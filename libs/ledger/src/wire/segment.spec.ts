import { deflateRawSync } from 'node:zlib';
import { randomBytes } from 'node:crypto';
import type { JsonObject } from '@contracts';
import {
  anEntry,
  chainKey,
  chainStream,
  noon,
  sealChain,
  twoRegions,
} from '../../testing/sealed-chain';
import { canonicalJson } from './canonical-json';
import { encryptDirect, wrapKey } from './jwe';
import { signDetached } from './jws';
import { readSegmentHeader, segmentHeaderOf, type SegmentHeader } from './segment-header';
import { firstPrev, openSegment, sealSegment, segmentHash, type SegmentDraft } from './segment';

const regions = twoRegions();
const [segment] = sealChain(regions, [3]) as [ReturnType<typeof sealSegment>];
const open = (header: SegmentHeader, value: Buffer, contentKey = chainKey) =>
  openSegment({ header, value, contentKey });

describe('a sealed segment', () => {
  it('opens to exactly its entries, with their RFC 8785 forms', () => {
    const opened = open(readSegmentHeader(segment.jws).segment, segment.value);
    expect(opened.entries).toEqual([anEntry(1), anEntry(2), anEntry(3)]);
    expect(opened.canonical).toEqual(
      opened.entries.map((e) => canonicalJson(e as unknown as JsonObject)),
    );
  });

  it('says in its header what it is', () => {
    expect(readSegmentHeader(segment.jws).segment).toEqual(segment.header);
    expect(segment.header).toMatchObject({
      v: 1,
      stream: chainStream,
      first: 1,
      last: 3,
      prev: firstPrev(chainStream),
      sealedat: '2026-03-01T04:00:00.000Z',
    });
    expect(segment.hash).toBe(segmentHash(segment.jws, segment.value));
  });

  it('carries the content key for the addressee alone', () => {
    expect(regions.zhengzhou.keyring.openCek(segment.header.cek)).toEqual(chainKey);
    expect(regions.baoji.keyring.openCek(segment.header.cek)).toBeUndefined();
  });

  it('keeps within the sizes of the protocol', () => {
    const draft: SegmentDraft = {
      stream: chainStream,
      first: 1,
      prev: firstPrev(chainStream),
      sealedAt: noon,
      entries: [],
      contentKey: chainKey,
      cek: segment.header.cek,
      signer: regions.baoji.keyring.signer(noon),
    };
    const entry = canonicalJson(anEntry(1));
    const big = (bytes: number) => [canonicalJson(anEntry(1, { x: 'x'.repeat(bytes) }))];
    expect(() => sealSegment(draft)).toThrow(RangeError);
    expect(() => sealSegment({ ...draft, entries: Array<string>(201).fill(entry) })).toThrow(
      RangeError,
    );
    expect(() => sealSegment({ ...draft, entries: big(256 * 1024) })).toThrow(RangeError);
    expect(sealSegment({ ...draft, entries: big(255 * 1024) }).value.length).toBeLessThan(
      512 * 1024,
    );
  });

  it('of the greatest size passes in incompressible form', () => {
    const random = randomBytes(191 * 1024).toString('base64url'); // 254.7 KB that do not deflate well
    const entries = [canonicalJson(anEntry(1, { x: random }))];
    const sealed = sealSegment({
      ...segment.header,
      sealedAt: noon,
      entries,
      contentKey: chainKey,
      signer: regions.baoji.keyring.signer(noon),
    });
    expect(open(sealed.header, sealed.value).entries).toHaveLength(1);
  });
});

describe('an authentic segment that is defective at its source', () => {
  /** What an author's faulty software might have sealed: any plaintext under the header of a genuine segment. */
  const sealed = (plaintext: Buffer, headerText = '{"alg":"dir","enc":"A256GCM"}') =>
    Buffer.from(encryptDirect(headerText, chainKey, plaintext));
  const deflated = (text: string) => sealed(deflateRawSync(Buffer.from(text)));
  const entries = (...numbers: number[]) => JSON.stringify(numbers.map((n) => anEntry(n)));

  it.each([
    [
      'with another JWE header',
      'segment.decrypt',
      sealed(deflateRawSync(Buffer.from(entries(1, 2, 3))), '{"enc":"A256GCM","alg":"dir"}'),
    ],
    ['that is no JWE', 'segment.decrypt', Buffer.from('a.b.c')],
    ['that is not deflated', 'segment.inflate', sealed(Buffer.from(entries(1, 2, 3)))],
    [
      'cut off',
      'segment.inflate',
      sealed(deflateRawSync(Buffer.from(entries(1, 2, 3))).subarray(0, -4)),
    ],
    [
      'with bytes after its end',
      'segment.inflate',
      sealed(Buffer.concat([deflateRawSync(Buffer.from(entries(1, 2, 3))), Buffer.from('x')])),
    ],
    [
      'that inflates without end',
      'segment.size',
      sealed(deflateRawSync(Buffer.alloc(50_000_000, 0x20))),
    ],
    ['that is no JSON', 'segment.json', deflated('[{]')],
    ['that is one entry, no batch', 'segment.json', deflated(JSON.stringify(anEntry(1)))],
    [
      'with a member twice',
      'segment.json',
      deflated(entries(1, 2, 3).replace('"seen":0', '"seen":0,"seen":0')),
    ],
    ['with an entry less', 'segment.count', deflated(entries(1, 2))],
    ['with an entry more', 'segment.count', deflated(entries(1, 2, 3, 4))],
    ['with a number twice', 'segment.count', deflated(entries(1, 2, 2))],
    [
      'with a number that is no text',
      'segment.count',
      deflated(JSON.stringify([anEntry(1), anEntry(2), anEntry(3, { sequence: 3 })])),
    ],
    ['with something else than entries', 'segment.count', deflated('[1,2,3]')],
    [
      'with another entry than its root says',
      'segment.root',
      deflated(JSON.stringify([anEntry(1), anEntry(2), anEntry(3, { seen: 1 })])),
    ],
  ])('%s is %s', (_what, code, value) => {
    expect(() => open(segment.header, value)).toThrow(expect.objectContaining({ code }));
  });

  it('opens all the same when only the spelling of its batch is another: the root is over RFC 8785 forms', () => {
    const spaced = JSON.stringify([anEntry(1), anEntry(2), anEntry(3)], null, 2);
    expect(open(segment.header, deflated(spaced)).canonical[0]).toBe(canonicalJson(anEntry(1)));
  });

  it('under a version this software does not know waits', () => {
    const defect = expect.objectContaining({ code: 'segment.version' }) as Error;
    expect(() => open({ ...segment.header, v: 2 }, segment.value)).toThrow(defect);
  });

  it('under another content key does not open', () => {
    const defect = expect.objectContaining({ code: 'segment.decrypt' }) as Error;
    expect(() => open(segment.header, segment.value, randomBytes(32))).toThrow(defect);
  });

  it('with a content key that does not unwrap waits; with one for a key held elsewhere it is to be wrapped anew', () => {
    const { cek } = segment.header;
    const broken = `${cek.slice(0, -8)}AAAAAAAA`;
    const defect = expect.objectContaining({ code: 'segment.decrypt' }) as Error;
    expect(() => regions.zhengzhou.keyring.openCek(broken)).toThrow(defect);
    expect(() => regions.zhengzhou.keyring.openCek('not a JWE')).toThrow(defect);
    const elsewhere = wrapKey(chainKey, regions.directory.currentEncKey('610300', noon)!);
    expect(regions.zhengzhou.keyring.openCek(elsewhere)).toBeUndefined();
    const grantKey = wrapKey(chainKey, regions.directory.currentGrantKey('410100', noon)!);
    expect(regions.zhengzhou.keyring.openCek(grantKey)).toBeUndefined();
  });
});

describe('the header of a segment', () => {
  const whole: JsonObject = { alg: 'EdDSA', b64: false, crit: ['b64'], ...segment.header };

  it('keeps unknown members and does not mind them', () => {
    const jws = signDetached(
      { ...segment.header, extra: { a: 1 } },
      segment.value,
      regions.baoji.keyring.signer(noon),
    );
    expect(readSegmentHeader(jws).header).toMatchObject({ extra: { a: 1 } });
  });

  it.each(['v', 'kid', 'stream', 'first', 'last', 'prev', 'sealedat', 'root', 'cek'])(
    'is refused without %s',
    (member) => {
      const { [member]: _left, ...rest } = whole;
      expect(() => segmentHeaderOf(rest)).toThrow(`header.${member}`);
      expect(() => segmentHeaderOf({ ...whole, [member]: null })).toThrow(`header.${member}`);
    },
  );

  it.each([
    ['v', '1'],
    ['first', '1'],
    ['first', 0],
    ['first', 1.5],
    ['last', 0],
    ['last', 201],
    ['last', 2 ** 53],
    ['prev', 'abc'],
    ['root', `${firstPrev('x')}=`],
    ['sealedat', '2026-03-01T04:00:00Z'],
    ['stream', '610300.sending'],
    ['typ', 'yipanqi-agreement'],
  ])('is refused with %s %j', (member, value) => {
    expect(() => segmentHeaderOf({ ...whole, [member]: value })).toThrow(`header.${member}`);
  });

  it('may span 200 entries', () => {
    expect(segmentHeaderOf({ ...whole, last: 200 }).last).toBe(200);
  });
});
