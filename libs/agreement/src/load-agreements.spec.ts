import fc from 'fast-check';
import type { AgreementDocument } from '@contracts';
import { Directory, Keyring } from '@ledger';
import { hashOfAgreement, signAgreement } from './agreement-signatures';
import { AgreementsRefused } from './agreement.errors';
import { bindingVersions, type Trust } from './load-agreements';

const at = new Date('2026-03-01T00:00:00.000Z');
const home = Keyring.generate('610300', at).keyring;
const residence = Keyring.generate('410100', at).keyring;
const directory = new Directory();
directory.trust('610300', home.statements);
directory.trust('410100', residence.statements);
const trust: Trust = {
  findKey: (region, kid) => directory.signatureKey(region, kid),
  pin: (region) => directory.pin(region),
};

const document: AgreementDocument = {
  id: 'baoji-zhengzhou',
  version: 1,
  regions: ['410100', '610300'],
  from: '2020-01-01',
  to: '2030-12-31',
  kinds: ['yipanqi.registration.arrival-registered.v1'],
  pins: { '410100': directory.pin('410100')!, '610300': directory.pin('610300')! },
  title: { zh: '双向管理协议', en: 'Two-way management agreement' },
};
const signed = signAgreement(document, {
  '610300': home.signer(at),
  '410100': residence.signer(at),
});
const text = JSON.stringify(signed, null, 2);
const load = (content: string): ReturnType<typeof bindingVersions> =>
  bindingVersions('610300', [{ name: 'a.json', text: content }], trust);

function faultsOf(content: string): string[] {
  try {
    load(content);
    return [];
  } catch (error) {
    if (!(error instanceof AgreementsRefused)) throw error;
    return error.faults.map((fault) => `${fault.field} ${fault.code}`);
  }
}

describe('a file signed by both regions', () => {
  it('binds each of them, and gives the hash entries cite', () => {
    expect(load(text)).toEqual([
      { hash: hashOfAgreement(document), document, signatures: signed.signatures },
    ]);
  });

  it('binds whatever way it is written down: the canonical form was signed', () => {
    const reversed = Object.fromEntries(Object.entries(document).reverse());
    expect(faultsOf(JSON.stringify({ ...signed, agreement: reversed }))).toEqual([]);
  });

  it('is passed over by a region it does not name', () => {
    expect(bindingVersions('620921', [{ name: 'a.json', text }], trust)).toEqual([]);
  });

  it('binds nobody once a byte of the text or of a signature is changed, and says where', () => {
    const body = JSON.stringify(signed);
    const changed = fc.nat(body.length - 1).map((at) => {
      const other = body[at] === '0' ? '1' : '0';
      return body.slice(0, at) + other + body.slice(at + 1);
    });
    fc.assert(
      fc.property(changed, (content) => {
        const faults = faultsOf(content);
        expect(faults.length).toBeGreaterThan(0);
        for (const fault of faults) expect(fault).toMatch(/^a\.json.* agreement\.[a-z-]+$/);
      }),
      { numRuns: 500 },
    );
  });

  it('names both signatures when the text was changed', () => {
    expect(faultsOf(text.replace('2030-12-31', '2031-12-31'))).toEqual([
      'a.json signatures.410100 agreement.signature',
      'a.json signatures.610300 agreement.signature',
    ]);
  });
});

describe('a file that is not binding', () => {
  it('is signed for one region with the key of the other', () => {
    const forged = signAgreement(document, {
      '610300': home.signer(at),
      '410100': home.signer(at),
    });
    expect(faultsOf(JSON.stringify(forged))).toEqual([
      'a.json signatures.410100 agreement.signing-key',
    ]);
  });

  it('pins another key chain than the directory has', () => {
    const other = { ...document, pins: { ...document.pins, '410100': 'another' } };
    const signers = { '610300': home.signer(at), '410100': residence.signer(at) };
    expect(faultsOf(JSON.stringify(signAgreement(other, signers)))).toEqual([
      'a.json agreement.pins.410100 agreement.pin',
    ]);
  });

  it('refuses the start with the faults of all files', () => {
    const files = [
      { name: 'a.json', text: '{' },
      { name: 'b.json', text },
      { name: 'c.json', text: text.replace('2030', '2029') },
    ];
    expect(() => bindingVersions('610300', files, trust)).toThrow(
      expect.objectContaining({ code: 'agreement.files-refused', detail: { faults: 3 } }),
    );
  });
});
