import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { noon, twoRegions } from '../../testing/sealed-chain';
import { wrapKey } from '../wire/jwe';
import { Keyring } from './keyring';
import { loadKeyring, saveKeyring } from './keyring-file';
import { Vault } from './vault';

describe('the keyring of a region', () => {
  const { baoji, zhengzhou, directory } = twoRegions();

  it('states a signing, a recovery, an encryption and a grant key', () => {
    expect(baoji.keyring.statements).toHaveLength(4);
    expect(directory.currentEncKey('610300', noon)).toBeDefined();
    expect(directory.currentGrantKey('610300', noon)).toBeDefined();
    expect(directory.pin('610300')).toHaveLength(43);
  });

  it('signs with the key its directory shows', () => {
    const { kid } = baoji.keyring.signer(noon);
    expect(directory.signingKey('610300', kid, noon)).toBeDefined();
    expect(() => baoji.keyring.signer(new Date('2040-01-01T00:00:00.000Z'))).toThrow('keyring');
  });

  it('does not hold the private half of its recovery key', () => {
    expect(JSON.stringify(baoji.keyring.file)).not.toContain(baoji.recovery.key.d);
  });

  it('opens a grant for its grant key and for no other', () => {
    const personKey = randomBytes(32);
    const grant = wrapKey(personKey, directory.currentGrantKey('410100', noon)!);
    expect(zhengzhou.keyring.openGrant(grant)).toEqual(personKey);
    expect(baoji.keyring.openGrant(grant)).toBeUndefined();
    const forEnc = wrapKey(personKey, directory.currentEncKey('410100', noon)!);
    expect(zhengzhou.keyring.openGrant(forEnc)).toBeUndefined();
  });
});

describe('the file of a keyring', () => {
  const dir = mkdtempSync(join(tmpdir(), 'yipanqi-keys-'));
  afterAll(() => rmSync(dir, { recursive: true }));
  const { keyring, recovery } = Keyring.generate('610300', noon);

  it('can be read by its owner only and is never overwritten', () => {
    saveKeyring(dir, keyring, recovery);
    expect(statSync(join(dir, 'keys.json')).mode & 0o777).toBe(0o600);
    expect(statSync(join(dir, 'recovery.json')).mode & 0o777).toBe(0o600);
    expect(loadKeyring(dir).file).toEqual(keyring.file);
    expect(() => saveKeyring(dir, keyring)).toThrow('EEXIST');
  });

  it('is refused when it is open to others, or missing', () => {
    chmodSync(join(dir, 'keys.json'), 0o640);
    expect(() => loadKeyring(dir)).toThrow('open to others');
    expect(() => loadKeyring(join(dir, 'nowhere'))).toThrow('keyring');
  });
});

describe('the vault', () => {
  const old = { id: 'v1', key: randomBytes(32) };
  const secret = randomBytes(32);

  it('opens what it wrapped in the same place only', () => {
    const vault = new Vault([old]);
    const wrapped = vault.wrap(secret, 'content_key/610300.sending/410100/2026-03-01');
    expect(vault.unwrap(wrapped, 'content_key/610300.sending/410100/2026-03-01')).toEqual(secret);
    expect(() => vault.unwrap(wrapped, 'content_key/610300.sending/410100/2026-03-02')).toThrow(
      'vault',
    );
  });

  it('opens what an older key wrapped, and wraps with the newest', () => {
    const wrapped = new Vault([old]).wrap(secret, 'x');
    const rotated = new Vault([old, { id: 'v2', key: randomBytes(32) }]);
    expect(rotated.unwrap(wrapped, 'x')).toEqual(secret);
    expect(rotated.wrap(secret, 'x')).toMatch(/^v2\./);
    expect(() => new Vault([old]).unwrap(rotated.wrap(secret, 'x'), 'x')).toThrow('vault');
  });

  it('refuses what was changed', () => {
    const vault = new Vault([old]);
    const [id, iv, sealed] = vault.wrap(secret, 'x').split('.') as [string, string, string];
    const bytes = Buffer.from(sealed, 'base64url');
    for (let i = 0; i < bytes.length; i++) {
      const changed = Buffer.from(bytes);
      changed[i]! ^= 1;
      expect(() => vault.unwrap(`${id}.${iv}.${changed.toString('base64url')}`, 'x')).toThrow(
        'vault',
      );
    }
    expect(() => vault.unwrap('v1', 'x')).toThrow('vault');
    expect(() => vault.unwrap(`v1.${iv}.AAAA`, 'x')).toThrow('vault');
  });
});
