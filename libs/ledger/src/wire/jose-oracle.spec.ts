// What this library writes with node:crypto is read by `jose`, an independent JOSE implementation, and the other way round.
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import {
  CompactEncrypt,
  CompactSign,
  compactDecrypt,
  compactVerify,
  flattenedVerify,
  FlattenedSign,
} from 'jose';
import { thumbprint } from '../keys/jwk';
import { decryptDirect, encryptDirect, unwrapKey, wrapKey, wrappedFor } from './jwe';
import {
  parseCompact,
  parseDetached,
  signCompact,
  signDetached,
  verifyCompact,
  verifyDetached,
} from './jws';

const ed = generateKeyPairSync('ed25519');
const signer = { kid: 'k1', privateKey: ed.privateKey };
const x = generateKeyPairSync('x25519');
const payload = Buffer.from('{"of":"bytes · 字节"}', 'utf8');

describe('a compact JWS', () => {
  it('of ours is verified by jose', async () => {
    const { protectedHeader, payload: read } = await compactVerify(
      signCompact('yipanqi-control', payload.toString(), signer),
      ed.publicKey,
    );
    expect(protectedHeader).toEqual({ alg: 'EdDSA', kid: 'k1', typ: 'yipanqi-control' });
    expect(Buffer.from(read).equals(payload)).toBe(true);
  });

  it('of jose is verified by us, whatever order its header has', async () => {
    const jws = await new CompactSign(payload)
      .setProtectedHeader({ typ: 'yipanqi-control', extra: [1], kid: 'k1', alg: 'EdDSA' })
      .sign(ed.privateKey);
    const parsed = parseCompact(jws, 'yipanqi-control');
    expect(verifyCompact(parsed, ed.publicKey)).toBe(true);
    expect(parsed.header).toMatchObject({ extra: [1] });
    expect(parsed.payload.equals(payload)).toBe(true);
  });

  it.each([
    ['another typ', { alg: 'EdDSA', kid: 'k1', typ: 'yipanqi-key' }],
    ['no typ', { alg: 'EdDSA', kid: 'k1' }],
    ['another alg', { alg: 'none', kid: 'k1', typ: 'yipanqi-control' }],
    ['the new name of the alg', { alg: 'Ed25519', kid: 'k1', typ: 'yipanqi-control' }],
    ['no kid', { alg: 'EdDSA', typ: 'yipanqi-control' }],
    ['a kid that is no text', { alg: 'EdDSA', kid: 1, typ: 'yipanqi-control' }],
    ['crit', { alg: 'EdDSA', kid: 'k1', typ: 'yipanqi-control', crit: ['exp'] }],
    ['b64', { alg: 'EdDSA', kid: 'k1', typ: 'yipanqi-control', b64: false, crit: ['b64'] }],
  ])('with %s is refused', (_what, header) => {
    const [, body, signature] = signCompact('yipanqi-control', '{}', signer).split('.');
    const part = Buffer.from(JSON.stringify(header)).toString('base64url');
    expect(() => parseCompact(`${part}.${body}.${signature}`, 'yipanqi-control')).toThrow('jws');
  });
});

describe('a detached JWS', () => {
  it('of ours is verified by jose', async () => {
    const jws = signDetached({ v: 1 }, payload, signer);
    const [header, , signature] = jws.split('.');
    const { protectedHeader } = await flattenedVerify(
      { protected: header!, payload, signature: signature! },
      ed.publicKey,
    );
    expect(protectedHeader).toEqual({ alg: 'EdDSA', b64: false, crit: ['b64'], kid: 'k1', v: 1 });
  });

  it('of jose is verified by us', async () => {
    const flattened = await new FlattenedSign(payload)
      .setProtectedHeader({ alg: 'EdDSA', b64: false, crit: ['b64'], kid: 'k1' })
      .sign(ed.privateKey);
    const parsed = parseDetached(`${flattened.protected}..${flattened.signature}`);
    expect(verifyDetached(parsed, payload, ed.publicKey)).toBe(true);
    expect(verifyDetached(parsed, Buffer.concat([payload, payload]), ed.publicKey)).toBe(false);
  });

  it('without b64 false, or with its payload inside, is refused', () => {
    expect(() => parseDetached(signCompact('x', '{}', signer))).toThrow('jws');
    const [header, , signature] = signCompact('x', '{}', signer).split('.');
    expect(() => parseDetached(`${header}..${signature}`)).toThrow('jws');
  });
});

describe('a JWE', () => {
  const key = randomBytes(32);
  const headerText = '{"alg":"dir","enc":"A256GCM"}';

  it('of ours under a content key is opened by jose', async () => {
    const { plaintext, protectedHeader } = await compactDecrypt(
      encryptDirect(headerText, key, payload),
      key,
    );
    expect(protectedHeader).toEqual({ alg: 'dir', enc: 'A256GCM' });
    expect(Buffer.from(plaintext).equals(payload)).toBe(true);
  });

  it('of jose is opened by us when its header is exactly the one expected', async () => {
    const seal = (header: object) =>
      new CompactEncrypt(payload).setProtectedHeader(header as never).encrypt(key);
    expect(
      decryptDirect(headerText, await seal({ alg: 'dir', enc: 'A256GCM' }), key).equals(payload),
    ).toBe(true);
    const turned = await seal({ enc: 'A256GCM', alg: 'dir' });
    expect(() => decryptDirect(headerText, turned, key)).toThrow('jwe');
    expect(() =>
      decryptDirect(headerText, encryptDirect(headerText, key, payload), randomBytes(32)),
    ).toThrow('jwe');
  });

  it('of ours that wraps a key is unwrapped by jose', async () => {
    const jwe = wrapKey(key, { kid: 'e1', publicKey: x.publicKey });
    expect(wrappedFor(jwe)).toBe('e1');
    const { plaintext, protectedHeader } = await compactDecrypt(jwe, x.privateKey);
    expect(protectedHeader).toMatchObject({ alg: 'ECDH-ES+A256KW', enc: 'A256GCM', kid: 'e1' });
    expect(Buffer.from(plaintext).equals(key)).toBe(true);
  });

  it('of jose that wraps a key is unwrapped by us, also with apu and apv', async () => {
    const jwe = await new CompactEncrypt(key)
      .setProtectedHeader({ alg: 'ECDH-ES+A256KW', enc: 'A256GCM', kid: 'e1' })
      .setKeyManagementParameters({ apu: Buffer.from('610300'), apv: Buffer.from('410100') })
      .encrypt(x.publicKey);
    expect(unwrapKey(jwe, x.privateKey).equals(key)).toBe(true);
  });

  it('that wraps anything but 32 bytes, or for another key, is refused', async () => {
    const jwe = await new CompactEncrypt(randomBytes(16))
      .setProtectedHeader({ alg: 'ECDH-ES+A256KW', enc: 'A256GCM', kid: 'e1' })
      .encrypt(x.publicKey);
    expect(() => unwrapKey(jwe, x.privateKey)).toThrow('jwe');
    const other = generateKeyPairSync('x25519').privateKey;
    expect(() => unwrapKey(wrapKey(key, { kid: 'e1', publicKey: x.publicKey }), other)).toThrow(
      'jwe',
    );
  });
});

describe('the kid of a key', () => {
  it('is the thumbprint of RFC 8037 appendix A.3', () => {
    const jwk = {
      kty: 'OKP',
      crv: 'Ed25519',
      x: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo',
    } as const;
    expect(thumbprint(jwk)).toBe('kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k');
  });
});
