import { createPrivateKey, createPublicKey, diffieHellman, sign, verify } from 'node:crypto';
import { newKeyPair } from './key-pair';

describe('a new key pair', () => {
  it('signs what its public key verifies', () => {
    const { privateKey, x } = newKeyPair('Ed25519');
    const publicKey = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
    const said = Buffer.from('said');
    expect(verify(null, said, publicKey, sign(null, said, privateKey))).toBe(true);
  });

  it('agrees on a secret with another', () => {
    const [one, other] = [newKeyPair('X25519'), newKeyPair('X25519')];
    const half = (x: string) =>
      createPublicKey({ key: { kty: 'OKP', crv: 'X25519', x }, format: 'jwk' });
    expect(diffieHellman({ privateKey: one.privateKey, publicKey: half(other.x) })).toEqual(
      diffieHellman({ privateKey: other.privateKey, publicKey: half(one.x) }),
    );
  });

  it('is the same when it is read again', () => {
    const { x, d } = newKeyPair('X25519');
    const again = createPrivateKey({ key: { kty: 'OKP', crv: 'X25519', x, d }, format: 'jwk' });
    expect(again.export({ format: 'jwk' })).toEqual({ kty: 'OKP', crv: 'X25519', x, d });
  });

  it('can be made many thousand times', () => {
    const made = new Set(Array.from({ length: 5_000 }, () => newKeyPair('X25519').x));
    expect(made.size).toBe(5_000);
  });
});
