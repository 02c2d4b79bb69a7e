import type { Day } from '../record/sections';
import type { AgreementTermsDocument, Bilingual } from './agreement-terms';

/** One version of a two-way management agreement 双向管理协议, as both regions signed it. */
export type AgreementDocument = {
  readonly id: string;
  readonly version: number;
  /** Both regions in ascending order. */
  readonly regions: readonly [string, string];
  /** First and last day in force, days in Asia/Shanghai. */
  readonly from: Day;
  readonly to: Day;
  /** Entry types that may travel, e.g. `yipanqi.registration.arrival-registered.v1`. */
  readonly kinds: readonly string[];
  /** Per region the hash of its first key statement and recovery key. */
  readonly pins: Readonly<Record<string, string>>;
  readonly title: Bilingual;
  readonly legalBasis?: readonly Bilingual[];
} & AgreementTermsDocument;

/** Section `agreement` of a strand of kind agreement; also the form of a file in `AGREEMENTS_DIR`. */
export type SignedAgreement = {
  readonly agreement: AgreementDocument;
  /** Per region a compact detached JWS over the RFC 8785 bytes of `agreement`. */
  readonly signatures: Readonly<Record<string, string>>;
};
