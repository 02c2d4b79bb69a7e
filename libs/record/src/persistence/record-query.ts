import { significantDigits } from '@region';
import type { RecordFilter, RecordRow, RecordSort } from '../record.read-model';

/** Columns of `record.record` as `RecordRow` names them; null stands for absent. */
export const rowColumns = `r.record_id AS "recordId", r.own_side AS "ownSide",
  r.sending_strand AS "sendingStrand", r.receiving_strand AS "receivingStrand",
  r.answering_strand AS "answeringStrand", r.linked, r.state, r.state_since AS "stateSince",
  r.one_sided_side AS "oneSidedSide", r.home_region AS "homeRegion",
  r.residence_region AS "residenceRegion", r.home_division AS "homeDivision",
  r.residence_division AS "residenceDivision", r.own_organisation AS "ownOrganisation",
  r.arrived_on AS "arrivedOn", r.left_on AS "leftOn", r.updated_at AS "updatedAt"`;

/** The value a list is ordered by; text that orders as the value does, so that it can stand in a cursor. */
export const sortColumns: Readonly<Record<RecordSort, string>> = {
  updatedAt: `to_char(r.updated_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US')`,
  arrivedOn: `COALESCE(r.arrived_on::text, '')`,
  leftOn: `COALESCE(r.left_on::text, '')`,
};

export interface Condition {
  readonly sql: string;
  readonly parameters: readonly unknown[];
}

/** `WHERE` of a filter, its parameters numbered from 1. */
export function conditionOf(filter: RecordFilter): Condition {
  const parts: string[] = ['true'];
  const parameters: unknown[] = [];
  const add = (value: unknown, sql: (place: string) => string): void => {
    if (value === undefined) return;
    parameters.push(value);
    parts.push(sql(`$${parameters.length}`));
  };
  add(filter.state, (place) => `r.state = ${place}`);
  add(filter.ownSide, (place) => `r.own_side = ${place}`);
  add(filter.oneSidedSide, (place) => `r.one_sided_side = ${place}`);
  add(
    filter.partner,
    (place) =>
      `CASE r.own_side WHEN 'sending' THEN r.residence_region ELSE r.home_region END = ${place}`,
  );
  add(subtree(filter.organisation), (place) => `r.own_organisation LIKE ${place}`);
  add(
    subtree(filter.division),
    (place) => `(r.home_division LIKE ${place} OR r.residence_division LIKE ${place})`,
  );
  return { sql: parts.join(' AND '), parameters };
}

/** Codes are digits only, so nothing in them can mean something to LIKE. */
function subtree(code: string | undefined): string | undefined {
  return code === undefined ? undefined : `${significantDigits(code).replace(/\D/g, '_')}%`;
}

/** The row without its nulls. */
export function rowOf<Row extends object>(row: Row): RecordRow {
  const entries = Object.entries(row).filter(([, value]) => value !== null);
  return Object.fromEntries(entries) as unknown as RecordRow;
}
