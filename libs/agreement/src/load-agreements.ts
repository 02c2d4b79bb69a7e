import type { SignedAgreement } from '@contracts';
import { parseAgreement, type AgreementVersion } from './agreement';
import { signatureFaults, versionOf, type FindSignatureKey } from './agreement-signatures';
import { AgreementsRefused, type FileFault } from './agreement.errors';

export interface AgreementFile {
  readonly name: string;
  readonly text: string;
}

/** Public keys and pins of regions, as their key statements give them. */
export interface Trust {
  readonly findKey: FindSignatureKey;
  /** The region's pin; undefined when it is not known here. */
  pin(region: string): string | undefined;
}

/**
 * The versions that bind a region, from the files of `AGREEMENTS_DIR`; files between other regions are passed over, so
 * that one folder can serve a whole network. Throws `AgreementsRefused` with every fault of every file.
 */
export function bindingVersions(
  region: string,
  files: readonly AgreementFile[],
  trust: Trust,
): AgreementVersion[] {
  const faults: FileFault[] = [];
  const versions: AgreementVersion[] = [];
  for (const { name, text } of files) {
    const parsed = parseAgreement(text);
    if (!parsed.signed) {
      faults.push(...parsed.faults.map((fault) => ({ file: name, ...fault })));
      continue;
    }
    if (!parsed.signed.agreement.regions.includes(region)) continue;
    const untrusted = trustFaults(name, parsed.signed, trust);
    if (untrusted.length > 0) faults.push(...untrusted);
    else versions.push(versionOf(parsed.signed));
  }
  if (faults.length > 0) throw new AgreementsRefused(faults);
  return versions;
}

function trustFaults(file: string, signed: SignedAgreement, trust: Trust): FileFault[] {
  const pins = signed.agreement.regions
    .filter((region) => {
      const pin = trust.pin(region);
      return pin !== undefined && pin !== signed.agreement.pins[region];
    })
    .map((region) => ({ file, field: `agreement.pins.${region}`, code: 'agreement.pin' as const }));
  const signatures = signatureFaults(signed, trust.findKey).map(({ region, code }) => ({
    file,
    field: `signatures.${region}`,
    code,
  }));
  return [...pins, ...signatures];
}
