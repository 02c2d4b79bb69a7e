import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FieldKeys } from './field-cipher';

const FILE = 'field-keys.json';

/** Reads `field-keys.json` of a keys folder: `{"encryption": base64url, "index": base64url}`, 32 bytes each. */
export function readFieldKeys(keysDir: string): FieldKeys {
  const path = join(keysDir, FILE);
  const kept = JSON.parse(readFileSync(path, 'utf8')) as { encryption?: string; index?: string };
  if (typeof kept.encryption !== 'string' || typeof kept.index !== 'string')
    throw new Error(`${path} does not hold two keys`);
  return {
    encryption: Buffer.from(kept.encryption, 'base64url'),
    index: Buffer.from(kept.index, 'base64url'),
  };
}

/** Makes a region's field keys once; a folder that has them keeps them, since everything stored depends on them. */
export function createFieldKeys(keysDir: string): FieldKeys {
  const keys: FieldKeys = { encryption: randomBytes(32), index: randomBytes(32) };
  const text = JSON.stringify({
    encryption: keys.encryption.toString('base64url'),
    index: keys.index.toString('base64url'),
  });
  mkdirSync(keysDir, { recursive: true, mode: 0o700 });
  try {
    writeFileSync(join(keysDir, FILE), `${text}\n`, { flag: 'wx', mode: 0o600 });
    return keys;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return readFieldKeys(keysDir);
  }
}
