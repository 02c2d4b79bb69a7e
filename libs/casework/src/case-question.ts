import type {
  AttachmentReference,
  CaseKind,
  CaseUrgency,
  JsonObject,
  QuestionOpen,
  QuestionPersonal,
  ServiceName,
} from '@contracts';
import type { FieldFault } from '@platform/domain-error';
import { isValueOf, ownerOf } from './case-fields';
import { caseFault } from './case.errors';

/** What one side asks the other, as it is written down before it is told. */
export interface Question {
  readonly kind: CaseKind;
  readonly urgency?: CaseUrgency;
  readonly fields: readonly string[];
  readonly values: Readonly<Record<string, string>>;
  readonly division: string;
  readonly organisation: string;
  readonly purpose?: string;
  readonly recordId?: string;
  readonly continues?: string;
  readonly disputes?: string;
  readonly filing?: string;
  readonly name?: string;
  readonly idNumber?: string;
  readonly title?: string;
  readonly text?: string;
  readonly attachments?: readonly AttachmentReference[];
  readonly attachmentNames?: Readonly<Record<string, string>>;
}

/** Kinds a service can open: what concerns a person is asked in that side's name, letters pass between the bureaus. */
export function kindsOf(service: ServiceName): readonly CaseKind[] {
  return service === 'bureau'
    ? ['correspondence']
    : ['verification', 'notice', 'objection', 'dispute'];
}

/** Everything that is wrong with a question of this service, by member. */
export function questionFaults(question: Question, service: ServiceName): FieldFault[] {
  return [...fieldFaults(question, service), ...contentFaults(question)];
}

/** A side verifies and doubts what the other side owns; about its own fields it has nobody to ask. */
function fieldFaults({ kind, fields }: Question, service: ServiceName): FieldFault[] {
  const named = kind === 'verification' || kind === 'objection';
  if (named && fields.length === 0) return [caseFault('fields', 'question.fields-missing')];
  return fields.flatMap((field) => {
    const owner = ownerOf(field);
    if (owner === undefined) return [caseFault(`fields.${field}`, 'question.field-unknown')];
    return owner === service ? [caseFault(`fields.${field}`, 'question.field-own')] : [];
  });
}

function contentFaults(question: Question): FieldFault[] {
  const { kind, fields, values, name, text, recordId, disputes } = question;
  const faults: FieldFault[] = [];
  if (kind === 'verification' && !name) faults.push(caseFault('name', 'question.person-missing'));
  if (kind === 'objection' && !recordId)
    faults.push(caseFault('recordId', 'question.record-missing'));
  if (kind === 'objection')
    for (const field of fields)
      if (!values[field]) faults.push(caseFault(`values.${field}`, 'question.value-missing'));
      else if (!isValueOf(field, values[field]))
        faults.push(caseFault(`values.${field}`, 'value.form'));
  if (kind === 'dispute' && !disputes)
    faults.push(caseFault('disputes', 'question.disputed-missing'));
  if (kind !== 'verification' && kind !== 'objection' && !text)
    faults.push(caseFault('text', 'question.text-missing'));
  return faults;
}

/** The two halves of the section, as an entry carries them. */
export function questionSection(question: Question): {
  readonly open: JsonObject;
  readonly personal: JsonObject;
} {
  const open: Given<QuestionOpen> = {
    kind: question.kind,
    urgency: question.kind === 'verification' ? (question.urgency ?? 'normal') : undefined,
    fields: question.fields,
    division: question.division,
    organisation: question.organisation,
    purpose: question.purpose,
    recordid: question.recordId,
    continues: question.continues,
    disputes: question.disputes,
    filing: question.filing,
    attachments: question.attachments,
  };
  const values = pick(question.values, question.fields);
  const personal: Given<QuestionPersonal> = {
    name: question.name,
    idNumber: question.idNumber,
    title: question.title,
    text: question.text,
    values: Object.keys(values).length > 0 ? values : undefined,
    attachmentNames: question.attachmentNames,
  };
  return { open: given(open), personal: given(personal) };
}

/** Members that are given; an absent optional member is absent on the wire. */
export function given(members: Readonly<Record<string, unknown>>): JsonObject {
  return Object.fromEntries(
    Object.entries(members).filter(([, value]) => value !== undefined),
  ) as JsonObject;
}

type Given<T> = { readonly [Member in keyof T]: T[Member] | undefined };

function pick(
  values: Readonly<Record<string, string>>,
  fields: readonly string[],
): Record<string, string> {
  return Object.fromEntries(Object.entries(values).filter(([field]) => fields.includes(field)));
}
