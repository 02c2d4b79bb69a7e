import { Button, Card, Form, Input, Table } from 'antd';
import { PlusOutlined } from '@ant-design/icons';
import { type JSX, useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { getGrids, type Grid, keepGrid } from '../api/sites';
import { useCan, useSession } from '../identity/session';
import { DivisionCascader } from '../region/DivisionCascader';
import { required } from '../registration/rules';
import { CommandDialog } from '../shell/CommandDialog';
import { ProblemAlert } from '../shell/ProblemAlert';

interface Values {
  community: string;
  number: string;
  name: string;
  keeper?: string;
}

/** 社区 → 网格: below the community the office draws its own parts. */
export function GridsTab(): JSX.Element {
  const { t } = useTranslation();
  const can = useCan();
  const [open, setOpen] = useState<Grid | 'new'>();
  const { data, error, isPending } = useQuery({ queryKey: ['grids'], queryFn: getGrids });
  return (
    <Card size="small">
      {can('keep-sites') && (
        <Button
          type="primary"
          icon={<PlusOutlined />}
          className="add-member"
          onClick={() => setOpen('new')}
        >
          {t('sites/addGrid')}
        </Button>
      )}
      <ProblemAlert error={error} wasReading />
      <Table<Grid>
        size="small"
        aria-label={t('sites/grids')}
        rowKey={({ community, number }) => `${community} ${number}`}
        loading={isPending && !error}
        dataSource={data ?? []}
        pagination={false}
        scroll={{ x: 'max-content' }}
        locale={{ emptyText: t('sites/noGrids') }}
        columns={[
          { title: t('sites/community'), dataIndex: 'communityName' },
          { title: t('sites/number'), dataIndex: 'number' },
          { title: t('sites/gridName'), dataIndex: 'name' },
          { title: t('sites/keeper'), dataIndex: 'keeper' },
          {
            title: t('sites/sitesIn'),
            align: 'right',
            render: (_, { community, communityName, number, name, sites }) => (
              <Link
                to={`/sites?${new URLSearchParams({ division: community, grid: number }).toString()}`}
                aria-label={`${communityName} ${name} ${t('sites/sitesIn')} ${sites}`}
              >
                {sites}
              </Link>
            ),
          },
          {
            title: t('common/actions'),
            render: (_, grid) =>
              can('keep-sites') && (
                <Button size="small" onClick={() => setOpen(grid)}>
                  {t('sites/edit')}
                </Button>
              ),
          },
        ]}
      />
      {open && (
        <GridDialog {...(open !== 'new' && { grid: open })} onClose={() => setOpen(undefined)} />
      )}
    </Card>
  );
}

function GridDialog({ grid, onClose }: { grid?: Grid; onClose: () => void }): JSX.Element {
  const { t } = useTranslation();
  const { account, region } = useSession();
  const office = account.organisation.code;
  const initial: Partial<Values> = grid
    ? {
        community: grid.community,
        number: grid.number,
        name: grid.name,
        ...(grid.keeper && { keeper: grid.keeper }),
      }
    : office.length === 12
      ? { community: office }
      : {};
  return (
    <CommandDialog<Values>
      title={t('sites/addGrid')}
      fields={['community', 'number', 'name', 'keeper']}
      initial={initial}
      ok={t('common/save')}
      done={t('common/done')}
      run={({ keeper, ...values }, key) => keepGrid({ ...values, ...(keeper && { keeper }) }, key)}
      onClose={onClose}
    >
      <Form.Item
        name="community"
        label={t('sites/community')}
        rules={[required(t('sites/community'), true)]}
      >
        <DivisionCascader root={region.code} />
      </Form.Item>
      <Form.Item name="number" label={t('sites/number')} rules={[required(t('sites/number'))]}>
        <Input maxLength={3} inputMode="numeric" disabled={Boolean(grid)} />
      </Form.Item>
      <Form.Item name="name" label={t('sites/gridName')} rules={[required(t('sites/gridName'))]}>
        <Input maxLength={50} />
      </Form.Item>
      <Form.Item name="keeper" label={t('sites/keeper')}>
        <Input maxLength={50} placeholder={t('form/optional')} />
      </Form.Item>
    </CommandDialog>
  );
}
