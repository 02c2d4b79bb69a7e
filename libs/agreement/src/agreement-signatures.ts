import {
  agreementHash,
  agreementSignature,
  agreementSignatureKid,
  verifyAgreementSignature,
  type Signer,
} from '@ledger';
import type { AgreementDocument, SignedAgreement } from '@contracts';
import type { KeyObject } from 'node:crypto';
import type { AgreementVersion } from './agreement';

/** Finds the public key that a region stated under this `kid` for signing, whenever it was valid. */
export type FindSignatureKey = (region: string, kid: string) => KeyObject | undefined;

/** Why the signature of a region does not make the version binding. */
export interface SignatureFault {
  readonly region: string;
  readonly code: 'agreement.signature-form' | 'agreement.signing-key' | 'agreement.signature';
}

/** Hash of a version: of its RFC 8785 bytes. */
export function hashOfAgreement(document: AgreementDocument): string {
  return agreementHash(document);
}

/**
 * Signs a version for both of its regions: a detached JWS (`typ: yipanqi-agreement`) each, over the RFC 8785 bytes.
 * Throws RangeError when a region's signer is missing.
 */
export function signAgreement(
  document: AgreementDocument,
  signers: Readonly<Record<string, Signer>>,
): SignedAgreement {
  const signatures = document.regions.map((region) => {
    const signer = signers[region];
    if (!signer) throw new RangeError(`no signer of ${region}`);
    return [region, agreementSignature(document, signer)] as const;
  });
  return { agreement: document, signatures: Object.fromEntries(signatures) };
}

/** Judges both signatures; every one that does not hold is named by its region. Empty when both hold. */
export function signatureFaults(signed: SignedAgreement, find: FindSignatureKey): SignatureFault[] {
  return signed.agreement.regions.flatMap((region) => {
    const code = signatureFault(signed, region, find);
    return code ? [{ region, code }] : [];
  });
}

function signatureFault(
  { agreement, signatures }: SignedAgreement,
  region: string,
  find: FindSignatureKey,
): SignatureFault['code'] | undefined {
  const jws = signatures[region]!;
  let kid: string;
  try {
    kid = agreementSignatureKid(jws);
  } catch {
    return 'agreement.signature-form';
  }
  const key = find(region, kid);
  if (!key) return 'agreement.signing-key';
  return verifyAgreementSignature(jws, agreement, key) ? undefined : 'agreement.signature';
}

/** A signed agreement with its hash; to be called once the signatures held. */
export function versionOf({ agreement, signatures }: SignedAgreement): AgreementVersion {
  return { hash: hashOfAgreement(agreement), document: agreement, signatures };
}

/** The hash of a document and the judgement of one signature over it, which costs more. */
export function verifiedSignature(
  document: AgreementDocument,
  signature: string,
  find: (kid: string) => KeyObject | undefined,
): { readonly hash: string; readonly judge: () => boolean } {
  return {
    hash: hashOfAgreement(document),
    judge: () => {
      try {
        const key = find(agreementSignatureKid(signature));
        return key !== undefined && verifyAgreementSignature(signature, document, key);
      } catch {
        return false; // not a signature at all
      }
    },
  };
}
