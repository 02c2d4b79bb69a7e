import { Alert, App, Button, Card, Flex, Form, Space } from 'antd';
import { type JSX, useEffect, useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import {
  type AgreementDocument,
  changeDraft,
  type Draft,
  type DraftForm,
  dropDraft,
  getContacts,
  getDraft,
  proposeDraft,
} from '../api/agreements';
import { useCommand } from '../api/useCommand';
import { useCan } from '../identity/session';
import { CommandDialog } from '../shell/CommandDialog';
import { Loading } from '../shell/Loading';
import { PageTitle } from '../shell/PageTitle';
import { ProblemAlert } from '../shell/ProblemAlert';
import { CouldNotRead } from '../shell/Stops';
import { ClauseFields } from './ClauseFields';
import { clauseTitle } from './clause-lines';
import { fieldFaults } from './field-faults';
import { useAgreementForm } from './useAgreementForm';
import './agreement.css';

/** 草案: edited clause by clause, each fault at its clause; the leader signs and proposes what is saved. */
export function DraftPage(): JSX.Element {
  const { draftId = '' } = useParams();
  const form = useAgreementForm();
  const { data, error, refetch } = useQuery({
    queryKey: ['agreement-draft', draftId],
    queryFn: () => getDraft(draftId),
    retry: false,
  });
  if (error && !data) return <CouldNotRead error={error} onRetry={() => void refetch()} />;
  if (!data || !form) return <Loading />;
  return <Editor key={data.revision} draft={data} form={form} />;
}

interface Props {
  draft: Draft;
  form: DraftForm;
}

function Editor({ draft, form }: Props): JSX.Element {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const can = useCan();
  const go = useNavigate();
  const [changed, setChanged] = useState(false);
  const [open, setOpen] = useState<'propose' | 'drop'>();
  const [fields] = Form.useForm<AgreementDocument>();
  const saving = useCommand(changeDraft);
  const { data: contacts } = useQuery({ queryKey: ['contacts'], queryFn: getContacts });
  const { draftId, revision, document: held, faults } = draft;
  const named = sentences(faults);
  const nameOf = (code: string): string =>
    [contacts?.own, ...(contacts?.contacts ?? []).map(({ region }) => region)].find(
      (place) => place?.code === code,
    )?.name ?? code;
  const mayEdit = can('draft-agreement');
  const act = draft.counters === undefined ? 'propose' : 'counter-propose';

  useEffect(() => fields.setFields(fieldFaults(faults)), [fields, faults]);

  const save = (): void =>
    saving.mutate(
      {
        draftId,
        revision,
        document: written(held, fields.getFieldsValue(true) as AgreementDocument),
      },
      {
        onSuccess: () => {
          setChanged(false);
          void message.success(t('agreement/saved'));
        },
      },
    );

  return (
    <>
      <PageTitle
        title={held.title.zh || t('agreement/draftTitle')}
        sub={<span className="mono">{held.id}</span>}
        extra={
          <Space wrap>
            {mayEdit && <Button onClick={() => setOpen('drop')}>{t('agreement/drop')}</Button>}
            {mayEdit && (
              <Button type="primary" loading={saving.isPending} onClick={() => fields.submit()}>
                {t('agreement/save')}
              </Button>
            )}
            {can('sign-agreement') && (
              <Button
                type="primary"
                disabled={changed || faults.length > 0}
                onClick={() => setOpen('propose')}
              >
                {t(`agreement/acts/${act}`)}
              </Button>
            )}
          </Space>
        }
      />
      <ProblemAlert error={saving.error} />
      <Alert
        type={faults.length > 0 ? 'warning' : 'success'}
        showIcon
        title={
          faults.length > 0
            ? t('agreement/faults', { n: named.length })
            : t(changed ? 'agreement/saveFirst' : 'agreement/complete')
        }
        description={
          faults.length > 0 && (
            <ul className="plain-list">
              {named.map(({ clause, field, code, text }) => (
                <li key={text}>
                  <a href={`#clause-${clause}`} data-code={code} title={field}>
                    {text}
                  </a>
                </li>
              ))}
            </ul>
          )
        }
      />
      <Form<AgreementDocument>
        form={fields}
        name="draft"
        layout="vertical"
        initialValues={held}
        disabled={!mayEdit}
        onValuesChange={() => setChanged(true)}
        onFinish={save}
      >
        {form.clauses.map((clause) => (
          <Card
            key={clause.code}
            size="small"
            id={`clause-${clause.code}`}
            title={<h2 className="card-title">{clauseTitle(clause)}</h2>}
          >
            <ClauseFaults faults={faults.filter((fault) => fault.clause === clause.code)} />
            <ClauseFields clause={clause.code} draft={held} form={form} nameOf={nameOf} />
          </Card>
        ))}
        {mayEdit && (
          <Flex justify="flex-end">
            <Button type="primary" htmlType="submit" loading={saving.isPending}>
              {t('agreement/save')}
            </Button>
          </Flex>
        )}
      </Form>
      {open === 'drop' && (
        <CommandDialog
          title={t('agreement/drop')}
          ok={t('agreement/drop')}
          danger
          run={(_, key) => dropDraft({ draftId }, key)}
          onDone={() => void go('/agreements')}
          onClose={() => setOpen(undefined)}
        >
          <p>{t('agreement/dropAsk')}</p>
        </CommandDialog>
      )}
      {open === 'propose' && (
        <CommandDialog<object, { partner: string; agreementId: string }>
          title={t(`agreement/acts/${act}`)}
          ok={t(`agreement/acts/${act}`)}
          done={t('agreement/done')}
          run={(_, key) => proposeDraft({ draftId, revision, act }, key)}
          onDone={({ partner, agreementId }) =>
            void go(`/agreements/${partner}/${encodeURIComponent(agreementId)}`)
          }
          onClose={() => setOpen(undefined)}
        >
          <p>{t('agreement/leaderSigns')}</p>
        </CommandDialog>
      )}
    </>
  );
}

function ClauseFaults({ faults }: { faults: Draft['faults'] }): JSX.Element | null {
  const named = sentences(faults);
  if (named.length === 0) return null;
  return (
    <Alert
      className="agreement-faults"
      type="warning"
      showIcon
      title={
        <ul className="plain-list">
          {named.map(({ text }) => (
            <li key={text}>{text}</li>
          ))}
        </ul>
      }
    />
  );
}

/** What one sentence says is said once, also when it holds for both regions. */
function sentences(faults: Draft['faults']): Draft['faults'] {
  return faults.filter(({ text }, i) => faults.findIndex((one) => one.text === text) === i);
}

/** What is on the screen over what the draft has; the kinds are those that clause 3 lists. */
function written(held: AgreementDocument, values: AgreementDocument): AgreementDocument {
  const document = { ...held, ...values };
  const { kindTerms } = document;
  return kindTerms ? { ...document, kinds: kindTerms.map(({ kind }) => kind) } : document;
}
