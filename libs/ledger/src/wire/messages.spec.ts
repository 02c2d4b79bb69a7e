import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ControlMessage, JsonObject } from '@contracts';
import { noon, twoRegions } from '../../testing/sealed-chain';
import {
  agreementHash,
  agreementSignature,
  agreementSignatureKid,
  verifyAgreementSignature,
} from './agreement-signature';
import { controlJws, readControl } from './control';
import { hashOf } from './hash';
import { encryptDirect } from './jwe';
import { signCompact } from './jws';
import { decryptPersonal, encryptPersonal, personalKid } from './person-value';
import { requestToken, verifyRequestToken } from './request-token';

const { baoji, zhengzhou, directory } = twoRegions();
const signer = baoji.keyring.signer(noon);
const keyOf = (region: string, kid: string) => directory.signingKey(region, kid, noon)!;

describe('a control message', () => {
  const about = { stream: '610300.sending/410100', at: '2026-03-01T04:00:00.000Z' };
  const hash = hashOf('x');
  const messages: ControlMessage[] = [
    { ...about, kind: 'head', last: 0, hash },
    { ...about, kind: 'receipt', upto: 0, hash, state: 'flowing', open: [] },
    {
      ...about,
      kind: 'receipt',
      upto: 9,
      hash,
      headat: about.at,
      state: 'waiting',
      code: 'segment.root',
      open: [{ sequence: 3, state: 'rejected', code: 'entry.schema', pointer: '/data' }],
    },
    { ...about, kind: 'resend', from: 1, segments: 1000 },
    { ...about, kind: 'grant', person: '0195503f-5f00-7000-8000-000000000001', key: 'a.b.c.d.e' },
    { ...about, kind: 'rekey', day: '2026-03-01', wanted: true },
    { ...about, kind: 'rekey', day: '2026-03-01', key: 'a.b.c.d.e' },
    { ...about, kind: 'void', first: 1, last: 3, hash },
  ];

  it.each(messages.map((message) => [message.kind, message] as const))(
    '%s is read as it was written',
    (_kind, message) => {
      expect(readControl(controlJws(message, signer))).toEqual(message);
    },
  );

  const samples = join(__dirname, '../../../contracts/samples/control');
  it.each(readdirSync(samples))('is judged as the contract judges it: %s', (name) => {
    const { message } = JSON.parse(readFileSync(join(samples, name), 'utf8')) as {
      message: ControlMessage;
    };
    const read = () => readControl(controlJws(message, signer));
    if (name.includes('.invalid-')) expect(read).toThrow(/^control\./);
    else expect(read()).toEqual(message);
  });

  it('keeps members that are not known', () => {
    const jws = controlJws({ ...messages[0]!, extra: 1 } as unknown as ControlMessage, signer);
    expect(readControl(jws)).toMatchObject({ extra: 1 });
  });

  const spoiled = (index: number, more: JsonObject) =>
    controlJws({ ...messages[index]!, ...more }, signer);
  it.each([
    ['control.kind', spoiled(0, { kind: 'hello' })],
    ['control.kind', spoiled(0, { kind: 'toString' })],
    ['control.stream', spoiled(0, { stream: '610300' })],
    ['control.at', spoiled(0, { at: '2026-03-01T04:00:00Z' })],
    ['control.last', spoiled(0, { last: '0' })],
    ['control.last', spoiled(0, { last: -1 })],
    ['control.hash', spoiled(0, { hash: 'x' })],
    ['control.headat', spoiled(1, { headat: 17 })],
    ['control.state', spoiled(1, { state: 'well' })],
    ['control.open', spoiled(1, { open: {} })],
    ['control.open', spoiled(1, { open: [{ sequence: '3', state: 'parked', code: 'x' }] })],
    [
      'control.open',
      spoiled(1, {
        open: Array<JsonObject>(1001).fill({ sequence: 3, state: 'parked', code: 'x' }),
      }),
    ],
    ['control.from', spoiled(3, { from: 0 })],
    ['control.segments', spoiled(3, { segments: 1001 })],
    ['control.person', spoiled(4, { person: 'x' })],
    ['control.key', spoiled(6, { wanted: true })],
    ['control.day', spoiled(6, { day: '2026-02-30' })],
    ['control.last', spoiled(7, { last: 0 })],
  ])('is refused as %s when it says something else', (code, jws) => {
    expect(() => readControl(jws)).toThrow(code);
  });

  it('has a payload that is one object', () => {
    expect(() => readControl(signCompact('yipanqi-control', '[]', signer))).toThrow('json');
  });
});

describe('personal values', () => {
  const kid = '0195503f-5f00-7000-8000-000000000001';
  const key = randomBytes(32);
  const values = { name: '欧阳娜娜', idNumber: '11010519491231002X' };
  const jwe = encryptPersonal(values, kid, key);

  it('open under the key of their person', () => {
    expect(personalKid(jwe)).toBe(kid);
    expect(decryptPersonal(jwe, key)).toEqual(values);
    expect(() => decryptPersonal(jwe, randomBytes(32))).toThrow('jwe');
  });

  it('are encrypted anew each time', () => {
    expect(encryptPersonal(values, kid, key)).not.toBe(jwe);
  });

  it.each([
    '{"alg":"dir","enc":"A256GCM"}',
    `{"enc":"A256GCM","alg":"dir","kid":"${kid}"}`,
    `{"alg":"dir","enc":"A256GCM","kid":"${kid}","zip":"DEF"}`,
    '{"alg":"dir","enc":"A256GCM","kid":"x"}',
    'x',
  ])('are refused under the header %s', (header) => {
    const other = encryptDirect(header, key, Buffer.from('{}'));
    expect(() => personalKid(other)).toThrow('personal');
    expect(() => decryptPersonal(other, key)).toThrow('personal');
  });

  it('are one object', () => {
    const header = `{"alg":"dir","enc":"A256GCM","kid":"${kid}"}`;
    expect(() => decryptPersonal(encryptDirect(header, key, Buffer.from('[]')), key)).toThrow(
      'json',
    );
  });
});

describe('the signature of an agreement version', () => {
  const agreement = {
    id: 'a',
    version: 1,
    title: { zh: '双向管理协议', en: 'Two-way management' },
  };
  const jws = agreementSignature(agreement, signer);

  it('holds over the version, however its members are ordered', () => {
    const { title, ...rest } = agreement;
    expect(agreementSignatureKid(jws)).toBe(signer.kid);
    expect(verifyAgreementSignature(jws, { title, ...rest }, keyOf('610300', signer.kid))).toBe(
      true,
    );
    expect(agreementHash({ title, ...rest })).toBe(agreementHash(agreement));
  });

  it('holds over no other version and under no other key', () => {
    const key = keyOf('610300', signer.kid);
    expect(verifyAgreementSignature(jws, { ...agreement, version: 2 }, key)).toBe(false);
    const other = zhengzhou.keyring.signer(noon);
    expect(verifyAgreementSignature(jws, agreement, keyOf('410100', other.kid))).toBe(false);
    expect(verifyAgreementSignature('x', agreement, key)).toBe(false);
  });
});

describe('the token of a request', () => {
  const request = {
    aud: '410100',
    htm: 'GET',
    htu: 'https://zhengzhou.example/exchange/v1/segments',
  };
  const token = requestToken({ iss: '610300', ...request }, noon, signer);
  const verify = (text: string, more: Partial<typeof request> = {}, at = noon) =>
    verifyRequestToken(text, { ...request, ...more }, at, keyOf);
  const later = (seconds: number) => new Date(noon.getTime() + seconds * 1000);

  it('names the region that asks', () => {
    expect(verify(token)).toBe('610300');
    expect(verify(token, {}, later(60))).toBe('610300');
  });

  it('is good for this request alone', () => {
    expect(() => verify(token, { aud: '620921' })).toThrow('token.aud');
    expect(() => verify(token, { htm: 'POST' })).toThrow('token.htm');
    expect(() => verify(token, { htu: 'https://zhengzhou.example/exchange/v1/control' })).toThrow(
      'token.htu',
    );
  });

  it('is good for a minute, clocks half a minute apart', () => {
    expect(() => verify(token, {}, later(91))).toThrow('token.time');
    expect(() => verify(token, {}, later(-31))).toThrow('token.time');
    const long = {
      iss: '610300',
      ...request,
      iat: noon.getTime() / 1000,
      exp: noon.getTime() / 1000 + 61,
    };
    expect(() => verify(signCompact('yipanqi-request', JSON.stringify(long), signer))).toThrow(
      'token.time',
    );
  });

  it('is signed by the region it names', () => {
    const forged = requestToken({ iss: '410100', ...request }, noon, signer);
    expect(() => verify(forged)).toThrow('token.kid');
    expect(() => verify(`${token.slice(0, -4)}AAAA`)).toThrow('token.signature');
    expect(() => verify('x')).toThrow('jws');
  });
});
