import type { QuestionPersonal } from '@contracts';
import type { Column } from '@platform/database';
import type { FieldCipher } from '@platform/field-cipher';
import { routedOrganisation } from '@region';
import { caseView, type CaseView } from '../case';
import {
  answeringOf,
  answeringStream,
  askingOf,
  type CasePair,
  type CaseTimes,
  endsOf,
  timesOf,
} from '../case-strands';

/** A case after a batch: its strands, and the personal values of its question where the batch wrote them. */
export interface CaseRow {
  readonly pair: CasePair;
  readonly view: CaseView;
  readonly times: CaseTimes;
  readonly personal?: QuestionPersonal;
}

export function caseRow(pair: CasePair, personal: QuestionPersonal | undefined): CaseRow {
  const view = caseView(askingOf(pair), answeringOf(pair));
  return { pair, view, times: timesOf(pair), ...(personal && { personal }) };
}

const question = ({ pair }: CaseRow) => askingOf(pair).question!;

/** Written from the strands alone; every entry writes them all again. */
export const strandColumns: readonly Column<CaseRow>[] = [
  ['case_id', 'text', ({ pair }) => pair.asking.caseId],
  ['side', 'text', ({ pair }) => (pair.asking.own ? 'asking' : 'answering')],
  ['service', 'text', (row) => endsOf(ownStream(row)).service],
  ['partner', 'text', (row) => endsOf(ownStream(row)).addressee],
  ['answering_strand', 'text', ({ pair }) => pair.answering?.strandId],
  ['kind', 'text', (row) => question(row).kind],
  ['urgency', 'text', (row) => question(row).urgency],
  ['fields', 'jsonb', (row) => JSON.stringify(question(row).fields)],
  ['division', 'text', (row) => question(row).division],
  ['asked_by', 'text', (row) => question(row).organisation],
  ['organisation', 'text', (row) => organisationOf(row)],
  ['record_id', 'text', (row) => question(row).recordid],
  ['continues', 'text', (row) => question(row).continues],
  ['continued_by', 'text', ({ pair }) => askingOf(pair).decision?.continuedby],
  ['disputes', 'text', (row) => question(row).disputes],
  ['filing', 'text', (row) => question(row).filing],
  ['state', 'text', ({ view }) => view.state],
  ['round', 'int', ({ view }) => view.round],
  ['corrected', 'boolean', ({ view }) => view.corrected],
  ['invalidated', 'boolean', ({ view }) => view.invalidated],
  ['extended', 'boolean', ({ view }) => view.extended],
  ['reminders', 'int', ({ view }) => view.reminders],
  ['ruling', 'text', ({ view }) => view.ruling],
  ['escalated_to', 'text', ({ view }) => view.escalatedTo],
  ['opened_at', 'timestamptz', ({ times }) => times.opened],
  ['acknowledged_at', 'timestamptz', ({ times }) => times.acknowledged],
  ['answered_at', 'timestamptz', ({ times }) => times.answered],
  ['state_since', 'timestamptz', ({ times }) => times.stateSince],
  ['changed_at', 'timestamptz', ({ times }) => times.changed],
];

/** Written only by the entry that says whom it is about. */
export function personalColumns(cipher: FieldCipher): readonly Column<CaseRow>[] {
  const number = ({ personal }: CaseRow) => personal?.idNumber;
  return [
    ['name', 'text', ({ personal }) => personal?.name],
    ['id_index', 'bytea', (row) => whenGiven(number(row), (text) => cipher.index(text))],
    ['id_cipher', 'bytea', (row) => whenGiven(number(row), (text) => cipher.encrypt(text))],
    ['title', 'text', ({ personal }) => personal?.title],
  ];
}

function ownStream({ pair }: CaseRow): string {
  return pair.asking.own ? pair.asking.stream : answeringStream(pair.asking.stream);
}

/** Who asks; or, like a registration, the known division at or above the one the question names, else the region's desk. */
function organisationOf(row: CaseRow): string {
  const { organisation, division } = question(row);
  return row.pair.asking.own
    ? organisation
    : routedOrganisation(division, endsOf(ownStream(row)).author);
}

function whenGiven<T>(text: string | undefined, make: (text: string) => T): T | undefined {
  return text === undefined ? undefined : make(text);
}
