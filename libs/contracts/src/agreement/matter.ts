import type { Day } from '../record/sections';
import type { AgreementDocument } from './agreement';

/** Section `proposal`, one item per proposal: a version one side offers, with its own signature. */
export type ProposalOpen = {
  readonly agreement: AgreementDocument;
  /** Detached JWS of the author over the RFC 8785 bytes of `agreement`. */
  readonly signature: string;
  /** Strand of the other side in this matter, once there is one. */
  readonly about?: string;
  /** Proposal of the other side that this one answers. */
  readonly counters?: string;
  readonly note?: string;
  readonly withdrawn?: { readonly reason: string };
};

/** Section `signature`, under the item of the other side's proposal: the answer to it. */
export type SignatureOpen = {
  readonly agreementid: string;
  readonly hash: string;
  readonly answer: 'countersigned' | 'refused';
  readonly about?: string;
  readonly signature?: string;
  readonly reason?: string;
};

/** Section `ending`: a side declares the last day of the agreement. */
export type EndingOpen = {
  readonly agreementid: string;
  /** Version in force when it was declared; its days of notice count. */
  readonly hash: string;
  readonly about?: string;
  readonly declaredon: Day;
  readonly lastday: Day;
  readonly reason: string;
};
