import { Card, Segmented, Table } from 'antd';
import { type JSX, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { getRates, type RateLine } from '../api/oneSided';
import { useCan } from '../identity/session';
import { ProblemAlert } from '../shell/ProblemAlert';
import { useLive } from '../shell/useLive';

type By = 'partner' | 'township';

/** 共管率 with its definition; each number opens the list it counts. Zero people are no rate: 不计分. */
export function RatesCard(): JSX.Element {
  const { t } = useTranslation();
  const [by, setBy] = useState<By>('partner');
  const { data, error, isPending, refetch } = useLive(['one-sided-rates'], getRates);
  const lines = by === 'partner' ? data?.partners : data?.townships;
  const all = data && { ...data.all, code: '', name: t('oneSided/all') };
  return (
    <Card
      size="small"
      title={t('oneSided/rates')}
      className="rates-card"
      extra={
        <Segmented<By>
          size="small"
          value={by}
          onChange={setBy}
          aria-label={t('oneSided/rates')}
          options={[
            { value: 'partner', label: t('oneSided/byPartner') },
            { value: 'township', label: t('oneSided/byTownship') },
          ]}
        />
      }
    >
      <ProblemAlert error={error} wasReading onRetry={() => void refetch()} />
      <Table<RateLine>
        aria-label={t('oneSided/rates')}
        size="small"
        loading={isPending && !error}
        rowKey="code"
        dataSource={[...(lines ?? []), ...(all ? [all] : [])]}
        pagination={(lines?.length ?? 0) > 10 ? { pageSize: 10, showSizeChanger: false } : false}
        scroll={{ x: 'max-content' }}
        columns={[
          {
            key: 'name',
            title: t(by === 'partner' ? 'oneSided/byPartner' : 'oneSided/byTownship'),
            dataIndex: 'name',
          },
          {
            key: 'both',
            title: t('oneSided/both'),
            align: 'right',
            render: (_, line) => <Count line={line} by={by} live="both" count={line.both} />,
          },
          {
            key: 'sendingOnly',
            title: t('oneSided/sendingOnly'),
            align: 'right',
            render: (_, line) => (
              <Count line={line} by={by} live="sending" count={line.sendingOnly} />
            ),
          },
          {
            key: 'receivingOnly',
            title: t('oneSided/receivingOnly'),
            align: 'right',
            render: (_, line) => (
              <Count line={line} by={by} live="receiving" count={line.receivingOnly} />
            ),
          },
          {
            key: 'rate',
            title: t('oneSided/rate'),
            align: 'right',
            render: (_, { rate, code }) => (
              <strong data-rate={code || 'all'}>
                {rate === null ? t('oneSided/notScored') : `${(rate * 100).toFixed(2)}%`}
              </strong>
            ),
          },
        ]}
      />
      {data && (
        <p className="field-hint rates-definition">
          {t('oneSided/definition')}：{data.definition}
        </p>
      )}
    </Card>
  );
}

interface CountProps {
  line: RateLine;
  by: By;
  live: 'both' | 'sending' | 'receiving';
  count: number;
}

function Count({ line, by, live, count }: CountProps): JSX.Element {
  const { t } = useTranslation();
  const can = useCan();
  if (!can('read')) return <>{count.toLocaleString('en-US')}</>;
  const query = new URLSearchParams({ live, ...(line.code && { [by]: line.code }) });
  const list = live === 'both' ? '/records' : '/one-sided';
  return (
    <Link
      to={`${list}?${query.toString()}`}
      data-count={`${line.code || 'all'} ${live}`}
      aria-label={`${line.name} ${t(`oneSided/liveKinds/${live}`)} ${count}`}
    >
      {count.toLocaleString('en-US')}
    </Link>
  );
}
