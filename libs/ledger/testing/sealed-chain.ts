import { createHash } from 'node:crypto';
import type { Json, JsonObject } from '@contracts';
import type { CarriedMessage } from '../src/carrier/carrier';
import { Directory } from '../src/keys/directory';
import { Keyring } from '../src/keys/keyring';
import { canonicalJson } from '../src/wire/canonical-json';
import { wrapKey } from '../src/wire/jwe';
import { firstPrev, sealSegment, type SealedSegment } from '../src/wire/segment';

export const noon = new Date('2026-03-01T04:00:00.000Z');

/** Two regions with their keys, and a directory that knows both. */
export function twoRegions(at = noon) {
  const baoji = Keyring.generate('610300', at);
  const zhengzhou = Keyring.generate('410100', at);
  const directory = new Directory();
  directory.trust('610300', baoji.keyring.statements);
  directory.trust('410100', zhengzhou.keyring.statements);
  return { baoji, zhengzhou, directory };
}

export type Regions = ReturnType<typeof twoRegions>;

/** An entry of the stream Baoji's sending side writes to Zhengzhou, with every member an entry needs. */
export function anEntry(sequence: number, more: Readonly<Record<string, Json>> = {}): JsonObject {
  const tail = sequence.toString(16).padStart(12, '0');
  return {
    specversion: '1.0',
    id: `0195503f-5f00-7000-8000-${tail}`,
    source: '/regions/610300/sending',
    type: 'yipanqi.registration.identity-not-found.v1',
    subject: `0195503f-5f00-7000-9000-${tail}`,
    time: '2026-03-01T03:59:59.000Z',
    datacontenttype: 'application/json',
    sequence: String(sequence),
    recordversion: 1,
    seen: 0,
    eventtime: '2026-03-01T03:59:59.000Z',
    agreement: firstPrev('no agreement'),
    legalbasis: 'statutory',
    digest: firstPrev('no body'),
    data: { section: 'identity', open: { found: false, marks: [] } },
    ...more,
  };
}

export const chainStream = '610300.sending/410100';
/** Content key of every segment `sealChain` makes. */
export const chainKey = createHash('sha256').update('the content key of a chain').digest();

/** A genuine chain: segments of the given numbers of entries, one second after the other. */
export function sealChain(regions: Regions, sizes: readonly number[]): SealedSegment[] {
  const cek = wrapKey(chainKey, regions.directory.currentEncKey('410100', noon)!);
  const chain: SealedSegment[] = [];
  for (const size of sizes) {
    const before = chain.at(-1);
    const first = (before?.last ?? 0) + 1;
    chain.push(
      sealSegment({
        stream: chainStream,
        first,
        prev: before?.hash ?? firstPrev(chainStream),
        sealedAt: new Date(noon.getTime() + chain.length * 1000),
        entries: Array.from({ length: size }, (_, i) => canonicalJson(anEntry(first + i))),
        contentKey: chainKey,
        cek,
        signer: regions.baoji.keyring.signer(noon),
      }),
    );
  }
  return chain;
}

/** As a carrier brings it. */
export function carried(segment: SealedSegment): CarriedMessage {
  return { stream: segment.header.stream, jws: segment.jws, value: segment.value };
}
