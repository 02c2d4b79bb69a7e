import { Button, Flex, Form, Input, Select, Tag } from 'antd';
import { type JSX, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { approveOverride, getOverrides, type IdOverride, refuseOverride } from '../api/idOverride';
import { momentOf } from '../format';
import { useCan } from '../identity/session';
import type { FilterField } from '../list/QueryArea';
import { type Column, QueryTable } from '../list/QueryTable';
import { tidyNumber } from '../registration/id-number';
import { numberRule, required } from '../registration/rules';
import { CommandDialog } from '../shell/CommandDialog';
import { PageTitle } from '../shell/PageTitle';
import { PersonPage } from '../shell/PersonPage';

const NAMES = ['state'] as const;
const STATES = ['proposed', 'approved', 'refused'] as const;
const COLOURS = { proposed: 'blue', approved: 'green', refused: 'default' } as const;

/** 号码放行: what was proposed, and the second person's decision. */
export function IdOverridesPage(): JSX.Element {
  const { t } = useTranslation();
  const fields = useMemo<FilterField[]>(
    () => [
      {
        name: 'state',
        label: t('idOverride/state'),
        primary: true,
        control: (
          <Select
            allowClear
            placeholder={t('common/all')}
            options={STATES.map((value) => ({ value, label: t(`idOverride/states/${value}`) }))}
          />
        ),
      },
    ],
    [t],
  );
  return (
    <PersonPage>
      <PageTitle title={t('idOverride/title')} sub={t('idOverride/sub')} />
      <QueryTable<IdOverride>
        id="id-overrides"
        label={t('idOverride/page')}
        names={NAMES}
        fields={fields}
        columns={useColumns()}
        rowKey={({ overrideId }) => overrideId}
        fetch={getOverrides}
        empty={{ text: t('idOverride/empty'), filtered: t('idOverride/empty') }}
        card={(row) => <OverrideCard row={row} />}
      />
    </PersonPage>
  );
}

function StateTag({ state }: Pick<IdOverride, 'state'>): JSX.Element {
  const { t } = useTranslation();
  return (
    <Tag color={COLOURS[state]} className="state-tag">
      {t(`idOverride/states/${state}`)}
    </Tag>
  );
}

function OverrideCard({ row }: { row: IdOverride }): JSX.Element {
  return (
    <div className="record-card one-sided-card">
      <span className="record-card-head">
        <span className="mono">{row.idNumberMasked}</span>
        <StateTag state={row.state} />
      </span>
      <span>{row.reason}</span>
      <span>
        {row.proposedBy} · {momentOf(row.proposedAt)}
      </span>
      <Decision row={row} />
    </div>
  );
}

function useColumns(): Column<IdOverride>[] {
  const { t } = useTranslation();
  return [
    {
      key: 'number',
      title: t('idOverride/number'),
      always: true,
      width: 180,
      className: 'mono',
      dataIndex: 'idNumberMasked',
    },
    {
      key: 'reason',
      title: t('idOverride/reason'),
      width: 240,
      ellipsis: true,
      dataIndex: 'reason',
    },
    {
      key: 'state',
      title: t('idOverride/state'),
      width: 100,
      render: (_, { state }) => <StateTag state={state} />,
    },
    {
      key: 'proposedBy',
      title: t('idOverride/proposedBy'),
      width: 200,
      render: (_, { proposedBy, organisationName }) => `${proposedBy}（${organisationName}）`,
    },
    {
      key: 'proposedAt',
      title: t('idOverride/proposedAt'),
      width: 140,
      render: (_, { proposedAt }) => momentOf(proposedAt),
    },
    {
      key: 'decidedBy',
      title: t('idOverride/decidedBy'),
      width: 200,
      render: (_, { decidedBy, decidedAt }) =>
        decidedBy ? `${decidedBy} ${momentOf(decidedAt)}` : t('common/none'),
    },
    {
      key: 'actions',
      title: t('common/actions'),
      always: true,
      fixed: 'right',
      width: 190,
      render: (_, row) => <Decision row={row} />,
    },
  ];
}

/** The second person's two buttons; who proposed it sees why there are none. */
function Decision({ row }: { row: IdOverride }): JSX.Element | null {
  const { t } = useTranslation();
  const can = useCan();
  const [open, setOpen] = useState<'approve' | 'refuse'>();
  if (row.state !== 'proposed') return row.decidedWhy ? <span>{row.decidedWhy}</span> : null;
  if (row.own) return <span className="quiet">{t('idOverride/own')}</span>;
  if (!can('approve-override')) return null;
  const close = (): void => setOpen(undefined);
  return (
    <Flex gap={8} wrap>
      <Button size="small" type="primary" onClick={() => setOpen('approve')}>
        {t('idOverride/approve')}
      </Button>
      <Button size="small" onClick={() => setOpen('refuse')}>
        {t('idOverride/refuse')}
      </Button>
      {open === 'approve' && (
        <CommandDialog<{ idNumber: string }>
          title={t('idOverride/approveTitle')}
          fields={['idNumber']}
          ok={t('idOverride/approve')}
          done={t('common/done')}
          run={({ idNumber }, key) =>
            approveOverride({ overrideId: row.overrideId, idNumber }, key)
          }
          onClose={close}
        >
          <p>{row.reason}</p>
          <Form.Item
            name="idNumber"
            label={t('idOverride/retype')}
            extra={t('idOverride/retypeHint')}
            normalize={(text: string) => tidyNumber(text)}
            rules={[required(t('idOverride/number')), numberRule()]}
          >
            <Input autoComplete="off" className="mono" maxLength={24} autoFocus />
          </Form.Item>
        </CommandDialog>
      )}
      {open === 'refuse' && (
        <CommandDialog<{ reason: string }>
          title={t('idOverride/refuse')}
          fields={['reason']}
          ok={t('idOverride/refuse')}
          done={t('common/done')}
          danger
          run={({ reason }, key) => refuseOverride({ overrideId: row.overrideId, reason }, key)}
          onClose={close}
        >
          <Form.Item
            name="reason"
            label={t('idOverride/refuseWhy')}
            rules={[required(t('idOverride/refuseWhy'))]}
          >
            <Input.TextArea rows={3} maxLength={500} showCount />
          </Form.Item>
        </CommandDialog>
      )}
    </Flex>
  );
}
