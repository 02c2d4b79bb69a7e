import type { JsonObject } from '../entry';
import grant from './grant.v1.schema.json';
import head from './head.v1.schema.json';
import receipt from './receipt.v1.schema.json';
import rekey from './rekey.v1.schema.json';
import resend from './resend.v1.schema.json';
import voidSchema from './void.v1.schema.json';
import { bundled } from '../shared-schemas';

interface About {
  readonly stream: string;
  /** RFC 3339 UTC with three decimals; strictly increasing per kind and subject. */
  readonly at: string;
}

/** How far the stream goes at its author; said by the from-side every minute while it is behind, otherwise hourly. */
export interface Head extends About {
  readonly kind: 'head';
  readonly last: number;
  readonly hash: string;
}

/** An entry that a receipt excepts from what is applied. */
export interface OpenItem {
  readonly sequence: number;
  readonly state: 'parked' | 'rejected' | 'diverged';
  readonly code: string;
  /** JSON pointer to what failed; never a value. */
  readonly pointer?: string;
}

/** 送达回执: said by the to-side after each applied batch; all up to `upto` is stored and applied, except `open`. */
export interface Receipt extends About {
  readonly kind: 'receipt';
  /** Last number of a segment, or 0. */
  readonly upto: number;
  /** What `prev` of the next segment would be. */
  readonly hash: string;
  /** `at` of the newest head echoed; absent when there is none. */
  readonly headat?: string;
  readonly state: 'flowing' | 'waiting' | 'blocked';
  readonly code?: string;
  /** At most 1,000. */
  readonly open: readonly OpenItem[];
}

/** Said by the to-side when it is behind a head: every segment with `last ≥ from`, oldest first. */
export interface Resend extends About {
  readonly kind: 'resend';
  readonly from: number;
  readonly segments: number;
}

/** Said by the from-side before the first segment that uses the key. */
export interface Grant extends About {
  readonly kind: 'grant';
  readonly person: string;
  readonly key: string;
}

/** Said by either side: the content key of a day is wanted, or wrapped anew. */
export type Rekey = About & {
  readonly kind: 'rekey';
  readonly day: string;
} & ({ readonly wanted: true } | { readonly key: string });

/** Said by the from-side: the segment was defective at source, its numbers stay used. */
export interface Void extends About {
  readonly kind: 'void';
  readonly first: number;
  readonly last: number;
  readonly hash: string;
}

export type ControlMessage = Head | Receipt | Resend | Grant | Rekey | Void;
export type ControlKind = ControlMessage['kind'];

/** What a control message says, by which side of the stream; its JSON Schema (2020-12) is complete in itself. */
export interface ControlContract {
  readonly kind: ControlKind;
  /** Side of the stream that signs it. */
  readonly saidBy: 'from' | 'to' | 'either';
  readonly schema: JsonObject;
}

/** One contract per kind of control message. */
export const controlContracts: readonly ControlContract[] = [
  { kind: 'head', saidBy: 'from', schema: bundled(head) },
  { kind: 'receipt', saidBy: 'to', schema: bundled(receipt) },
  { kind: 'resend', saidBy: 'to', schema: bundled(resend) },
  { kind: 'grant', saidBy: 'from', schema: bundled(grant) },
  { kind: 'rekey', saidBy: 'either', schema: bundled(rekey) },
  { kind: 'void', saidBy: 'from', schema: bundled(voidSchema) },
];

/** The contract of a control message; undefined for a kind this version does not know (kept apart, never a fault). */
export function controlContractOf(kind: string): ControlContract | undefined {
  return controlContracts.find((contract) => contract.kind === kind);
}
