import { Grid, Table } from 'antd';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { getRecords, type RecordRow } from '../api/records';
import { EmptyHint } from '../list/QueryTable';
import { RecordCard } from '../record/RecordCard';
import { useRecordColumns } from '../record/recordColumns';
import { useLive } from '../shell/useLive';

const COLUMNS = ['name', 'home', 'residence', 'state', 'updatedAt'] as const;

/** What changed last; a new arrival of a partner shows here without reloading. */
export function RecentRecords(): JSX.Element {
  const { t } = useTranslation();
  const narrow = !(Grid.useBreakpoint().md ?? true);
  const columns = useRecordColumns(COLUMNS).map(
    ({ sortField: _, always: __, atFirstHidden: ____, fixed: ___, ...column }) => column,
  );
  const { data, isPending } = useLive(['recent'], () =>
    getRecords({ sort: '-updatedAt', size: 10 }),
  );
  const empty = data ? <EmptyHint text={t('records/empty')} /> : ' ';
  if (narrow)
    return data?.items.length ? (
      <ul className="cards" aria-label={t('todo/recent')}>
        {data.items.map((row) => (
          <li key={row.recordId}>
            <RecordCard row={row} />
          </li>
        ))}
      </ul>
    ) : (
      <>{empty}</>
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
      locale={{ emptyText: empty }}
    />
  );
}
