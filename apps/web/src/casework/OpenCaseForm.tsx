import { Alert, App, Button, Card, Checkbox, Form, Input, Radio } from 'antd';
import { type JSX, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { CASE_KINDS, type Case, type CaseKind, type CaseService, openCase } from '../api/cases';
import type { JointRecord } from '../api/records';
import type { Role } from '../api/session';
import { useCommand } from '../api/useCommand';
import { useSession } from '../identity/session';
import { homePerson, sectionOf, valueOf } from '../record/record-values';
import { placeName, withoutProvince } from '../record/recordColumns';
import { Value } from '../record/Value';
import { DivisionCascader } from '../region/DivisionCascader';
import { countyOrBelow, numberRule, required } from '../registration/rules';
import { ProblemAlert } from '../shell/ProblemAlert';
import { useFormFaults } from '../shell/useFormFaults';
import { textOf } from '../texts';
import { askableFields, ownerOf } from './case-fields';
import { casePath } from './caseColumns';
import { FieldInput } from './FieldInput';

interface Values {
  kind: CaseKind;
  service: CaseService;
  urgency: 'urgent' | 'normal';
  fields: string[];
  name?: string;
  idNumber?: string;
  division?: string;
  title?: string;
  text?: string;
  filing?: string;
  /** `values.<field>`: what this side holds, or holds to be right. */
  [value: `values.${string}`]: string | undefined;
}

const SHOWN_FAULTS = ['name', 'idNumber', 'division', 'title', 'text', 'filing', 'fields'];

/** What the address says a new case is about. */
interface About {
  record?: JointRecord;
  disputed?: Case;
  kind: CaseKind;
  field?: string;
  service?: CaseService;
}

/** Kinds that can be opened where the form stands: a dispute only from the case it disputes; a department only tells. */
export function kindsFor({ record, disputed }: About, role?: Role): CaseKind[] {
  if (role === 'department-reporter') return ['notice'];
  if (disputed) return ['dispute'];
  if (record) return ['verification', 'notice', 'objection'];
  return CASE_KINDS.filter((kind) => kind !== 'dispute' && kind !== 'objection');
}

export function OpenCaseForm({ about }: { about: About }): JSX.Element {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const go = useNavigate();
  const [form] = Form.useForm<Values>();
  const command = useCommand(openCase);
  const { record, disputed } = about;
  const { account } = useSession();
  const kinds = kindsFor(about, account.role);
  const [kind, setKind] = useState<CaseKind>(() =>
    kinds.includes(about.kind) ? about.kind : kinds[0]!,
  );
  const [service, setService] = useState<CaseService>(about.service ?? 'receiving');
  const [chosen, setChosen] = useState<string[]>(() => chosenAtFirst(about));
  const asked = kind === 'correspondence' ? 'bureau' : service;
  const named = kind === 'verification' || kind === 'objection';
  const faults = useFormFaults(form, [
    ...SHOWN_FAULTS,
    ...chosen.map((field) => `values.${field}`),
  ]);

  const submit = (values: Values): void => {
    faults.clear();
    command.mutate(
      {
        ...bodyOf(values, { about, kind, chosen: named || disputed ? chosen : [] }),
        service: asked,
      },
      {
        onSuccess: ({ caseId }) => {
          void message.success(t('caseForm/done'));
          void go(casePath(caseId));
        },
        onError: faults.show,
      },
    );
  };
  const chooseKind = (next: CaseKind): void => {
    setKind(next);
    setChosen((held) => held.filter((field) => askableFields(service).includes(field)));
  };

  return (
    <Form<Values>
      form={form}
      name="case"
      layout="vertical"
      className="form-page single case-form"
      initialValues={{ urgency: 'normal', ...valuesOf(record) }}
      onFinish={submit}
      scrollToFirstError={{ focus: true }}
    >
      <Card size="small">
        <ProblemAlert error={faults.error} others={faults.others} />
        <FieldNotice about={about} />
        <Part title={t('caseForm/about')}>
          <Radio.Group
            className="case-kinds"
            aria-label={t('caseForm/about')}
            value={kind}
            onChange={({ target }) => chooseKind(target.value as CaseKind)}
            options={kinds.map((value) => ({
              value,
              label: (
                <span className="kind-choice">
                  <strong>{t(`case/kinds/${value}`)}</strong>
                  <small>{t(`caseForm/kindHints/${value}`)}</small>
                </span>
              ),
            }))}
          />
        </Part>
        {record && <AboutRecord record={record} />}
        {disputed && (
          <Part title={t('case/disputes')}>
            <Link to={casePath(disputed.caseId)}>
              {disputed.person?.name ?? disputed.title ?? disputed.caseId}
            </Link>
          </Part>
        )}
        {!record && !disputed && (
          <Whom
            kind={kind}
            service={service}
            onService={(next) => {
              setService(next);
              setChosen([]);
            }}
          />
        )}
        {kind === 'verification' && <Urgency />}
        {named && (
          <Fields
            kind={kind}
            service={service}
            chosen={chosen}
            {...(record && { record })}
            onChosen={setChosen}
          />
        )}
        <Words kind={kind} />
      </Card>
      <div className="form-bar">
        <Button onClick={() => void go(-1)}>{t('caseForm/cancel')}</Button>
        <Button
          type="primary"
          htmlType="submit"
          loading={command.isPending}
          disabled={named && chosen.length === 0}
        >
          {t('caseForm/submit')}
        </Button>
      </div>
    </Form>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }): JSX.Element {
  return (
    <section className="form-section">
      <h2>{title}</h2>
      {children}
    </section>
  );
}

/** A field the own side owns, or none that can be asked field by field, is not asked here: said, with the way on. */
function FieldNotice({ about }: { about: About }): JSX.Element | null {
  const { t } = useTranslation();
  const { field, record, service } = about;
  if (!field || !service || askableFields(service).includes(field)) return null;
  const name = textOf('fields', field);
  const own = ownerOf(field) === service;
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

function AboutRecord({ record }: { record: JointRecord }): JSX.Element {
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

function Whom({ kind, service, onService }: WhomProps): JSX.Element {
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

function Urgency(): JSX.Element {
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
  kind: CaseKind;
  service: CaseService;
  record?: JointRecord;
  chosen: string[];
  onChosen: (fields: string[]) => void;
}

/** Named fields of the other side, each with what this side holds or holds to be right. */
function Fields({ kind, service, record, chosen, onChosen }: FieldsProps): JSX.Element {
  const { t } = useTranslation();
  const objects = kind === 'objection';
  const other = service === 'receiving' ? 'sending' : 'receiving';
  return (
    <Part title={t(objects ? 'caseForm/objected' : 'caseForm/fields')}>
      <p className="quiet">{t('caseForm/fieldsOf', { name: t(`sides/${other}`) })}</p>
      <Checkbox.Group
        className="field-choice"
        value={chosen}
        onChange={(fields) => onChosen(askableFields(service).filter((f) => fields.includes(f)))}
        options={askableFields(service)
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

function Words({ kind }: { kind: CaseKind }): JSX.Element {
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
    </Part>
  );
}

/** Everything a side has written of a field, section by section. */
function heldBy(record: JointRecord, side: 'sending' | 'receiving', field: string): unknown {
  for (const section of Object.values(record[side]?.sections ?? {})) {
    const value = valueOf(section, field);
    if (value !== undefined) return value;
  }
  return undefined;
}

/** What this side holds of the fields it may ask about; a masked value stays out, the region knows it in full. */
function valuesOf(record: JointRecord | undefined): Partial<Values> {
  if (!record) return {};
  return Object.fromEntries(
    askableFields(record.side).flatMap((field) => {
      const value = heldBy(record, record.side, field);
      return typeof value === 'string' && !value.includes('*') ? [[`values.${field}`, value]] : [];
    }),
  );
}

/** The field the address names, or those in dispute; without either, what differs between both sides. */
function chosenAtFirst({ field, record, disputed, service }: About): string[] {
  const offered = service ? askableFields(service) : [];
  const differing = (record?.differences ?? []).map((one) => one.field);
  const wanted = field ? [field] : (disputed?.fields ?? differing);
  return offered.filter((one) => wanted.includes(one));
}

interface Asked {
  about: About;
  kind: CaseKind;
  chosen: string[];
}

/** What is sent: only what this kind of case has, and no empty member. */
export function bodyOf(values: Partial<Values>, { about, kind, chosen }: Asked) {
  const { record, disputed } = about;
  const text = (name: 'name' | 'idNumber' | 'division' | 'title' | 'text' | 'filing') => {
    const value = values[name]?.trim();
    return value ? { [name]: value } : {};
  };
  const held = chosen.flatMap((field) => {
    const value = values[`values.${field}`]?.trim();
    return value ? [[field, value] as const] : [];
  });
  const alone = !record && !disputed;
  return {
    kind,
    ...(kind === 'verification' && { urgency: values.urgency ?? 'normal' }),
    ...(chosen.length > 0 && { fields: chosen }),
    ...(held.length > 0 && { values: Object.fromEntries(held) }),
    ...(record && { recordId: record.recordId }),
    ...(disputed && { disputes: disputed.caseId }),
    ...(alone && kind !== 'correspondence' && { ...text('name'), ...text('idNumber') }),
    ...(alone && text('division')),
    ...(kind === 'correspondence' && { ...text('title'), ...text('filing') }),
    ...text('text'),
  };
}
