import { Button, Form, Input, Select, Space } from 'antd';
import { PhoneOutlined, PlusOutlined } from '@ant-design/icons';
import { type JSX, useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { type AgreementRow, beginDraft, getAgreements, getContacts } from '../api/agreements';
import { momentOf } from '../format';
import { useCan } from '../identity/session';
import { type Column, QueryTable } from '../list/QueryTable';
import { CommandDialog } from '../shell/CommandDialog';
import { PageTitle } from '../shell/PageTitle';
import { textOf } from '../texts';
import { AgreementStateTag } from './AgreementStateTag';
import { FirstContactDialog } from './FirstContactDialog';
import { useAgreementForm } from './useAgreementForm';
import './agreement.css';

const names = ['q', 'state', 'partner', 'todo'];
const states = [
  'draft',
  'proposed',
  'counter-proposed',
  'countersigned',
  'in-force',
  'ending',
  'lapsed',
  'ended',
  'refused',
  'withdrawn',
];

/** 双向管理协议: agreements with every partner, drafts, and what waits. */
export function AgreementsPage(): JSX.Element {
  const { t, i18n } = useTranslation();
  const can = useCan();
  const [open, setOpen] = useState<'draft' | 'contact'>();
  const titleOf = ({ title }: AgreementRow): string =>
    (i18n.language === 'en' ? title.en : title.zh) || t('agreement/draftTitle');

  const waitsFor = ({ turn, renewal }: AgreementRow): string =>
    turn
      ? textOf('agreement/turns', turn)
      : renewal
        ? t('agreement/renewal', { days: renewal.daysLeft })
        : '';

  const columns: Column<AgreementRow>[] = [
    {
      key: 'title',
      title: t('agreement/name'),
      always: true,
      render: (_, row) => (
        <>
          <Link to={addressOf(row)}>{titleOf(row)}</Link>
          <div className="quiet mono">{row.agreementId}</div>
        </>
      ),
    },
    {
      key: 'partner',
      title: t('agreement/partner'),
      sortField: 'partner',
      width: 100,
      render: (_, { partner }) => partner.name,
    },
    {
      key: 'state',
      title: t('agreement/state'),
      sortField: 'word',
      always: true,
      width: 120,
      render: (_, row) => <AgreementStateTag state={row.state} />,
    },
    {
      key: 'turn',
      title: t('agreement/turn'),
      width: 130,
      render: (_, row) => waitsFor(row),
    },
    {
      key: 'version',
      title: t('agreement/version'),
      width: 75,
      render: (_, { version }) => t('agreement/nth', { n: version }),
    },
    {
      key: 'to',
      title: t('agreement/term'),
      sortField: 'to',
      width: 200,
      render: (_, { from, to, endsOn }) => t('agreement/until', { from, to: endsOn ?? to }),
    },
    {
      key: 'updatedAt',
      title: t('agreement/updated'),
      sortField: 'updatedAt',
      width: 130,
      render: (_, { updatedAt }) => (updatedAt.startsWith('1970') ? '' : momentOf(updatedAt)),
    },
  ];

  return (
    <>
      <PageTitle title={t('agreement/title')} />
      <QueryTable<AgreementRow>
        id="agreements"
        label={t('agreement/title')}
        names={names}
        fields={[
          { name: 'q', label: t('agreement/text'), primary: true, control: <Input allowClear /> },
          {
            name: 'state',
            label: t('agreement/state'),
            primary: true,
            control: (
              <Select
                allowClear
                options={states.map((value) => ({
                  value,
                  label: textOf('agreement/states', value),
                }))}
              />
            ),
          },
          {
            name: 'todo',
            label: t('agreement/turn'),
            primary: true,
            control: (
              <Select
                allowClear
                options={['sign', 'amendment', 'renew'].map((value) => ({
                  value,
                  label: textOf('agreement/todos', value),
                }))}
              />
            ),
          },
        ]}
        columns={columns}
        rowKey={({ partner, agreementId, draftId = '' }) =>
          `${partner.code} ${agreementId} ${draftId}`
        }
        fetch={getAgreements}
        toolbar={
          <Space wrap>
            {can('first-contact') && (
              <Button icon={<PhoneOutlined />} onClick={() => setOpen('contact')}>
                {t('agreement/firstContact')}
              </Button>
            )}
            {can('draft-agreement') && (
              <Button type="primary" icon={<PlusOutlined />} onClick={() => setOpen('draft')}>
                {t('agreement/new')}
              </Button>
            )}
          </Space>
        }
        card={(row) => (
          <Link to={addressOf(row)} className="record-card">
            <strong>{titleOf(row)}</strong>
            <span>
              <AgreementStateTag state={row.state} /> {row.partner.name}
            </span>
            {waitsFor(row) && <span>{waitsFor(row)}</span>}
            <span className="quiet">
              {t('agreement/until', { from: row.from, to: row.endsOn ?? row.to })}
            </span>
          </Link>
        )}
        empty={{ text: t('agreement/empty'), filtered: t('agreement/emptyFiltered') }}
      />
      {open === 'draft' && <BeginDraftDialog onClose={() => setOpen(undefined)} />}
      {open === 'contact' && <FirstContactDialog onClose={() => setOpen(undefined)} />}
    </>
  );
}

const addressOf = ({ draftId, partner, agreementId }: AgreementRow): string =>
  draftId
    ? `/agreements/drafts/${draftId}`
    : `/agreements/${partner.code}/${encodeURIComponent(agreementId)}`;

function BeginDraftDialog({ onClose }: { onClose: () => void }): JSX.Element {
  const { t, i18n } = useTranslation();
  const go = useNavigate();
  const form = useAgreementForm();
  const { data: contacts } = useQuery({ queryKey: ['contacts'], queryFn: getContacts });
  return (
    <CommandDialog<{ partner: string; template?: string }, { draftId: string }>
      title={t('agreement/new')}
      fields={['partner', 'template']}
      ok={t('agreement/new')}
      run={beginDraft}
      onDone={({ draftId }) => void go(`/agreements/drafts/${draftId}`)}
      onClose={onClose}
    >
      <Form.Item name="partner" label={t('agreement/partnerCode')} rules={[{ required: true }]}>
        <Select
          showSearch
          optionFilterProp="label"
          options={(contacts?.contacts ?? []).map(({ region, state }) => ({
            value: region.code,
            label:
              `${region.name} ${region.code}` +
              (state === 'fetched' ? ` · ${t('agreement/notBelieved')}` : ''),
          }))}
        />
      </Form.Item>
      <Form.Item name="template" label={t('agreement/template')}>
        <Select
          allowClear
          options={(form?.templates ?? []).map(({ code, zh, en }) => ({
            value: code,
            label: i18n.language === 'en' ? en : zh,
          }))}
        />
      </Form.Item>
    </CommandDialog>
  );
}
