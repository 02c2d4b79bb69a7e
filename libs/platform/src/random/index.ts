import { randomFillSync } from 'node:crypto';

const BLOCK_BYTES = 8192;
const block = Buffer.allocUnsafeSlow(BLOCK_BYTES);
let used = BLOCK_BYTES;

/**
 * Random bytes for nonces and ids: from the system's source, fetched a block at a time, because one request costs more
 * than what a nonce is for. Never for keys: what waits here could be read out of the process's memory before it is used.
 */
export function randomNonce(bytes: number): Buffer {
  if (used + bytes > BLOCK_BYTES) {
    randomFillSync(block);
    used = 0;
  }
  const nonce = Buffer.from(block.subarray(used, used + bytes));
  used += bytes;
  return nonce;
}
