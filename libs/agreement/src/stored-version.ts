import type { AgreementDocument } from '@contracts';
import { hashOf } from '@ledger';
import type { AgreementVersion } from './agreement';
import { AgreementAltered, type Alteration } from './agreement.errors';
import { signatureFaults, type FindSignatureKey } from './agreement-signatures';

/** A version as the region's database has it. */
export interface StoredVersion {
  readonly hash: string;
  /** RFC 8785 text: what was signed. */
  readonly document: string;
  readonly signatures: Readonly<Record<string, string>>;
}

/**
 * A version read back. It was judged when it was taken in; what does not verify now was changed in our own database since.
 * Throws `AgreementAltered`, which names the version and the part: nothing may travel under such a text.
 */
export function readBack(stored: StoredVersion, find: FindSignatureKey): AgreementVersion {
  const { hash, signatures } = stored;
  if (hashOf(stored.document) !== hash) throw new AgreementAltered(hash, 'document');
  const document = JSON.parse(stored.document) as AgreementDocument;
  const altered = Object.keys(signatures).sort().join() !== [...document.regions].sort().join();
  if (altered) throw new AgreementAltered(hash, 'signatures');
  const [fault] = signatureFaults({ agreement: document, signatures }, find);
  if (fault) throw new AgreementAltered(hash, `signatures.${fault.region}` as Alteration);
  return { hash, document, signatures };
}
