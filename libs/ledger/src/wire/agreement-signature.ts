import type { KeyObject } from 'node:crypto';
import type { JsonObject } from '@contracts';
import { canonicalJson } from './canonical-json';
import { hashOf } from './hash';
import { parseDetached, signDetached, verifyDetached, type Signer } from './jws';
import { WireFault } from './wire-fault';

export const AGREEMENT_TYP = 'yipanqi-agreement';

/** Hash of an agreement version: of its RFC 8785 bytes. Entries cite it in `agreement`. */
export function agreementHash(agreement: JsonObject): string {
  return hashOf(canonicalJson(agreement));
}

/** One region's signature: detached JWS (`typ: yipanqi-agreement`) over the version's RFC 8785 bytes. */
export function agreementSignature(agreement: JsonObject, signer: Signer): string {
  return signDetached({ typ: AGREEMENT_TYP }, bytesOf(agreement), signer);
}

/** The `kid` an agreement signature names; throws `WireFault` when it is no such JWS. */
export function agreementSignatureKid(jws: string): string {
  const { header } = parseDetached(jws);
  if (header.typ !== AGREEMENT_TYP) throw new WireFault('jws', `typ is not ${AGREEMENT_TYP}`);
  return header.kid;
}

/** Whether the signature holds over this version; false also for what is no agreement signature at all. */
export function verifyAgreementSignature(
  jws: string,
  agreement: JsonObject,
  publicKey: KeyObject,
): boolean {
  try {
    agreementSignatureKid(jws);
    return verifyDetached(parseDetached(jws), bytesOf(agreement), publicKey);
  } catch (error) {
    if (error instanceof WireFault) return false;
    throw error;
  }
}

function bytesOf(agreement: JsonObject): Buffer {
  return Buffer.from(canonicalJson(agreement), 'utf8');
}
