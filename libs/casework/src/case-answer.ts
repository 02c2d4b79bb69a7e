import type { AnsweredField, AttachmentReference, Evidence } from '@contracts';
import type { FieldFault } from '@platform/domain-error';
import { isValueOf } from './case-fields';
import { caseFault } from './case.errors';

/** What the answering side says: the minimal answer per named field, corrected values, a note. */
export interface AnswerContent {
  readonly results: readonly AnsweredField[];
  /** By field, of those answered `corrected`. */
  readonly values?: Readonly<Record<string, string>>;
  readonly found?: boolean;
  readonly evidence?: Evidence;
  readonly text?: string;
  readonly filing?: string;
  readonly attachments?: readonly AttachmentReference[];
  readonly attachmentNames?: Readonly<Record<string, string>>;
}

/**
 * 最小反馈: every named field once and no other; a value only where it was corrected, and another one than was asked
 * about. Nobody found needs no fields, but evidence.
 */
export function answerFaults(
  asked: { readonly fields: readonly string[]; readonly values?: Readonly<Record<string, string>> },
  answer: AnswerContent,
): FieldFault[] {
  if (answer.found === false) return notFoundFaults(answer);
  const named = answer.results.map(({ field }) => field);
  const values = answer.values ?? {};
  const faults = asked.fields
    .filter((field) => !named.includes(field))
    .map((field) => caseFault(`results.${field}`, 'answer.missing'));
  for (const [at, { field, result }] of answer.results.entries()) {
    if (!asked.fields.includes(field))
      faults.push(caseFault(`results.${field}`, 'answer.not-asked'));
    else if (named.indexOf(field) !== at)
      faults.push(caseFault(`results.${field}`, 'answer.twice'));
    else if (result === 'corrected' && !values[field])
      faults.push(caseFault(`values.${field}`, 'answer.value-missing'));
    else if (result === 'corrected' && values[field] === asked.values?.[field])
      faults.push(caseFault(`values.${field}`, 'answer.same-as-asked'));
    else if (result === 'corrected' && !isValueOf(field, values[field]!))
      faults.push(caseFault(`values.${field}`, 'value.form'));
  }
  const corrected = new Set(
    answer.results.filter(({ result }) => result === 'corrected').map(({ field }) => field),
  );
  for (const field of Object.keys(values))
    if (!corrected.has(field)) faults.push(caseFault(`values.${field}`, 'answer.more-than-needed'));
  return faults;
}

/** 查无此人 counts as an answer with evidence only (domain guide 8.3). */
function notFoundFaults({ evidence, results, values }: AnswerContent): FieldFault[] {
  const faults: FieldFault[] = [];
  if (evidence === undefined || evidence === 'none')
    faults.push(caseFault('evidence', 'answer.evidence-missing'));
  if (results.length > 0 || Object.keys(values ?? {}).length > 0)
    faults.push(caseFault('results', 'answer.more-than-needed'));
  return faults;
}
