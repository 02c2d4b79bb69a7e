import { Checkbox, Form, Input, Radio, Select } from 'antd';
import { type JSX, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type AnswerContent,
  type Case,
  EVIDENCE,
  FIELD_RESULTS,
  type FieldResult,
} from '../../api/case';
import { actOnCase, type CaseOutcome } from '../../api/caseActs';
import { Value } from '../../record/Value';
import { required } from '../../registration/rules';
import { CommandDialog } from '../../shell/CommandDialog';
import { textOf } from '../../texts';
import { FieldInput } from '../FieldInput';
import type { HandedIn } from '../files/FileButton';
import { FilesInHand, idsOf } from '../files/FilesInHand';

/** What the form holds: by field, under the names that faults carry. */
type Values = Record<string, string | boolean | HandedIn[] | undefined>;

interface Props {
  held: Case;
  act: 'answer' | 'correct';
  done: (outcome: CaseOutcome) => string;
  onDone: (sentence: string) => void;
  onClose: () => void;
}

/** The minimal answer: each field asked, and no other; a value only where it corrects. */
export function AnswerDialog({ held, act, done, onDone, onClose }: Props): JSX.Element {
  const { t } = useTranslation();
  const [notFound, setNotFound] = useState(false);
  const { fields } = held;
  return (
    <CommandDialog<Values, CaseOutcome>
      title={t(`caseActs/${act}`)}
      width={640}
      fields={[
        ...fields.flatMap((field) => [`results.${field}`, `values.${field}`]),
        'evidence',
        'text',
        'filing',
      ]}
      initial={initialOf(held)}
      ok={t(`caseActs/${act}`)}
      run={(values, key) =>
        actOnCase(
          {
            row: held,
            act,
            body: {
              ...contentOf(fields, values, notFound),
              ...idsOf(values['files'] as HandedIn[] | undefined),
            },
          },
          key,
        )
      }
      onDone={(outcome) => onDone(done(outcome))}
      onClose={onClose}
    >
      {fields.length > 0 && <p className="field-hint dialog-hint">{t(`caseActs/hints/${act}`)}</p>}
      {held.kind === 'verification' && (
        <Form.Item>
          <Checkbox checked={notFound} onChange={({ target }) => setNotFound(target.checked)}>
            {t('caseActs/notFound')}
          </Checkbox>
          <span className="quiet">{t('caseActs/notFoundHint')}</span>
        </Form.Item>
      )}
      {!notFound &&
        fields.map((field) => <FieldAnswerItem key={field} field={field} held={held} />)}
      <Form.Item
        name="evidence"
        label={t('case/evidence')}
        rules={notFound ? [required(t('case/evidence'), true)] : []}
      >
        <Select
          allowClear
          options={EVIDENCE.map((value) => ({ value, label: t(`case/evidences/${value}`) }))}
        />
      </Form.Item>
      <Form.Item
        name="text"
        label={t('caseActs/text')}
        rules={fields.length === 0 ? [required(t('caseActs/text'))] : []}
      >
        <Input.TextArea rows={2} maxLength={2000} />
      </Form.Item>
      <Form.Item name="files" label={t('attachments/title')}>
        <FilesInHand />
      </Form.Item>
      {held.kind !== 'verification' && (
        <Form.Item name="filing" label={t('case/filing')}>
          <Input maxLength={200} />
        </Form.Item>
      )}
    </CommandDialog>
  );
}

function FieldAnswerItem({ field, held }: { field: string; held: Case }): JSX.Element {
  const { t } = useTranslation();
  const asked = held.asking.sections['question']?.personal?.['values'] as
    Record<string, string> | undefined;
  const word = textOf('fields', field);
  const group = held.kind === 'objection' ? 'objectionResults' : 'results';
  return (
    <fieldset className="field-answer">
      <legend>
        {word} <Value field={field} value={asked?.[field]} />
      </legend>
      <Form.Item
        name={`results.${field}`}
        rules={[required(`${word} ${t('caseActs/result')}`, true)]}
      >
        <Radio.Group
          optionType="button"
          aria-label={`${word} ${t('caseActs/result')}`}
          options={FIELD_RESULTS.map((value) => ({ value, label: t(`case/${group}/${value}`) }))}
        />
      </Form.Item>
      <Form.Item noStyle dependencies={[`results.${field}`]}>
        {({ getFieldValue }) =>
          getFieldValue(`results.${field}`) === 'corrected' && (
            <Form.Item
              name={`values.${field}`}
              rules={[required(t('caseActs/valueOf', { field: word }))]}
            >
              <FieldInput field={field} aria-label={t('caseActs/valueOf', { field: word })} />
            </Form.Item>
          )
        }
      </Form.Item>
    </fieldset>
  );
}

/** A further round and a review begin with what was said before. */
function initialOf(held: Case): Values {
  const before = held.proposed?.content ?? answeredBefore(held);
  if (!before) return {};
  const { results, values = {}, evidence, attachments = [], attachmentNames = {} } = before;
  const files = attachments.map(({ id, bytes }) => ({
    attachmentId: id,
    bytes,
    name: attachmentNames[id] ?? id,
  }));
  return {
    ...Object.fromEntries(results.map(({ field, result }) => [`results.${field}`, result])),
    // A masked value is none: it is written again.
    ...Object.fromEntries(
      Object.entries(values)
        .filter(([, value]) => !value.includes('*'))
        .map(([field, value]) => [`values.${field}`, value]),
    ),
    evidence,
    files,
  };
}

function answeredBefore(held: Case): AnswerContent | undefined {
  const answer = held.answering?.sections['answer'];
  if (!answer || answer.open['status'] === 'invalidated') return undefined;
  return { results: [], ...answer.personal, ...answer.open };
}

/** What is sent: results of the fields asked, values of those corrected. */
export function contentOf(
  fields: readonly string[],
  values: Values,
  notFound: boolean,
): AnswerContent {
  const word = (name: string): string | undefined => {
    const value = values[name];
    return typeof value === 'string' && value.trim() ? value.trim() : undefined;
  };
  const results = notFound
    ? []
    : fields.map((field) => ({ field, result: word(`results.${field}`) as FieldResult }));
  const corrected = results.flatMap(({ field, result }) => {
    const value = result === 'corrected' ? word(`values.${field}`) : undefined;
    return value ? [[field, value] as const] : [];
  });
  const [evidence, text, filing] = [word('evidence'), word('text'), word('filing')];
  return {
    results,
    ...(corrected.length > 0 && { values: Object.fromEntries(corrected) }),
    ...(notFound && { found: false }),
    ...(evidence && { evidence }),
    ...(text && { text }),
    ...(filing && { filing }),
  };
}
