import type { JsonObject, StrandKind } from '@contracts';
import type { Transaction } from '@platform/transaction';

/** What a capability wants to say to the partner; the ledger gives version, digest, number, seal and time. */
export interface EntryDraft {
  /** `410100.receiving/610300`; its from-side is a service of this region. */
  readonly stream: string;
  /** A new UUIDv7 begins a strand; a strand of this stream is continued. */
  readonly strandId: string;
  readonly strandKind: StrandKind;
  readonly type: string;
  readonly section: string;
  readonly item?: string;
  readonly open: JsonObject;
  /** Personal values in clear; encrypted under the strand's person key before they are kept. */
  readonly personal?: JsonObject;
  readonly eventTime: Date;
  /** Legal-basis code: `statutory` | `consent` | `emergency`. */
  readonly legalBasis: string;
  /** The strand this one is linked to or about; gives `seen`. */
  readonly about?: string;
  readonly correlationId?: string;
  readonly causationId?: string;
  /** Number of the rejected entry of this strand that is restated. */
  readonly corrects?: string;
  /** Hash of the agreement version it speaks of: for types that need no agreement in force, and only for them. */
  readonly agreement?: string;
}

export interface AppendedEntry {
  readonly entryId: string;
  readonly strandId: string;
  readonly version: number;
  readonly digest: string;
}

/**
 * Writes entries into the region's own strands, inside the caller's transaction: locks the strands in order of id,
 * folds, gives versions and digests, keeps them for the sealer and runs the projections. Several drafts of one strand
 * take consecutive versions in the order given. Refuses what its own gate would refuse at the partner
 * (`EntryRefused` with the code of the protocol), so that nothing is sealed that must come back.
 */
export abstract class Outgoing {
  abstract append(
    tx: Transaction,
    drafts: readonly EntryDraft[],
    at: Date,
  ): Promise<AppendedEntry[]>;

  /**
   * For a reaction, which nobody can be told of a refusal: false, and nothing written, where the agreement does not let
   * the drafts travel. Else what the partner said would be held up by what may not be answered.
   */
  abstract appendIfAgreed(
    tx: Transaction,
    drafts: readonly EntryDraft[],
    at: Date,
  ): Promise<boolean>;
}
