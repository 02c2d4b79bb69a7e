import type { RecordRow } from '../record.read-model';

/** Columns of `record.record` as `RecordRow` names them; null stands for absent. */
export const rowColumns = `r.record_id AS "recordId", r.own_side AS "ownSide",
  r.sending_strand AS "sendingStrand", r.receiving_strand AS "receivingStrand",
  r.answering_strand AS "answeringStrand", r.linked, r.state, r.state_since AS "stateSince",
  r.one_sided_side AS "oneSidedSide", r.home_region AS "homeRegion",
  r.residence_region AS "residenceRegion", r.home_division AS "homeDivision",
  r.residence_division AS "residenceDivision", r.own_organisation AS "ownOrganisation",
  r.arrived_on AS "arrivedOn", r.left_on AS "leftOn", r.updated_at AS "updatedAt"`;

/** The row without its nulls. */
export function rowOf<Row extends object>(row: Row): RecordRow {
  const entries = Object.entries(row).filter(([, value]) => value !== null);
  return Object.fromEntries(entries) as unknown as RecordRow;
}
