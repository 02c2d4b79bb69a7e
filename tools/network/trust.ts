import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fromTemplate, templateFor } from '@agreement';
import { dayIn } from '@calendar';
import type { AgreementDocument, SignedAgreement } from '@contracts';
import {
  agreementSignature,
  Directory,
  type DirectoryRegion,
  Keyring,
  loadKeyring,
  saveKeyring,
} from '@ledger';
import { createFieldKeys } from '@platform/field-cipher';
import { regionName } from '@region';
import { agreementsFolder, directoryFile, keysFolder } from './folders';

/**
 * Gives every region keys, and the network what real regions settle by telephone and signature: a start directory with
 * each other's first key statements and addresses, and an agreement per pair, signed by both. What is there is kept;
 * addresses are written anew.
 */
export function prepareTrust(folder: string, urls: ReadonlyMap<string, string>, at: Date): void {
  const keyrings = new Map([...urls.keys()].map((code) => [code, keyringOf(folder, code, at)]));
  const regions: DirectoryRegion[] = [...keyrings].map(([code, keyring]) => ({
    code,
    name: regionName(code),
    url: urls.get(code)!,
    statements: keyring.statements,
  }));
  writeFileSync(directoryFile(folder), JSON.stringify({ regions }, undefined, 2));
  mkdirSync(agreementsFolder(folder), { recursive: true });
  const codes = [...keyrings.keys()].sort();
  for (const [i, a] of codes.entries())
    for (const b of codes.slice(i + 1)) signOnce(folder, keyrings.get(a)!, keyrings.get(b)!, at);
}

function keyringOf(folder: string, region: string, at: Date): Keyring {
  const keys = keysFolder(folder, region);
  if (!existsSync(join(keys, 'keys.json'))) {
    const { keyring, recovery } = Keyring.generate(region, at);
    saveKeyring(keys, keyring, recovery);
    createFieldKeys(keys);
  }
  return loadKeyring(keys);
}

function signOnce(folder: string, a: Keyring, b: Keyring, at: Date): void {
  const file = join(agreementsFolder(folder), `${a.region}-${b.region}.json`);
  if (existsSync(file)) return;
  const agreement = demonstrationAgreement(a, b, at);
  const signed: SignedAgreement = {
    agreement,
    signatures: {
      [a.region]: agreementSignature(agreement, a.signer(at)),
      [b.region]: agreementSignature(agreement, b.signer(at)),
    },
  };
  writeFileSync(file, JSON.stringify(signed, undefined, 2));
}

/**
 * The template's terms from last year's first day for six years: clause 3 names every field this version can say, so that
 * the gate judges here as it does in earnest. Names and telephones are nobody's.
 */
function demonstrationAgreement(a: Keyring, b: Keyring, at: Date): AgreementDocument {
  const directory = new Directory();
  for (const keyring of [a, b]) directory.trust(keyring.region, keyring.statements);
  const year = at.getUTCFullYear();
  const agreement = fromTemplate({
    template: templateFor(a.region, b.region),
    agreementId: `demo-${a.region}-${b.region}`,
    own: a.region,
    partner: b.region,
    today: dayIn(at),
    pin: (region) => directory.pin(region),
  });
  const { title, regions, jointHandlers } = agreement;
  return {
    ...agreement,
    from: `${year - 1}-01-01`,
    to: `${year + 4}-12-31`,
    title: { zh: `${title.zh}（演示）`, en: `${title.en} (demonstration)` },
    officers: regions.flatMap((region) =>
      (['liaison', 'deputy'] as const).map((role) => ({
        ...{ region, role, phone: '000-00000000' },
        name: role === 'liaison' ? '演示联络员' : '演示备用联络员',
      })),
    ),
    jointHandlers: {
      ...jointHandlers!,
      contacts: regions.map((region) => ({
        ...{ region, name: '演示个人信息岗', phone: '000-00000000' },
      })),
    },
  };
}
