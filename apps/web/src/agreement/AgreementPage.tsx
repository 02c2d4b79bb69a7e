import { Button, Card, Flex, Select, Space, Tabs } from 'antd';
import { PrinterOutlined } from '@ant-design/icons';
import { type JSX, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import { type Agreement, beginDraft, getAgreement } from '../api/agreements';
import { useCommand } from '../api/useCommand';
import { useCan } from '../identity/session';
import { Loading } from '../shell/Loading';
import { PageTitle } from '../shell/PageTitle';
import { ProblemAlert } from '../shell/ProblemAlert';
import { CouldNotRead } from '../shell/Stops';
import { useLive } from '../shell/useLive';
import { textOf, texts as words } from '../texts';
import { ActDialog, type DialogAct } from './ActDialog';
import { AgreementHistory } from './AgreementHistory';
import { AgreementStateTag } from './AgreementStateTag';
import { AgreementText } from './AgreementText';
import { CompareVersions } from './CompareVersions';
import { RenewalNotice } from './RenewalNotice';
import { useAgreementForm } from './useAgreementForm';
import './agreement.css';

/** One agreement: its text, what may be done, versions compared, and everything both have said. */
export function AgreementPage(): JSX.Element {
  const { partner = '', id = '' } = useParams();
  const form = useAgreementForm();
  const { data, error, refetch } = useLive(['agreement', partner, id], () =>
    getAgreement(partner, id),
  );
  if (error && !data) return <CouldNotRead error={error} onRetry={() => void refetch()} />;
  if (!data || !form) return <Loading />;
  return <Shown agreement={data} form={form} />;
}

interface Props {
  agreement: Agreement;
  form: NonNullable<ReturnType<typeof useAgreementForm>>;
}

function Shown({ agreement, form }: Props): JSX.Element {
  const { t, i18n } = useTranslation();
  const { own, partner, versions, proposals, standing, talk } = agreement;
  const texts = textsOf(agreement);
  const [chosen, setChosen] = useState<string>();
  const [other, setOther] = useState<string>();
  const [tab, setTab] = useState('text');
  const shown = texts.find(({ value }) => value === chosen) ?? texts[0];
  if (!shown) return <Loading />;
  const compared = texts.find(({ value }) => value === other) ?? texts.find((one) => one !== shown);
  const signed = versions.find(({ hash }) => hash === shown.hash);
  const nameOf = (code: string): string =>
    [own, partner].find((place) => place.code === code)?.name ?? code;
  const title = i18n.language === 'en' ? shown.document.title.en : shown.document.title.zh;
  return (
    <>
      <PageTitle
        title={title}
        sub={
          <Space wrap>
            <AgreementStateTag state={standing === 'none' && talk !== 'none' ? talk : standing} />
            {standing !== 'none' && talk !== 'none' && <AgreementStateTag state={talk} />}
            <span className="mono">{agreement.agreementId}</span>
          </Space>
        }
        extra={<Acts agreement={agreement} />}
      />
      <RenewalNotice agreement={agreement} />
      <Card size="small" className="agreement-sheet">
        <Flex gap={12} wrap className="no-print" align="center">
          <span id="shown-label">{t('agreement/shown')}</span>
          <Select
            aria-labelledby="shown-label"
            value={shown.value}
            options={texts}
            onChange={setChosen}
            style={{ minWidth: 280 }}
          />
          {tab === 'compare' && proposals.length + versions.length > 1 && compared && (
            <>
              <span id="with-label">{t('agreement/with')}</span>
              <Select
                aria-labelledby="with-label"
                value={compared.value}
                options={texts}
                onChange={setOther}
                style={{ minWidth: 280 }}
              />
            </>
          )}
        </Flex>
        <Tabs
          className="agreement-tabs"
          activeKey={tab}
          onChange={setTab}
          items={[
            {
              key: 'text',
              label: t('agreement/sheet'),
              children: (
                <AgreementText
                  document={shown.document}
                  form={form}
                  nameOf={nameOf}
                  signed={signed}
                  signedAt={(region) => signedAt(agreement, shown.hash, region)}
                />
              ),
            },
            {
              key: 'compare',
              label: t('agreement/compare'),
              children: (
                <CompareVersions
                  left={(compared ?? shown).document}
                  right={shown.document}
                  form={form}
                  nameOf={nameOf}
                />
              ),
            },
            {
              key: 'history',
              label: t('agreement/history'),
              children: <AgreementHistory agreement={agreement} />,
            },
          ]}
        />
      </Card>
    </>
  );
}

/** When a region signed a version: by proposing it, or by its countersignature. */
function signedAt({ proposals, history }: Agreement, hash: string, region: string) {
  const signing = ['version-proposed', 'version-counter-proposed', 'version-countersigned'];
  return history.find(
    ({ act, by, proposalId }) =>
      by.code === region &&
      signing.includes(act) &&
      proposals.some((one) => one.proposalId === proposalId && one.hash === hash),
  )?.at;
}

/** What can be chosen to be shown: an open proposal first, then what is signed, then the rest. */
function textsOf({ versions, proposals }: Agreement) {
  const t = words.t.bind(words);
  const signed = versions.map(({ hash, version, document }) => ({
    ...{ value: hash, hash, document },
    label: t('agreement/signedVersion', { n: version }),
  }));
  const offered = proposals
    .filter(({ hash }) => !versions.some((version) => version.hash === hash))
    .map(({ proposalId, hash, by, version, fate, document }) => ({
      ...{ value: proposalId, hash, document, fate },
      label: t('agreement/proposalBy', {
        name: by.name,
        n: version,
        fate: textOf('agreement/fates', fate),
      }),
    }));
  const open = offered.filter(({ fate }) => fate === 'open');
  const closed = offered.filter(({ fate }) => fate !== 'open');
  return [...open, ...signed.reverse(), ...closed.reverse()];
}

function Acts({ agreement }: { agreement: Agreement }): JSX.Element {
  const { t } = useTranslation();
  const can = useCan();
  const go = useNavigate();
  const [act, setAct] = useState<DialogAct>();
  const drafting = useCommand(beginDraft);
  const { acts, agreementId, partner, own, proposals } = agreement;
  const theirs = proposals.find(({ fate, by }) => fate === 'open' && by.code !== own.code);
  const draft = (counters?: string): void =>
    drafting.mutate(
      { partner: partner.code, amends: agreementId, ...(counters && { counters }) },
      { onSuccess: ({ draftId }) => void go(`/agreements/drafts/${draftId}`) },
    );
  const dialogs: DialogAct[] = ['countersign', 'refuse', 'withdraw', 'end'];
  return (
    <>
      <Space wrap>
        {can('draft-agreement') && acts.includes('counter-propose') && theirs && (
          <Button loading={drafting.isPending} onClick={() => draft(theirs.proposalId)}>
            {t('agreement/acts/counter')}
          </Button>
        )}
        {can('draft-agreement') && acts.includes('propose') && (
          <Button loading={drafting.isPending} onClick={() => draft()}>
            {t('agreement/acts/amend')}
          </Button>
        )}
        {can('sign-agreement') &&
          dialogs
            .filter((one) => acts.includes(one))
            .map((one) => (
              <Button
                key={one}
                type={one === 'countersign' ? 'primary' : 'default'}
                danger={one === 'end'}
                onClick={() => setAct(one)}
              >
                {t(`agreement/acts/${one}`)}
              </Button>
            ))}
        <Button icon={<PrinterOutlined />} onClick={() => window.print()}>
          {t('agreement/print')}
        </Button>
      </Space>
      <ProblemAlert error={drafting.error} />
      {act && <ActDialog act={act} agreement={agreement} onClose={() => setAct(undefined)} />}
    </>
  );
}
