import type { AgreementVersion } from './agreement';

/** An agreement as screens name it. Days are inclusive, in Asia/Shanghai. */
export interface AgreementSummary {
  readonly id: string;
  readonly version: number;
  readonly hash: string;
  readonly title: { readonly zh: string; readonly en: string };
  readonly from: string;
  readonly to: string;
  /** Last day, where a side has given notice that it ends earlier. */
  readonly endsOn?: string;
}

/** A region with which an agreement is in force. */
export interface Partner {
  readonly region: string;
  readonly agreement: AgreementSummary;
}

/** Which two regions keep a person's joint record, and under which agreement. */
export interface CoveringAgreement {
  readonly homeRegion: string;
  readonly residenceRegion: string;
  readonly agreement: AgreementSummary;
}

/** What other capabilities may ask about agreements. */
export abstract class AgreementReadModel {
  /** The region's partners at a moment, by code. */
  abstract partners(at: Date): Promise<Partner[]>;
  /**
   * The agreement that carries the record of a person with this home and this residence division (codes in force of 6, 9
   * or 12 digits): lowest home node, then lowest residence node. Undefined when none covers both.
   */
  abstract covering(
    home: string,
    residence: string,
    at: Date,
  ): Promise<CoveringAgreement | undefined>;
  /** The same for many pairs under one reading, e.g. the rows of an import. */
  abstract coveringAt(
    at: Date,
  ): Promise<(home: string, residence: string) => CoveringAgreement | undefined>;
}

export function summaryOf({ hash, document, endsOn }: AgreementVersion): AgreementSummary {
  const { id, version, title, from, to } = document;
  const endsEarlier = endsOn !== undefined && endsOn < to;
  return { id, version, hash, title, from, to, ...(endsEarlier && { endsOn }) };
}
