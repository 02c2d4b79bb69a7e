import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { WireFault } from '../wire/wire-fault';
import { Keyring, type KeyringFile, type RecoveryFile } from './keyring';

const KEYS = 'keys.json';
const RECOVERY = 'recovery.json';

/** Loads `KEYS_DIR/keys.json`. Throws `WireFault` `keyring`: missing, readable by others, or not what it must be. */
export function loadKeyring(dir: string): Keyring {
  const path = join(dir, KEYS);
  try {
    if (statSync(path).mode & 0o077) throw new WireFault('keyring', `${path} is open to others`);
    return new Keyring(JSON.parse(readFileSync(path, 'utf8')) as KeyringFile);
  } catch (error) {
    if (error instanceof WireFault) throw error;
    throw new WireFault('keyring', `${path}: ${(error as Error).message}`);
  }
}

/** Writes `keys.json` and, when given, `recovery.json`, mode 0600; refuses to overwrite keys. */
export function saveKeyring(dir: string, keyring: Keyring, recovery?: RecoveryFile): void {
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  const write = (name: string, content: KeyringFile | RecoveryFile): void =>
    writeFileSync(join(dir, name), `${JSON.stringify(content, null, 2)}\n`, {
      mode: 0o600,
      flag: 'wx',
    });
  if (recovery) write(RECOVERY, recovery);
  write(KEYS, keyring.file);
}
