import { Alert, Button, Flex, Table } from 'antd';
import { DownloadOutlined } from '@ant-design/icons';
import { type JSX, useState } from 'react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import {
  getRefusals,
  type ImportKind,
  type ImportResult,
  type Refusal,
  refusedFileAddress,
} from '../../api/imports';
import { Pager } from '../../list/Pager';
import { ProblemAlert } from '../../shell/ProblemAlert';
import { textOf } from '../../texts';

interface Props {
  kind: ImportKind;
  result: ImportResult;
  onAgain: () => void;
}

/** What became of the rows; the refused ones with row, field and reason, and as a file to correct. */
export function ImportOutcome({ kind, result, onAgain }: Props): JSX.Element {
  const { t } = useTranslation();
  const figures = [
    ['rows', result.rows],
    ['accepted', result.accepted],
    ['alreadyDone', result.alreadyDone],
    ['refused', result.refused],
  ] as const;
  return (
    <>
      <dl className="figures">
        {figures.map(([word, number]) => (
          <div key={word} className={word === 'refused' && number > 0 ? 'bad' : ''}>
            <dt>{t(`import/${word}`)}</dt>
            <dd data-import={word}>{number.toLocaleString('en-US')}</dd>
          </div>
        ))}
      </dl>
      <Flex justify="space-between" align="center" gap={8} wrap>
        <Alert
          showIcon
          type={result.refused > 0 ? 'warning' : 'success'}
          title={
            result.refused > 0
              ? t('import/someRefused', { count: result.refused })
              : t('import/allGood')
          }
          className="grow"
        />
        {result.refused > 0 && (
          <Button
            icon={<DownloadOutlined />}
            href={refusedFileAddress(kind, result.importId)}
            download
          >
            {t('import/download')}
          </Button>
        )}
        <Button type="primary" onClick={onAgain}>
          {t('import/again')}
        </Button>
      </Flex>
      {result.refused > 0 && <Refusals kind={kind} importId={result.importId} />}
    </>
  );
}

function Refusals({ kind, importId }: { kind: ImportKind; importId: string }): JSX.Element {
  const { t } = useTranslation();
  const [size, setSize] = useState(20);
  const [trail, setTrail] = useState<string[]>([]);
  const cursor = trail.at(-1);
  const { data, error, refetch } = useQuery({
    queryKey: ['refusals', kind, importId, cursor, size],
    queryFn: () => getRefusals(kind, importId, { size, ...(cursor && { cursor }) }),
    placeholderData: keepPreviousData,
  });
  return (
    <>
      <ProblemAlert error={error} wasReading onRetry={() => void refetch()} />
      <Table<Refusal>
        aria-label={t('import/refusedRows')}
        size="small"
        rowKey={({ row, field, code }) => `${row}-${field}-${code}`}
        dataSource={data?.items ?? []}
        pagination={false}
        columns={[
          { key: 'row', title: t('import/row'), dataIndex: 'row', width: 100 },
          {
            key: 'field',
            title: t('import/field'),
            width: 200,
            render: (_, { field }) => textOf('fields', field) || t('common/none'),
          },
          { key: 'text', title: t('import/reason'), render: (_, { text, code }) => text || code },
        ]}
      />
      {data && (
        <Pager
          total={data.total}
          totalIsExact={data.totalIsExact ?? true}
          page={trail.length + 1}
          size={size}
          onNext={data.next ? () => setTrail([...trail, String(data.next)]) : undefined}
          onPrevious={trail.length > 0 ? () => setTrail(trail.slice(0, -1)) : undefined}
          onSize={(next) => {
            setSize(next);
            setTrail([]);
          }}
        />
      )}
    </>
  );
}
