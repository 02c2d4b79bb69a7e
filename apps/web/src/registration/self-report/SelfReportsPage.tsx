import { App, Button, Form, Radio, Select, Tag } from 'antd';
import { type JSX, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import {
  confirmSelfReport,
  getSelfReports,
  rejectSelfReport,
  type SelfReport,
} from '../../api/sites';
import { useCommand } from '../../api/useCommand';
import { momentOf } from '../../format';
import { useCan } from '../../identity/session';
import { ListNotice } from '../../list/ListNotice';
import { type Column, QueryTable } from '../../list/QueryTable';
import { useChannels } from '../../region/useChannels';
import { useCodes } from '../../region/useCodes';
import { CommandDialog } from '../../shell/CommandDialog';
import { PageTitle } from '../../shell/PageTitle';
import { PersonPage } from '../../shell/PersonPage';
import { sentenceOf } from '../../shell/ProblemAlert';
import { textOf } from '../../texts';
import { required } from '../rules';

const NAMES = ['state', 'channel', 'siteId'] as const;
const STATES = ['pending', 'confirmed', 'rejected', 'any'] as const;
const REASONS = [
  'not-found-there',
  'already-registered',
  'wrong-data',
  'no-agreement',
  'other',
] as const;

/** 自主申报: what came in at doors; one click makes it a registration, a reason ends it. */
export function SelfReportsPage(): JSX.Element {
  const { t } = useTranslation();
  const { labelOf } = useCodes();
  const channels = useChannels();
  const [rejecting, setRejecting] = useState<SelfReport>();
  const columns: Column<SelfReport>[] = [
    {
      key: 'name',
      title: t('fields/name'),
      always: true,
      width: 110,
      render: (_, { written }) => written?.name ?? t('common/none'),
    },
    {
      key: 'idNumber',
      title: t('fields/idNumber'),
      width: 190,
      render: (_, { written }) => <span className="mono">{written?.idNumber}</span>,
    },
    {
      key: 'siteName',
      title: t('door/site'),
      width: 180,
      render: (_, row) =>
        `${row.siteName}${row.written?.address ? `（${row.written.address}）` : ''}`,
    },
    {
      key: 'direction',
      title: t('door/what'),
      width: 90,
      render: (_, { direction }) => <Tag>{t(`door/directions/${direction}`)}</Tag>,
    },
    {
      key: 'day',
      title: t('door/day'),
      width: 110,
      render: (_, { written }) => written?.arrivedOn ?? written?.leftOn,
    },
    {
      key: 'reportedBy',
      title: t('door/reportedBy'),
      width: 100,
      render: (_, { reportedBy }) => textOf('door/reporters', reportedBy),
    },
    {
      key: 'channel',
      title: t('fields/channel'),
      width: 150,
      atFirstHidden: true,
      render: (_, { channel }) => labelOf('channel', channel),
    },
    {
      key: 'receivedAt',
      title: t('door/receivedAt'),
      width: 150,
      sortField: 'receivedAt',
      render: (_, { receivedAt }) => momentOf(receivedAt),
    },
    {
      key: 'actions',
      title: t('common/actions'),
      always: true,
      width: 170,
      render: (_, row) => <Acts row={row} onReject={() => setRejecting(row)} />,
    },
  ];
  const select = (list: { value: string; label: string }[], placeholder: string): JSX.Element => (
    <Select allowClear placeholder={placeholder} options={list} />
  );
  return (
    <PersonPage>
      <PageTitle title={t('door/selfReports')} sub={t('door/selfReportsSub')} />
      <QueryTable<SelfReport>
        id="self-reports"
        label={t('door/selfReports')}
        names={NAMES}
        fields={[
          {
            name: 'state',
            label: t('fields/state'),
            primary: true,
            control: select(
              STATES.map((value) => ({ value, label: t(`door/reportStates/${value}`) })),
              t('door/reportStates/pending'),
            ),
          },
          {
            name: 'channel',
            label: t('fields/channel'),
            primary: true,
            control: select(channels, t('common/all')),
          },
        ]}
        columns={columns}
        rowKey={({ reportId }) => reportId}
        fetch={getSelfReports}
        notice={({ filters }, showAll) =>
          filters.siteId && <ListNotice name={t('sites/reportsOfSite')} onShowAll={showAll} />
        }
        empty={{ text: t('door/selfReportsEmpty'), filtered: t('door/selfReportsEmptyFiltered') }}
        card={(row) => (
          <div className="outbox-line">
            <h2>
              {row.written?.name ?? t('common/none')}{' '}
              <span className="mono quiet">{row.written?.idNumber}</span>
            </h2>
            <p>{row.written?.address ?? row.siteName}</p>
            <p className="quiet">
              {t(`door/directions/${row.direction}`)} · {textOf('door/reporters', row.reportedBy)} ·{' '}
              {momentOf(row.receivedAt)}
            </p>
            <Acts row={row} onReject={() => setRejecting(row)} />
          </div>
        )}
      />
      {rejecting && (
        <CommandDialog<{ reason: string }>
          title={t('door/reject')}
          fields={['reason']}
          ok={t('door/reject')}
          done={t('common/done')}
          danger
          run={({ reason }, key) => rejectSelfReport({ reportId: rejecting.reportId, reason }, key)}
          onClose={() => setRejecting(undefined)}
        >
          <Form.Item
            name="reason"
            label={t('door/rejectReason')}
            rules={[required(t('door/rejectReason'), true)]}
          >
            <Radio.Group
              className="stacked"
              options={REASONS.map((value) => ({ value, label: t(`door/rejectReasons/${value}`) }))}
            />
          </Form.Item>
        </CommandDialog>
      )}
    </PersonPage>
  );
}

function Acts({ row, onReject }: { row: SelfReport; onReject: () => void }): JSX.Element {
  const { t } = useTranslation();
  const can = useCan();
  const { message } = App.useApp();
  const confirm = useCommand(confirmSelfReport);
  if (row.state === 'confirmed')
    return row.recordId ? (
      <Link to={`/records/${encodeURIComponent(row.recordId)}`}>{t('form/openRecord')}</Link>
    ) : (
      <>{t('door/reportStates/confirmed')}</>
    );
  if (row.state !== 'pending') return <>{textOf('door/rejectReasons', row.reason)}</>;
  const mayConfirm = row.direction === 'arrival' || can('register-departure');
  return (
    <span className="outbox-acts">
      {mayConfirm && (
        <Button
          type="primary"
          size="small"
          loading={confirm.isPending}
          onClick={() =>
            confirm.mutate(
              { reportId: row.reportId, direction: row.direction },
              {
                onSuccess: () => void message.success(t('door/confirmed')),
                onError: (error) => void message.error(sentenceOf(error)),
              },
            )
          }
        >
          {t('door/confirm')}
        </Button>
      )}
      <Button size="small" onClick={onReject}>
        {t('door/reject')}
      </Button>
    </span>
  );
}
