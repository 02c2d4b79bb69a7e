import { createHash } from 'node:crypto';

/** Eight groups of five digits: easy to read out on the telephone, and with 132 bits out of reach of a look-alike. */
const groups = 8;
const bytesPerGroup = 5;

/** The fingerprint 密钥指纹 of a region's pin, as two officers compare it on the telephone. */
export function fingerprintOf(pin: string): string {
  const digest = createHash('sha512').update(pin).digest();
  return Array.from({ length: groups }, (_, i) =>
    String(digest.readUIntBE(i * bytesPerGroup, bytesPerGroup) % 100_000).padStart(5, '0'),
  ).join(' ');
}

/** Whether what was heard is this fingerprint, however it was spaced. */
export function isFingerprint(heard: string, fingerprint: string): boolean {
  return heard.replace(/\D/g, '') === fingerprint.replace(/\D/g, '');
}
