import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { createFieldKeys, FieldCipher, readFieldKeys } from '.';

const cipher = new FieldCipher({ encryption: randomBytes(32), index: randomBytes(32) });
const other = new FieldCipher({ encryption: randomBytes(32), index: randomBytes(32) });

describe('an encrypted field', () => {
  it('comes back as it was, also beyond the basic plane', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(cipher.decrypt(cipher.encrypt(text))).toBe(text);
      }),
    );
    expect(cipher.decrypt(cipher.encrypt('𠮷'))).toBe('𠮷');
  });

  it('is written differently each time, and its text stands nowhere in it', () => {
    const number = '110101199003071234';
    expect(cipher.encrypt(number).equals(cipher.encrypt(number))).toBe(false);
    expect(cipher.encrypt(number).includes(number)).toBe(false);
  });

  it('is refused when one bit of it was changed, when it was cut, and under another key', () => {
    const stored = cipher.encrypt('110101199003071234');
    for (let at = 0; at < stored.length; at++) {
      const altered = Buffer.from(stored);
      altered[at]! ^= 1;
      expect(() => cipher.decrypt(altered)).toThrow();
    }
    expect(() => cipher.decrypt(stored.subarray(0, 20))).toThrow();
    expect(() => other.decrypt(stored)).toThrow();
  });
});

describe('the keyed index', () => {
  it('is equal for equal text under one key only', () => {
    expect(cipher.index('a').equals(cipher.index('a'))).toBe(true);
    expect(cipher.index('a').equals(cipher.index('b'))).toBe(false);
    expect(cipher.index('a').equals(other.index('a'))).toBe(false);
  });
});

describe('field keys', () => {
  it('are made once, readable by their owner only, and kept afterwards', () => {
    const dir = mkdtempSync(join(tmpdir(), 'field-keys-'));
    try {
      const made = createFieldKeys(dir);
      expect(createFieldKeys(dir)).toEqual(made);
      expect(readFieldKeys(dir)).toEqual(made);
      expect(statSync(join(dir, 'field-keys.json')).mode & 0o777).toBe(0o600);
    } finally {
      rmSync(dir, { recursive: true });
    }
  });

  it('of the wrong length, or twice the same, are refused', () => {
    const key = randomBytes(32);
    expect(() => new FieldCipher({ encryption: randomBytes(16), index: key })).toThrow();
    expect(() => new FieldCipher({ encryption: key, index: key })).toThrow();
  });
});
