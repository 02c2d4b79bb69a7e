/** Plain JSON. */
export type Json = string | number | boolean | null | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [member: string]: Json;
}

/** The kinds of joint matter two strands can make up. `docs/wire-format.md`, section 1. */
export type StrandKind =
  'record' | 'case' | 'service' | 'agreement' | 'period' | 'dispute' | 'ledger';

/** A section of a strand as it is after the entry; it travels whole. */
export interface SectionData {
  readonly section: string;
  readonly item?: string;
  readonly open: JsonObject;
  /** Compact JWE over one JSON object of the section's personal values, under the person's key. */
  readonly personal?: string;
}

/** One CloudEvent 1.0 of a stream: what one side says about one section of one of its strands. */
export interface Entry {
  readonly specversion: '1.0';
  /** UUIDv7 */
  readonly id: string;
  /** `/regions/610300/sending`: the from-side of the stream. */
  readonly source: string;
  /** `yipanqi.<capability>.<name>.v<n>` */
  readonly type: string;
  /** Strand id. */
  readonly subject: string;
  /** Recorded time, RFC 3339 UTC with three decimals. */
  readonly time: string;
  readonly datacontenttype: 'application/json';
  /** Number in the stream, a decimal string. */
  readonly sequence: string;
  /** Version of the strand after this entry, from 1. */
  readonly recordversion: number;
  /** Version applied here of the strand this one is linked to or about; 0 if none. */
  readonly seen: number;
  /** When it happened in the world. */
  readonly eventtime: string;
  /** Hash of the agreement version it travels under. */
  readonly agreement: string;
  readonly legalbasis: string;
  /** Digest of the strand's body after this entry. */
  readonly digest: string;
  readonly correlationid?: string;
  readonly causationid?: string;
  /** Number of the rejected entry that this one restates, a decimal string. */
  readonly corrects?: string;
  readonly data: SectionData;
}
