import { App, Button, Card, Form, Radio } from 'antd';
import { type JSX, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { openCase } from '../../api/caseActs';
import type { CaseKind, CaseService } from '../../api/cases';
import { useCommand } from '../../api/useCommand';
import { useCan, useSession } from '../../identity/session';
import { ProblemAlert } from '../../shell/ProblemAlert';
import { useFormFaults } from '../../shell/useFormFaults';
import { askableFields } from '../case-fields';
import { casePath } from '../caseColumns';
import { AskedFields, Urgency, Words } from './AskedFields';
import {
  type About,
  bodyOf,
  chosenAtFirst,
  kindsFor,
  SHOWN_FAULTS,
  type Values,
  valuesOf,
} from './new-case';
import { AboutRecord, FieldNotice, Part, Whom } from './Whom';

export function OpenCaseForm({ about }: { about: About }): JSX.Element {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const go = useNavigate();
  const [form] = Form.useForm<Values>();
  const command = useCommand(openCase);
  const { record, disputed } = about;
  const { account } = useSession();
  const can = useCan();
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
          // A department has told of somebody; what becomes of it is not shown to it.
          void go(can('read-cases') ? casePath(caseId) : '/figures');
        },
        onError: faults.show,
      },
    );
  };
  const chooseKind = (next: CaseKind): void => {
    setKind(next);
    setChosen((held) =>
      held.filter((field) => askableFields(about.fields, service).includes(field)),
    );
  };

  return (
    <Form<Values>
      form={form}
      name="case"
      layout="vertical"
      className="form-page single case-form"
      initialValues={{ urgency: 'normal', ...valuesOf(about) }}
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
          <AskedFields
            fields={about.fields}
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
