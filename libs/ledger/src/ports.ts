import type { Entry, JsonObject, ServiceName, StrandKind } from '@contracts';
import type { Transaction } from '@platform/transaction';
import type { StrandChange } from './strand-change';

/** Codes of a rejected entry; evidence, so they must be equal everywhere (`docs/wire-format.md`, section 5). */
export type RejectionCode =
  | 'entry.schema'
  | 'entry.source'
  | 'entry.size'
  | 'time.range'
  | 'agreement.unknown'
  | 'agreement.not-in-force'
  | 'agreement.kind'
  | 'agreement.field'
  | 'strand.version'
  | 'strand.foreign'
  | 'strand.corrects'
  | 'link.taken'
  | 'record.other-pair';

/** Keeps what other libraries read of strands: called for entries written here and for entries applied, in order. */
export interface StrandProjection {
  /** Sections it wants to see; of any strand kind. */
  readonly sections: readonly string[];
  project(tx: Transaction, changes: readonly StrandChange[]): Promise<void>;
  /** Called when own entries get another recorded time; only whoever keeps that time needs it. */
  retime?(tx: Transaction, entries: readonly RetimedEntry[]): Promise<void>;
}

/** An own entry that was sealed so late that its recorded time was set anew (protocol section 4). */
export interface RetimedEntry {
  readonly strandId: string;
  readonly version: number;
  readonly section: string;
  /** Recorded time as the partner reads it, RFC 3339 UTC. */
  readonly time: string;
}

/**
 * What follows from a partner's entry. Runs once per applied entry, in the transaction that applied it, after the whole
 * batch has been folded and projected; takes a batch, so that 500 arrivals cost a few statements. Writes through `tx`
 * and `Outgoing` only and uses the entry's time, never the clock: a replay must decide alike.
 */
export interface Reaction {
  readonly service: ServiceName;
  /** Entry types and the one section it acts on. */
  readonly types: readonly string[];
  readonly section: string;
  react(tx: Transaction, changes: readonly StrandChange[], at: Date): Promise<void>;
}

/** Rules about strands that a library adds to the gate, e.g. `link.taken`. `load` reads once per batch. */
export interface StrandRule {
  load(tx: Transaction, entries: readonly IncomingEntry[]): Promise<StrandJudge>;
}
/** Called entry by entry, in order; may keep count of what it accepted before in the same batch (`accepted`). */
export interface StrandJudge {
  judge(entry: IncomingEntry): RejectionCode | undefined;
  accepted(entry: IncomingEntry): void;
}
export interface IncomingEntry {
  readonly stream: string;
  readonly entry: Entry;
}

/** The version of an agreement that carries a stream at a moment. */
export interface AgreementInForce {
  readonly hash: string;
  /** `data.open` of the entry that cites it: `{agreement, signatures}`. */
  readonly citation: Entry['data']['open'];
  /** It has ended: only what settles a matter begun before its end may still cite it. */
  readonly ended?: true;
}

/** A strand as far as it decides what may still be said after an agreement's end. */
export interface BegunStrand {
  readonly stream: string;
  readonly kind: StrandKind;
  /** Recorded time of its first entry. */
  readonly begun: Date;
}

/** Why an entry may not travel: the code of the protocol, where in the entry, and the clause it came up against. */
export interface AgreementRefusal {
  readonly code: RejectionCode;
  readonly pointer?: string;
  readonly clause?: { readonly code: string; readonly zh: string; readonly en: string };
}

/**
 * Types `yipanqi.ledger.*` and `yipanqi.agreement.*` need no agreement in force (protocol section 8): two regions that
 * have none yet must be able to make one.
 */
export function needsAgreement(type: string): boolean {
  return !type.startsWith('yipanqi.ledger.') && !type.startsWith('yipanqi.agreement.');
}

/** May this entry travel under this agreement? Implemented by `agreement`. */
export abstract class EntryGate {
  /** The agreement version in force for this stream at a moment; after the end of all of them the last, `ended`. */
  abstract inForce(
    tx: Transaction,
    stream: string,
    at: Date,
  ): Promise<AgreementInForce | undefined>;
  /** Reads what the judge needs for a batch: the agreement versions taken in of this stream's pair. */
  abstract load(
    tx: Transaction,
    stream: string,
    hashes: readonly string[],
  ): Promise<AgreementJudge>;
}
export interface AgreementJudge {
  /** `strand`: the one it is said on, if it has begun; `about`: the one its `open.about` names, if it is held here. */
  judge(
    entry: Entry,
    strand: BegunStrand | undefined,
    about: BegunStrand | undefined,
  ): AgreementRefusal | undefined;
  /** The opened personal values, judged once the key is held. */
  judgePersonal?(entry: Entry, personal: JsonObject): AgreementRefusal | undefined;
  /** A `version-cited` entry earlier in the same batch: returns false when a signature does not hold. */
  takeIn(entry: Entry): boolean;
  /** Agreement versions taken in by `takeIn`, to be kept by the gate in the same transaction. */
  keep(tx: Transaction, at: Date): Promise<void>;
}

/** Where capabilities put what the ledger calls: at start, before the first worker runs. */
export abstract class LedgerRegistry {
  abstract addProjection(projection: StrandProjection): void;
  abstract addReaction(reaction: Reaction): void;
  abstract addRule(rule: StrandRule): void;
}
