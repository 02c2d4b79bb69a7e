import { noDueDay } from '@calendar';
import type { CaseKind, CaseUrgency, EscalationLevel, ServiceName } from '@contracts';
import type { FieldCipher } from '@platform/field-cipher';
import type { CaseSide, CaseState } from '../case';
import type { KnownCase } from '../case.repository';
import type { AnsweredInTime } from '../deadline/case-deadline';
import type { RulingState } from '../ruling/ruling';

/** Days come as text, since the driver would make them moments of the machine's time zone. */
export const CASE_COLUMNS = `
  c.case_id, c.side, c.service, c.partner, c.answering_strand, c.kind, c.urgency, c.fields, c.division, c.asked_by,
  c.organisation, c.record_id, c.continues, c.continued_by, c.disputes, c.filing, c.name, c.id_cipher, c.title,
  c.state, c.round, c.corrected, c.invalidated, c.extended, c.reminders, c.ruling, c.escalated_to, c.opened_at,
  c.acknowledged_at, c.answered_at, c.state_since, c.changed_at, c.sent_at, c.delivered_at, c.batch,
  c.due_day::text AS due_day, c.due_at, c.due, c.holder_organisation, c.holder_account,
  (SELECT d.state FROM casework.draft d WHERE d.case_id = c.case_id) AS draft`;

/** A row of `casework.case` as `CASE_COLUMNS` selects it, under the alias `c`. */
export interface CaseTableRow {
  case_id: string;
  side: CaseSide;
  service: ServiceName;
  partner: string;
  answering_strand: string | null;
  kind: CaseKind;
  urgency: CaseUrgency | null;
  fields: string[];
  division: string;
  asked_by: string;
  organisation: string;
  record_id: string | null;
  continues: string | null;
  continued_by: string | null;
  disputes: string | null;
  filing: string | null;
  name: string | null;
  id_cipher: Buffer | null;
  title: string | null;
  state: CaseState;
  round: number;
  corrected: boolean;
  invalidated: boolean;
  extended: boolean;
  reminders: number;
  ruling: RulingState;
  escalated_to: EscalationLevel | null;
  opened_at: Date;
  acknowledged_at: Date | null;
  answered_at: Date | null;
  state_since: Date;
  changed_at: Date;
  sent_at: Date | null;
  delivered_at: Date | null;
  batch: string | null;
  due_day: string | null;
  due_at: Date | null;
  due: {
    explanation: object;
    warnings: object[];
    paused?: true;
    answered?: AnsweredInTime;
  } | null;
  holder_organisation: string;
  holder_account: string | null;
  draft: 'proposed' | 'sent-back' | null;
}

export function caseOf(row: CaseTableRow, cipher: FieldCipher): KnownCase {
  return {
    caseId: row.case_id,
    side: row.side,
    service: row.service,
    partner: row.partner,
    answeringStrand: row.answering_strand ?? undefined,
    kind: row.kind,
    urgency: row.urgency ?? undefined,
    fields: row.fields,
    division: row.division,
    askedBy: row.asked_by,
    organisation: row.organisation,
    recordId: row.record_id ?? undefined,
    continues: row.continues ?? undefined,
    continuedBy: row.continued_by ?? undefined,
    disputes: row.disputes ?? undefined,
    filing: row.filing ?? undefined,
    name: row.name ?? undefined,
    idNumber: row.id_cipher ? cipher.decrypt(row.id_cipher) : undefined,
    title: row.title ?? undefined,
    state: row.state,
    round: row.round,
    corrected: row.corrected,
    invalidated: row.invalidated,
    extended: row.extended,
    reminders: row.reminders,
    ruling: row.ruling,
    escalatedTo: row.escalated_to ?? undefined,
    openedAt: row.opened_at,
    acknowledgedAt: row.acknowledged_at ?? undefined,
    answeredAt: row.answered_at ?? undefined,
    stateSince: row.state_since,
    updatedAt: row.changed_at,
    sentAt: row.sent_at ?? undefined,
    deliveredAt: row.delivered_at ?? undefined,
    batch: row.batch ?? undefined,
    due: dueOf(row),
    holder: {
      organisation: row.holder_organisation,
      account: row.holder_account ?? undefined,
    },
    draft: row.draft ?? undefined,
  };
}

/** While the clock stands no column has a day, so that no list of due days holds the case. */
function dueOf({ due_day, due_at, due }: CaseTableRow): KnownCase['due'] {
  const counted =
    due_day !== null && due_at !== null ? { day: due_day, at: due_at } : due?.paused && noDueDay;
  if (!counted) return undefined;
  return {
    ...counted,
    explanation: due?.explanation ?? {},
    warnings: due?.warnings ?? [],
    answered: due?.answered,
  };
}
