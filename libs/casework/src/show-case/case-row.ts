import { type ActName, permits, type SignedInAccount } from '@identity';
import { maskIdNumber } from '@registration';
import type { Language } from '@platform/http';
import { namedRegion } from '@region';
import { ESCALATION_LEVELS } from '../asking/press/press-case.handler';
import { actsOn, type CaseAct } from '../case-acts';
import { WAITING_STATES } from '../case';
import type { KnownCase } from '../case.repository';
import type { CaseRowResponse } from './case-row.dto';

/** The act of the permission table that lets a role do this with a case; the doors say the same. */
const PERMISSION_OF: Readonly<Record<CaseAct, ActName>> = {
  remind: 'work-case',
  clarify: 'work-case',
  withdraw: 'work-case',
  accept: 'work-case',
  return: 'work-case',
  escalate: 'decide-case',
  reopen: 'decide-case',
  close: 'decide-case',
  acknowledge: 'work-case',
  'ask-clarification': 'work-case',
  extend: 'decide-case',
  forward: 'decide-case',
  misaddressed: 'decide-case',
  answer: 'work-case',
  correct: 'decide-case',
  invalidate: 'decide-case',
  'enter-ruling': 'decide-case',
  'countersign-ruling': 'decide-case',
  assign: 'work-case',
  'hand-up': 'work-case',
  review: 'decide-case',
};

/** Who sees a row, in which language, and when. */
interface CaseRowReader {
  readonly account: Pick<SignedInAccount, 'role'>;
  readonly language: Language;
  readonly at: Date;
}

/** A case as the caller sees it in a list: numbers masked, and what they may do with it now. */
export function caseRowResponse(known: KnownCase, reader: CaseRowReader): CaseRowResponse {
  const { due, holder, name, idNumber, recordId } = known;
  return {
    caseId: known.caseId,
    kind: known.kind,
    urgency: known.urgency,
    side: known.side,
    service: known.service,
    state: known.state,
    round: known.round,
    corrected: known.corrected,
    partner: namedRegion(known.partner, reader.language),
    person:
      name === undefined
        ? undefined
        : { name, idNumberMasked: idNumber && maskIdNumber(idNumber), recordId },
    title: known.title,
    filing: known.filing,
    fields: [...known.fields],
    openedAt: known.openedAt.toISOString(),
    sentAt: known.sentAt?.toISOString(),
    deliveredAt: known.deliveredAt?.toISOString(),
    acknowledgedAt: known.acknowledgedAt?.toISOString(),
    answeredAt: known.answeredAt?.toISOString(),
    batch: known.batch,
    due: due && {
      day: due.day,
      at: due.at.toISOString(),
      paused: due.paused,
      explanation: due.explanation,
      warnings: [...due.warnings],
      extended: known.extended,
      answered: due.answered,
    },
    overdue: isOverdue(known, reader.at),
    holder,
    draft: known.draft,
    reminders: known.reminders,
    escalatedTo: known.escalatedTo,
    acts: actsFor(known, reader),
    updatedAt: known.updatedAt.toISOString(),
  };
}

const TOP_OF_LADDER = ESCALATION_LEVELS.at(-1);

/** 超期: an answer is expected and its due day has passed. */
export function isOverdue({ state, due }: KnownCase, at: Date): boolean {
  return due !== undefined && due.at < at && (WAITING_STATES as readonly string[]).includes(state);
}

function actsFor(known: KnownCase, { account, at }: Omit<CaseRowReader, 'language'>): CaseAct[] {
  return actsOn(known.kind, known.state, known.side, known.ruling).filter((act) => {
    if (!permits(account.role, PERMISSION_OF[act])) return false;
    if (act === 'extend') return !known.extended;
    if (act === 'review') return known.draft === 'proposed';
    if (act === 'escalate') return isOverdue(known, at) && known.escalatedTo !== TOP_OF_LADDER;
    return true;
  });
}
