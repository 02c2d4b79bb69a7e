import { Button, Table } from 'antd';
import { DownloadOutlined } from '@ant-design/icons';
import { type JSX, useState } from 'react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import {
  getRefusals,
  type Refusal,
  refusedRowsAddress,
  type RegisterImport,
} from '../../api/imports';
import { Pager } from '../../list/Pager';
import { ProblemAlert } from '../../shell/ProblemAlert';
import { textOf } from '../../texts';

export function RefusedRowsButton({ held }: { held: RegisterImport }): JSX.Element {
  const { t } = useTranslation();
  return (
    <Button
      icon={<DownloadOutlined />}
      href={refusedRowsAddress(held.kind, held.importId)}
      download
    >
      {t('import/download')}
    </Button>
  );
}

/** The refused rows, with row, field and reason. */
export function RefusedRows({ held }: { held: RegisterImport }): JSX.Element {
  const { t } = useTranslation();
  const { kind, importId, state } = held;
  const [size, setSize] = useState(20);
  const [trail, setTrail] = useState<string[]>([]);
  const cursor = trail.at(-1);
  const { data, error, refetch } = useQuery({
    queryKey: ['refusals', kind, importId, state, cursor, size],
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
          { key: 'row', title: t('import/row'), dataIndex: 'row', width: '15%' },
          {
            key: 'field',
            title: t('import/field'),
            width: '30%',
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
