import { Button, Form, Input, Select } from 'antd';
import { type JSX, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { type CapturedDraftRow, settleCapturedDraft } from '../../api/door';
import { read } from '../../api/http';
import type { Page } from '../../api/page';
import { momentOf } from '../../format';
import { type Column, QueryTable } from '../../list/QueryTable';
import { CommandDialog } from '../../shell/CommandDialog';
import { PageTitle } from '../../shell/PageTitle';
import { PersonPage } from '../../shell/PersonPage';
import { textOf } from '../../texts';
import { required } from '../rules';

const NAMES = ['state'] as const;

const getCapturedDrafts = (
  query: Record<string, string | number | undefined>,
): Promise<Page<CapturedDraftRow>> => read('/api/receiving/captured-drafts', { query });

/** 转交草稿: what people captured who may register no more; the supervisor registers it, or says what was done instead. */
export function CapturedDraftsPage(): JSX.Element {
  const { t } = useTranslation();
  const [settling, setSettling] = useState<string>();
  const acts = ({ draftId, kind, state }: CapturedDraftRow): JSX.Element | null =>
    state === 'waiting' ? (
      <span className="outbox-acts">
        {kind === 'household' && (
          <Link to={`/registration/households/new?captured=${encodeURIComponent(draftId)}`}>
            <Button size="small" type="primary" tabIndex={-1}>
              {t('door/takeOver')}
            </Button>
          </Link>
        )}
        <Button size="small" onClick={() => setSettling(draftId)}>
          {t('door/settle')}
        </Button>
      </span>
    ) : null;
  const columns: Column<CapturedDraftRow>[] = [
    {
      key: 'kind',
      title: t('door/what'),
      always: true,
      render: (_, row) =>
        t('door/capturedWhat', { kind: t(`door/kinds/${row.kind}`), count: row.members }),
    },
    { key: 'capturedBy', title: t('door/capturedBy'), dataIndex: 'capturedBy' },
    {
      key: 'why',
      title: t('door/whyHandedOver'),
      render: (_, row) => textOf('door/without', row.why),
    },
    { key: 'organisation', title: t('fields/organisation'), dataIndex: 'organisationName' },
    {
      key: 'capturedAt',
      title: t('door/capturedOn'),
      render: (_, row) => momentOf(row.capturedAt),
    },
    {
      key: 'receivedAt',
      title: t('door/receivedAt'),
      sortField: 'receivedAt',
      render: (_, row) => momentOf(row.receivedAt),
    },
    {
      key: 'actions',
      title: t('common/actions'),
      always: true,
      render: (_, row) => acts(row) ?? row.reason ?? textOf('door/capturedStates', row.state),
    },
  ];
  return (
    <PersonPage>
      <PageTitle title={t('door/captured')} sub={t('door/capturedSub')} />
      <QueryTable<CapturedDraftRow>
        id="captured-drafts"
        label={t('door/captured')}
        names={NAMES}
        fields={[
          {
            name: 'state',
            label: t('fields/state'),
            primary: true,
            control: (
              <Select
                allowClear
                placeholder={t('door/capturedStates/waiting')}
                options={(['registered', 'settled'] as const).map((value) => ({
                  value,
                  label: t(`door/capturedStates/${value}`),
                }))}
              />
            ),
          },
        ]}
        columns={columns}
        rowKey={({ draftId }) => draftId}
        fetch={getCapturedDrafts}
        empty={{ text: t('door/capturedEmpty'), filtered: t('door/capturedEmpty') }}
        card={(row) => (
          <div className="outbox-line">
            <h2>
              {t('door/capturedWhat', { kind: t(`door/kinds/${row.kind}`), count: row.members })}
            </h2>
            <p className="quiet">
              {row.capturedBy} · {textOf('door/without', row.why)} · {momentOf(row.capturedAt)}
            </p>
            {acts(row)}
          </div>
        )}
      />
      {settling && (
        <CommandDialog<{ reason: string }>
          title={t('door/settle')}
          fields={['reason']}
          ok={t('common/ok')}
          done={t('common/done')}
          run={({ reason }, key) => settleCapturedDraft({ draftId: settling, reason }, key)}
          onClose={() => setSettling(undefined)}
        >
          <Form.Item
            name="reason"
            label={t('door/settleReason')}
            rules={[required(t('door/settleReason'))]}
          >
            <Input.TextArea rows={3} maxLength={200} />
          </Form.Item>
        </CommandDialog>
      )}
    </PersonPage>
  );
}
