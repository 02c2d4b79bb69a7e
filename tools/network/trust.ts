import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type AgreementDocument, eventContracts, type SignedAgreement } from '@contracts';
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

/** Everything this version can say may travel, from last year's first day for six years. */
function demonstrationAgreement(a: Keyring, b: Keyring, at: Date): AgreementDocument {
  const directory = new Directory();
  for (const keyring of [a, b]) directory.trust(keyring.region, keyring.statements);
  const year = at.getUTCFullYear();
  const names = [regionName(a.region), regionName(b.region)] as const;
  return {
    id: `demo-${a.region}-${b.region}`,
    version: 1,
    regions: [a.region, b.region],
    from: `${year - 1}-01-01`,
    to: `${year + 4}-12-31`,
    kinds: eventContracts.map((contract) => contract.type),
    pins: Object.fromEntries([a, b].map(({ region }) => [region, directory.pin(region)!])),
    title: {
      zh: `${names[0].zh}、${names[1].zh}流动人口服务管理双向协议（演示）`,
      en: `Two-way management agreement of ${names[0].en} and ${names[1].en} (demonstration)`,
    },
    legalBasis: [
      {
        zh: '人口与计划生育法（2021）第十四条',
        en: 'Population and Family Planning Law (2021), article 14',
      },
    ],
  };
}
