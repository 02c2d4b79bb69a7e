import { Card, Input, Table } from 'antd';
import { type JSX, useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useLocation, useNavigate } from 'react-router';
import { type RecordRow, searchPeople } from '../api/records';
import { EmptyHint } from '../list/QueryTable';
import { useRecordColumns } from '../record/recordColumns';
import { PageTitle } from '../shell/PageTitle';
import { PersonPage } from '../shell/PersonPage';
import { ProblemAlert } from '../shell/ProblemAlert';

const COLUMNS = [
  'name',
  'idNumber',
  'sex',
  'home',
  'residence',
  'side',
  'state',
  'updatedAt',
  'actions',
] as const;

/** Which of the three the box holds; the region decides the same way. */
export function kindOf(q: string): 'idNumber' | 'phone' | 'nameKind' {
  if (/^\d{17}[\dXx]$/.test(q)) return 'idNumber';
  if (/^1\d{10}$/.test(q)) return 'phone';
  return 'nameKind';
}

/** 查询. What was searched for stays out of the address and the browser's history: it may be a number. */
export function SearchPage(): JSX.Element {
  const { t } = useTranslation();
  const go = useNavigate();
  const kept = useLocation().state as { q?: string } | null;
  const asked = kept?.q ?? '';
  const [text, setText] = useState(asked);
  const columns = useRecordColumns(COLUMNS).map(
    ({ sortField: _, always: __, atFirstHidden: ____, ...column }) => column,
  );
  const { data, error, isFetching, refetch } = useQuery({
    queryKey: ['search', asked],
    queryFn: ({ signal }) => searchPeople({ q: asked, size: 100 }, signal),
    enabled: asked !== '',
    retry: false,
    gcTime: 0,
  });

  const search = (): void => {
    const q = text.trim().replace(/\s+/g, ' ');
    if (!q) return;
    if (q === asked) void refetch();
    else void go('/search', { state: { q } });
  };

  return (
    <PersonPage>
      <PageTitle title={t('search/title')} />
      <Card size="small" className="search-card">
        <label htmlFor="search-box" className="search-label">
          {t('search/label')}
        </label>
        <Input.Search
          id="search-box"
          size="large"
          value={text}
          onChange={({ target }) => setText(target.value)}
          onSearch={search}
          placeholder={t('search/placeholder')}
          enterButton={t('search/submit')}
          loading={isFetching}
          maxLength={60}
          autoComplete="off"
          autoFocus
          allowClear
        />
        <p className="field-hint">
          {text.trim() ? `${t(`search/${kindOf(text.trim())}`)} · ` : ''}
          {t('search/hint')}
        </p>
      </Card>
      <ProblemAlert error={error} wasReading onRetry={() => void refetch()} />
      {data && (
        <Card size="small" className="list-card">
          <p role="status" className="result-count">
            {data.items.length > 0
              ? t('search/found', { count: data.total })
              : t('search/nothing', { q: asked })}
          </p>
          <Table<RecordRow>
            aria-label={t('search/title')}
            size="small"
            columns={columns}
            dataSource={data.items}
            rowKey={({ recordId }) => recordId}
            pagination={data.items.length > 20 ? { pageSize: 20, showSizeChanger: false } : false}
            tableLayout="fixed"
            scroll={{ x: 1050 }}
            locale={{ emptyText: <EmptyHint text={t('search/nothingHint')} /> }}
          />
        </Card>
      )}
    </PersonPage>
  );
}
