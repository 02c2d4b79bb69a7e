import { Table } from 'antd';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { getRecords, type RecordRow } from '../api/records';
import { EmptyHint } from '../list/QueryTable';
import { useRecordColumns } from '../record/recordColumns';
import { useLive } from '../shell/useLive';

const COLUMNS = ['name', 'home', 'residence', 'state', 'updatedAt'] as const;

/** What changed last; a new arrival of a partner shows here without reloading. */
export function RecentRecords(): JSX.Element {
  const { t } = useTranslation();
  const columns = useRecordColumns(COLUMNS).map(
    ({ sortField: _, always: __, atFirstHidden: ____, fixed: ___, ...column }) => column,
  );
  const { data, isPending } = useLive(['recent'], () =>
    getRecords({ sort: '-updatedAt', size: 10 }),
  );
  return (
    <Table<RecordRow>
      aria-label={t('todo/recent')}
      size="small"
      columns={columns}
      dataSource={data?.items ?? []}
      rowKey={({ recordId }) => recordId}
      loading={isPending}
      pagination={false}
      tableLayout="fixed"
      scroll={{ x: 640 }}
      locale={{ emptyText: data ? <EmptyHint text={t('records/empty')} /> : ' ' }}
    />
  );
}
