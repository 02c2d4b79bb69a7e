import { createHmac, hash } from 'node:crypto';

/**
 * Salt of one entry's leaf: HMAC-SHA-256(content key, stream + LF + sequence). Sent and stored nowhere; shown together
 * with the one entry that is to be proved.
 */
export function saltOf(contentKey: Buffer, stream: string, sequence: number | string): Buffer {
  return createHmac('sha256', contentKey).update(`${stream}\n${sequence}`, 'utf8').digest();
}

/** Leaf hash of RFC 6962 section 2.1 over salt ‖ RFC 8785 of the entry. */
export function leafHash(salt: Buffer, canonicalEntry: string): Buffer {
  return sha256(Buffer.concat([LEAF, salt, Buffer.from(canonicalEntry, 'utf8')]));
}

/** Leaves of a segment's entries, numbered from `first`. */
export function segmentLeaves(
  contentKey: Buffer,
  stream: string,
  first: number,
  canonicalEntries: readonly string[],
): Buffer[] {
  return canonicalEntries.map((entry, i) => leafHash(saltOf(contentKey, stream, first + i), entry));
}

/** Root of the tree of RFC 6962 section 2.1 over the leaf hashes; of no leaves, the hash of nothing. */
export function merkleRoot(leaves: readonly Buffer[]): Buffer {
  if (leaves.length === 0) return sha256(Buffer.alloc(0));
  let level = leaves;
  while (level.length > 1) level = parents(level);
  return level[0]!;
}

/** Sibling hashes from the leaf at `index` (from 0) up to the root (RFC 6962 section 2.1.1). */
export function inclusionPath(leaves: readonly Buffer[], index: number): Buffer[] {
  if (!Number.isInteger(index) || index < 0 || index >= leaves.length)
    throw new RangeError('no such leaf');
  const path: Buffer[] = [];
  for (let level = leaves, at = index; level.length > 1; level = parents(level), at >>= 1) {
    const sibling = level[at ^ 1];
    if (sibling) path.push(sibling); // an odd last node goes up unpaired
  }
  return path;
}

/** Whether a leaf hash stands at `index` of a tree of `count` leaves with this root. */
export function verifyInclusion(
  leaf: Buffer,
  index: number,
  count: number,
  path: readonly Buffer[],
  root: Buffer,
): boolean {
  if (!Number.isInteger(index) || index < 0 || index >= count) return false;
  let node = leaf;
  let used = 0;
  for (let at = index, width = count; width > 1; at >>= 1, width = (width + 1) >> 1) {
    if ((at ^ 1) >= width) continue;
    const sibling = path[used++];
    if (sibling?.length !== 32) return false;
    node = at & 1 ? nodeHash(sibling, node) : nodeHash(node, sibling);
  }
  return used === path.length && node.equals(root);
}

const LEAF = Buffer.from([0]);
const NODE = Buffer.from([1]);

/** One level up. Pairing from the left and lifting an odd last node gives the tree that RFC 6962 splits from above. */
function parents(level: readonly Buffer[]): Buffer[] {
  const up: Buffer[] = [];
  for (let i = 0; i + 1 < level.length; i += 2) up.push(nodeHash(level[i]!, level[i + 1]!));
  if (level.length & 1) up.push(level[level.length - 1]!);
  return up;
}

function nodeHash(left: Buffer, right: Buffer): Buffer {
  return sha256(Buffer.concat([NODE, left, right]));
}

function sha256(bytes: Buffer): Buffer {
  return hash('sha256', bytes, 'buffer');
}
