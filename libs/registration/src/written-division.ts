import { isKnown, latestSuccessor } from '@region';
import type { WrittenDivision } from './registration';

/**
 * A division code as someone wrote it: known → taken; abolished and in the table of successors → kept as written and
 * mapped (GB/T 2260 changes yearly, registers do not); anything else → undefined, refused as `division.unknown`.
 * Registers also write the short codes filled up with zeros to 9 or 12 digits. Village codes are no longer published:
 * under a known township they are taken as they stand.
 */
export function readDivision(written: string): WrittenDivision | undefined {
  const code = withoutFilling(written.normalize('NFKC').trim());
  if (!/^(?:[0-9]{6}|[0-9]{9}|[0-9]{12})$/.test(code)) return undefined;
  if (isKnown(code) || (code.length === 12 && isKnown(code.slice(0, 9)))) return { code };
  const successor = latestSuccessor(code);
  return successor === undefined ? undefined : { code: successor, written: code };
}

function withoutFilling(code: string): string {
  if (code.length !== 9 && code.length !== 12) return code;
  return code.endsWith('000') ? withoutFilling(code.slice(0, -3)) : code;
}
