import { createHmac, hash } from 'node:crypto';

const HASH_BYTES = 32;
const BLOCK_BYTES = 64;
/** 0x00 ‖ salt, in front of the entry. */
const LEAF_PREFIX_BYTES = 1 + HASH_BYTES;

/**
 * Salt of one entry's leaf: HMAC-SHA-256(content key, stream + LF + sequence). Sent and stored nowhere; shown together
 * with the one entry that is to be proved.
 */
export function saltOf(contentKey: Buffer, stream: string, sequence: number | string): Buffer {
  return createHmac('sha256', contentKey).update(`${stream}\n${sequence}`, 'utf8').digest();
}

/** Leaf hash of RFC 6962 section 2.1 over salt ‖ RFC 8785 of the entry. */
export function leafHash(salt: Buffer, canonicalEntry: string): Buffer {
  return hash(
    'sha256',
    Buffer.concat([Buffer.of(0), salt, Buffer.from(canonicalEntry, 'utf8')]),
    'buffer',
  );
}

/** A segment's entries as they lie in its batch: `[` entry `,` entry … `]`, each in RFC 8785 form. */
export interface BatchOfEntries {
  readonly stream: string;
  /** Number of the first entry. */
  readonly first: number;
  readonly bytes: Buffer;
  /** UTF-8 bytes of each entry. */
  readonly lengths: readonly number[];
}

/** Leaf hashes of a segment's entries, 32 bytes each, one after the other. */
export function segmentLeaves(contentKey: Buffer, batch: BatchOfEntries): Buffer {
  const { bytes, lengths, stream, first } = batch;
  const salt = salter(contentKey, stream);
  const leaves = Buffer.allocUnsafe(lengths.length * HASH_BYTES);
  // Each entry is hashed where it lies: the prefix is written over the end of the entry before it, hashed already.
  const scratch = Buffer.allocUnsafe(LEAF_PREFIX_BYTES + bytes.length);
  bytes.copy(scratch, LEAF_PREFIX_BYTES);
  let at = 1;
  for (let i = 0; i < lengths.length; i++) {
    const end = at + LEAF_PREFIX_BYTES + lengths[i]!;
    scratch[at] = 0;
    scratch.write(salt(first + i), at + 1, 'latin1');
    leaves.write(sha256(scratch.subarray(at, end)), i * HASH_BYTES, 'latin1');
    at += lengths[i]! + 1;
  }
  return leaves;
}

/** Root of the tree of RFC 6962 section 2.1 over leaf hashes; of no leaves, the hash of nothing. */
export function merkleRoot(leaves: Buffer): Buffer {
  if (leaves.length === 0) return hash('sha256', leaves, 'buffer');
  let level = leaves;
  while (level.length > HASH_BYTES) level = parents(level);
  return level;
}

/** Sibling hashes from the leaf at `index` (from 0) up to the root (RFC 6962 section 2.1.1). */
export function inclusionPath(leaves: Buffer, index: number): Buffer[] {
  if (!Number.isInteger(index) || index < 0 || index >= leaves.length / HASH_BYTES)
    throw new RangeError('no such leaf');
  const path: Buffer[] = [];
  for (
    let level = leaves, at = index;
    level.length > HASH_BYTES;
    level = parents(level), at >>= 1
  ) {
    const sibling = (at ^ 1) * HASH_BYTES;
    // An odd last node goes up unpaired.
    if (sibling < level.length) path.push(level.subarray(sibling, sibling + HASH_BYTES));
  }
  return path;
}

/** Whether a leaf hash stands at `index` of a tree of `count` leaves with this root. */
export function verifyInclusion(proof: {
  readonly leaf: Buffer;
  readonly index: number;
  readonly count: number;
  readonly path: readonly Buffer[];
  readonly root: Buffer;
}): boolean {
  const { index, count, path, root } = proof;
  if (!Number.isSafeInteger(index) || index < 0 || index >= count) return false;
  let node = proof.leaf;
  let used = 0;
  for (let at = index, width = count; width > 1; at >>= 1, width = (width + 1) >> 1) {
    if ((at ^ 1) >= width) continue;
    const sibling = path[used++];
    if (sibling?.length !== HASH_BYTES) return false;
    const pair = at & 1 ? [sibling, node] : [node, sibling];
    node = parents(Buffer.concat(pair));
  }
  return used === path.length && node.equals(root);
}

/** One level up. Pairing from the left and lifting an odd last node gives the tree that RFC 6962 splits from above. */
function parents(level: Buffer): Buffer {
  const count = level.length / HASH_BYTES;
  const up = Buffer.allocUnsafe(((count + 1) >> 1) * HASH_BYTES);
  const input = Buffer.allocUnsafe(1 + 2 * HASH_BYTES);
  input[0] = 1;
  for (let i = 0; i + 1 < count; i += 2) {
    level.copy(input, 1, i * HASH_BYTES, (i + 2) * HASH_BYTES);
    up.write(sha256(input), (i >> 1) * HASH_BYTES, 'latin1');
  }
  if (count & 1) level.copy(up, up.length - HASH_BYTES, level.length - HASH_BYTES);
  return up;
}

/**
 * Salts of one stream under one key, as `binary` text. HMAC from its definition (RFC 2104), since making an Hmac object
 * costs more than both of its hashes.
 */
function salter(contentKey: Buffer, stream: string): (sequence: number) => string {
  const prefix = Buffer.from(`${stream}\n`, 'latin1');
  const inner = Buffer.alloc(BLOCK_BYTES + prefix.length + 16, 0x36);
  const outer = Buffer.alloc(BLOCK_BYTES + HASH_BYTES, 0x5c);
  for (let i = 0; i < contentKey.length; i++) {
    inner[i]! ^= contentKey[i]!;
    outer[i]! ^= contentKey[i]!;
  }
  prefix.copy(inner, BLOCK_BYTES);
  const numberAt = BLOCK_BYTES + prefix.length;
  return (sequence) => {
    const written = inner.write(String(sequence), numberAt, 'latin1');
    outer.write(sha256(inner.subarray(0, numberAt + written)), BLOCK_BYTES, 'latin1');
    return sha256(outer);
  };
}

/** As `binary` text: half the cost of a new Buffer each. */
function sha256(bytes: Buffer): string {
  return hash('sha256', bytes, 'binary');
}
