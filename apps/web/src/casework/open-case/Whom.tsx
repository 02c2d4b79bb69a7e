import { Alert, Form, Input, Radio } from 'antd';
import type { JSX, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { CaseKind, CaseService } from '../../api/cases';
import type { JointRecord } from '../../api/records';
import { homePerson, sectionOf, valueOf } from '../../record/record-values';
import { placeName, withoutProvince } from '../../record/recordColumns';
import { DivisionCascader } from '../../region/DivisionCascader';
import { countyOrBelow, numberRule, required } from '../../registration/rules';
import { textOf } from '../../texts';
import { askableFields } from '../case-fields';
import type { About } from './new-case';

export function Part({ title, children }: { title: string; children: ReactNode }): JSX.Element {
  return (
    <section className="form-section">
      <h2>{title}</h2>
      {children}
    </section>
  );
}

/** A field the own side owns, or none that can be asked field by field, is not asked here: said, with the way on. */
export function FieldNotice({ about }: { about: About }): JSX.Element | null {
  const { t } = useTranslation();
  const { field, fields, record, service } = about;
  if (!field || !service || askableFields(fields, service).includes(field)) return null;
  const name = textOf('fields', field);
  const own = fields.some((one) => one.field === field && one.owner === service);
  return (
    <Alert
      type="info"
      showIcon
      className="form-alert"
      title={t(own ? 'caseForm/ownField' : 'caseForm/unknownField', { field: name })}
      action={
        own &&
        record && (
          <Link to={`/records/${encodeURIComponent(record.recordId)}`}>{t('case/record')}</Link>
        )
      }
    />
  );
}

/** A value that is a word; anything else is not shown. */
function wordOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

export function AboutRecord({ record }: { record: JointRecord }): JSX.Element {
  const { t } = useTranslation();
  const person = homePerson(record) ?? sectionOf(record.receiving, 'declared');
  return (
    <Part title={t('caseForm/fromRecord')}>
      <p>
        <Link to={`/records/${encodeURIComponent(record.recordId)}`}>
          <strong>{wordOf(valueOf(person, 'name')) ?? t('case/record')}</strong>
        </Link>{' '}
        <span className="mono">{wordOf(valueOf(person, 'idNumber')) ?? ''}</span>{' '}
        <span className="quiet">
          {withoutProvince(placeName(record.home))} → {withoutProvince(placeName(record.residence))}
        </span>
      </p>
    </Part>
  );
}

interface WhomProps {
  kind: CaseKind;
  service: CaseService;
  onService: (service: CaseService) => void;
}

export function Whom({ kind, service, onService }: WhomProps): JSX.Element {
  const { t } = useTranslation();
  const person = kind === 'verification' || kind === 'notice';
  const division = t('caseForm/division');
  return (
    <Part title={t(person ? 'caseForm/person' : 'caseForm/division')}>
      <div className="form-grid">
        {person && (
          <>
            <Form.Item label={t('caseForm/role')} className="span-full">
              <Radio.Group
                value={service}
                aria-label={t('caseForm/role')}
                onChange={({ target }) => onService(target.value as CaseService)}
                options={(['receiving', 'sending'] as const).map((value) => ({
                  value,
                  label: t(`caseForm/roles/${value}`),
                }))}
              />
            </Form.Item>
            <Form.Item
              name="name"
              label={t('fields/name')}
              rules={kind === 'verification' ? [required(t('fields/name'))] : []}
            >
              <Input maxLength={50} />
            </Form.Item>
            <Form.Item name="idNumber" label={t('fields/idNumber')} rules={[numberRule()]}>
              <Input maxLength={18} className="mono" />
            </Form.Item>
          </>
        )}
        <Form.Item
          name="division"
          label={division}
          extra={t('caseForm/divisionHint')}
          rules={[required(division, true), ...(person ? [countyOrBelow()] : [])]}
        >
          <DivisionCascader />
        </Form.Item>
      </div>
    </Part>
  );
}
