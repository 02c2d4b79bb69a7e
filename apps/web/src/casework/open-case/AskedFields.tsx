import { Checkbox, Form, Input, Radio } from 'antd';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseField, CaseKind, CaseService } from '../../api/cases';
import type { JointRecord } from '../../api/records';
import { Value } from '../../record/Value';
import { required } from '../../registration/rules';
import { textOf } from '../../texts';
import { askableFields } from '../case-fields';
import { FieldInput } from '../FieldInput';
import { FilesInHand } from '../files/FilesInHand';
import { heldBy } from './new-case';
import { Part } from './Whom';

export function Urgency(): JSX.Element {
  const { t } = useTranslation();
  return (
    <Part title={t('caseForm/urgency')}>
      <Form.Item name="urgency" noStyle>
        <Radio.Group
          aria-label={t('caseForm/urgency')}
          options={(['normal', 'urgent'] as const).map((value) => ({
            value,
            label: (
              <>
                {t(`case/urgencies/${value}`)}{' '}
                <small className="quiet">{t(`caseForm/urgencyHints/${value}`)}</small>
              </>
            ),
          }))}
        />
      </Form.Item>
    </Part>
  );
}

interface FieldsProps {
  fields: readonly CaseField[];
  kind: CaseKind;
  service: CaseService;
  record?: JointRecord;
  chosen: string[];
  onChosen: (fields: string[]) => void;
}

/** Named fields of the other side, each with what this side holds or holds to be right. */
export function AskedFields({
  fields,
  kind,
  service,
  record,
  chosen,
  onChosen,
}: FieldsProps): JSX.Element {
  const { t } = useTranslation();
  const askable = askableFields(fields, service);
  const objects = kind === 'objection';
  const other = service === 'receiving' ? 'sending' : 'receiving';
  return (
    <Part title={t(objects ? 'caseForm/objected' : 'caseForm/fields')}>
      <p className="quiet">{t('caseForm/fieldsOf', { name: t(`sides/${other}`) })}</p>
      <Checkbox.Group
        className="field-choice"
        value={chosen}
        onChange={(ticked) => onChosen(askable.filter((one) => ticked.includes(one)))}
        options={askable
          .filter((field) => record || field !== 'pairing')
          .map((field) => ({ value: field, label: textOf('fields', field) }))}
      />
      <div className="form-grid asked-values">
        {chosen.map((field) => (
          <Form.Item
            key={field}
            name={`values.${field}`}
            label={t(objects ? 'caseForm/rightOf' : 'caseForm/valueOf', {
              field: textOf('fields', field),
            })}
            rules={objects ? [required(textOf('fields', field))] : []}
            extra={record && <Theirs record={record} side={other} field={field} />}
          >
            <FieldInput field={field} />
          </Form.Item>
        ))}
      </div>
    </Part>
  );
}

/** What the other side says of the field, where it has said something. */
function Theirs(props: {
  record: JointRecord;
  side: 'sending' | 'receiving';
  field: string;
}): JSX.Element | null {
  const { record, side, field } = props;
  const { t } = useTranslation();
  const value = heldBy(record, side, field);
  if (value === undefined) return null;
  return (
    <span>
      {t('caseForm/theirs')}：<Value field={field} value={value} />
    </span>
  );
}

export function Words({ kind }: { kind: CaseKind }): JSX.Element {
  const { t } = useTranslation();
  const must = kind !== 'verification' && kind !== 'objection';
  return (
    <Part title={t('caseForm/text')}>
      {kind === 'correspondence' && (
        <div className="form-grid two">
          <Form.Item
            name="title"
            label={t('caseForm/subject')}
            rules={[required(t('caseForm/subject'))]}
          >
            <Input maxLength={200} />
          </Form.Item>
          <Form.Item name="filing" label={t('case/filing')}>
            <Input maxLength={200} />
          </Form.Item>
        </div>
      )}
      <Form.Item
        name="text"
        label={t('caseForm/text')}
        extra={t('caseForm/textHint')}
        rules={must ? [required(t('caseForm/text'))] : []}
      >
        <Input.TextArea rows={3} maxLength={2000} />
      </Form.Item>
      <Form.Item name="files" label={t('attachments/title')}>
        <FilesInHand />
      </Form.Item>
    </Part>
  );
}
