import { Card, Empty, Flex, Grid, Spin, Table, type TableColumnType } from 'antd';
import { type JSX, type Key, type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Page } from '../api/page';
import { ProblemAlert } from '../shell/ProblemAlert';
import { useLive } from '../shell/useLive';
import { ColumnChoice, useColumnChoice } from './ColumnChoice';
import type { ListQuery } from './list-query';
import { Pager } from './Pager';
import { type FilterField, QueryArea } from './QueryArea';
import { useListQuery } from './useListQuery';
import { useSlow } from './useSlow';

export interface Column<T> extends TableColumnType<T> {
  key: string;
  title: string;
  /** Field by which the region can order the list. */
  sortField?: string;
  /** Cannot be switched off in the column settings. */
  always?: boolean;
  /** Switched on by the person who wants it. */
  atFirstHidden?: boolean;
}

interface EmptyList {
  /** There is nothing yet, and what to do about it. */
  text: string;
  action?: ReactNode;
  /** There is nothing that fits; where it is not the list's own word. */
  filtered?: string | ((filters: ListQuery['filters']) => string | undefined);
}

interface Props<T> {
  id: string;
  label: string;
  /** All filters of the address this list understands. */
  names: readonly string[];
  /** The filter that takes what is typed; it stays out of the address. */
  textName?: string;
  fields: FilterField[];
  tick?: { name: string; label: string };
  columns: Column<T>[];
  rowKey: (row: T) => Key;
  fetch: (query: Record<string, string | number | undefined>) => Promise<Page<T>>;
  toolbar?: ReactNode;
  /** Above the rows: which part of the work this list is, and the way back to all. */
  notice?: (query: ListQuery, showAll: () => void) => ReactNode;
  empty: EmptyList;
  card?: (row: T) => ReactNode;
  /** Rows that can be ticked, to do something with several at once. */
  selection?: { keys: Key[]; choose: (rows: T[]) => void };
}

/** One list: query area, toolbar, table with a fixed last column, and pages. Its state is in the address. */
export function QueryTable<T extends object>(props: Props<T>): JSX.Element {
  const { id, label, names, textName, fields, tick, columns, rowKey, fetch } = props;
  const { toolbar, notice, empty, card, selection } = props;
  const { t } = useTranslation();
  const narrow = !(Grid.useBreakpoint().md ?? true);
  const paging = useListQuery(names, textName);
  const { query } = paging;
  const { hidden, toggle } = useColumnChoice(id, columns);
  const { data, error, isPending, isPlaceholderData, refetch } = useLive([id, query], () =>
    fetch({ ...query.filters, sort: query.sort, cursor: query.cursor, size: query.size }),
  );
  // The rows of the question before stand until the answer is there, but never as if they were the answer.
  const waiting = (isPending || isPlaceholderData) && !error;
  const slow = useSlow(waiting);
  const loading = {
    spinning: waiting,
    delay: 300,
    ...(slow && { description: t('list/slow') }),
  };

  const shown = useMemo(
    () =>
      columns
        .filter(({ key, always }) => always || !hidden.includes(key))
        .map(({ sortField, always: _, atFirstHidden: __, ...column }) => ({
          ...column,
          ...(sortField && {
            sorter: true,
            sortOrder: orderOf(sortField, query.sort),
            sortField,
          }),
        })),
    [columns, hidden, query.sort],
  );
  const rows = data?.items ?? [];
  const nothing = data ? (
    <Nothing empty={empty} filters={query.filters} />
  ) : (
    <div className="list-waiting" />
  );

  return (
    <>
      {fields.length > 0 && (
        <Card size="small" className="query-card no-print">
          <QueryArea
            fields={fields}
            {...(tick && { tick })}
            values={query.filters}
            onSearch={paging.filter}
          />
        </Card>
      )}
      <Card size="small" className="list-card">
        <Flex justify="space-between" align="center" gap={8} wrap className="toolbar no-print">
          <div>{notice?.(query, () => paging.filter({}))}</div>
          <Flex gap={8} align="center">
            {toolbar}
            {!narrow && <ColumnChoice columns={columns} hidden={hidden} onToggle={toggle} />}
          </Flex>
        </Flex>
        <ProblemAlert error={error} wasReading onRetry={() => void refetch()} />
        {narrow && card ? (
          <Spin {...loading}>
            <Cards rows={rows} rowKey={rowKey} card={card} empty={nothing} />
          </Spin>
        ) : (
          <Table<T>
            aria-label={label}
            size="small"
            columns={shown}
            dataSource={rows}
            rowKey={rowKey}
            {...(selection && {
              rowSelection: {
                selectedRowKeys: selection.keys,
                onChange: (_, chosen) => selection.choose(chosen),
                columnWidth: 40,
                fixed: true,
              },
            })}
            loading={loading}
            pagination={false}
            scroll={{ x: widthOf(shown) }}
            tableLayout="fixed"
            showSorterTooltip={{ title: t('list/sortHint') }}
            locale={{ emptyText: nothing }}
            onChange={(_, __, sorter) => {
              const { column, order } = Array.isArray(sorter) ? (sorter[0] ?? {}) : sorter;
              const field = (column as { sortField?: string } | undefined)?.sortField;
              paging.sortBy(
                field && order ? `${order === 'descend' ? '-' : ''}${field}` : undefined,
              );
            }}
          />
        )}
        {data && (
          <Pager
            total={data.total}
            totalIsExact={data.totalIsExact ?? true}
            page={query.page}
            size={query.size}
            onNext={data.next ? () => paging.toNext(String(data.next)) : undefined}
            onPrevious={paging.toPrevious}
            onSize={paging.resize}
          />
        )}
      </Card>
    </>
  );
}

/** Sum of the widths, where every column states one: then long names are cut instead of pushing the state off the screen. */
function widthOf(columns: { width?: string | number }[]): number | 'max-content' {
  const widths = columns.map(({ width }) => width);
  return widths.every((width) => typeof width === 'number')
    ? widths.reduce((sum, width) => sum + width, 0)
    : 'max-content';
}

function orderOf(field: string, sort: string | undefined): 'ascend' | 'descend' | null {
  if (sort === field) return 'ascend';
  return sort === `-${field}` ? 'descend' : null;
}

interface CardsProps<T> {
  rows: T[];
  rowKey: (row: T) => Key;
  card: (row: T) => ReactNode;
  empty: ReactNode;
}

function Cards<T>({ rows, rowKey, card, empty }: CardsProps<T>): JSX.Element {
  if (rows.length === 0) return <>{empty}</>;
  return (
    <ul className="cards">
      {rows.map((row) => (
        <li key={rowKey(row)}>{card(row)}</li>
      ))}
    </ul>
  );
}

function Nothing({
  empty: { filtered, ...none },
  filters,
}: {
  empty: EmptyList;
  filters: ListQuery['filters'];
}): JSX.Element {
  const { t } = useTranslation();
  if (Object.keys(filters).length === 0) return <EmptyHint {...none} />;
  const own = typeof filtered === 'function' ? filtered(filters) : filtered;
  return <EmptyHint text={own ?? t('list/emptyFiltered')} />;
}

/** What to do when a list is empty. */
export function EmptyHint({ text, action }: { text: string; action?: ReactNode }): JSX.Element {
  return (
    <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={text} className="empty-hint">
      {action}
    </Empty>
  );
}
