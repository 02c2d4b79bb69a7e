import { Table, Tag } from 'antd';
import {
  ArrowLeftOutlined,
  ArrowRightOutlined,
  CheckCircleOutlined,
  ClockCircleOutlined,
  StopOutlined,
} from '@ant-design/icons';
import type { JSX, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Stream } from '../api/exchange';
import { shortMomentOf } from '../format';
import { useCan, useNow } from '../identity/session';
import { EmptyHint } from '../list/QueryTable';
import { usePartnerName } from '../region/useCodes';
import { textOf } from '../texts';

const LOOK: Record<string, { color: string; icon: ReactNode }> = {
  flowing: { color: 'green', icon: <CheckCircleOutlined aria-hidden /> },
  waiting: { color: 'orange', icon: <ClockCircleOutlined aria-hidden /> },
  blocked: { color: 'red', icon: <StopOutlined aria-hidden /> },
};

const number = (value: number | null | undefined): string => (value ?? 0).toLocaleString('en-US');

interface Props {
  streams: Stream[];
  loading: boolean;
}

export function StreamTable({ streams, loading }: Props): JSX.Element {
  const { t } = useTranslation();
  const now = useNow();
  const can = useCan();
  const nameOf = usePartnerName();
  const state = ({ state: word, code }: Stream): JSX.Element => (
    <Tag
      title={textOf('codes', code)}
      className="state-tag"
      color={LOOK[word]?.color ?? 'default'}
      icon={LOOK[word]?.icon ?? null}
    >
      {textOf('exchange/states', word)}
    </Tag>
  );
  return (
    <Table<Stream>
      aria-label={t('exchange/tabStreams')}
      size="small"
      rowKey="stream"
      dataSource={streams}
      loading={loading}
      pagination={false}
      scroll={{ x: 'max-content' }}
      locale={{ emptyText: <EmptyHint text={t('exchange/noStreams')} /> }}
      columns={[
        {
          key: 'direction',
          title: t('exchange/direction'),
          render: (_, { direction, partner }) => (
            <span>
              {direction === 'outgoing' ? (
                <ArrowRightOutlined aria-hidden className="outgoing" />
              ) : (
                <ArrowLeftOutlined aria-hidden className="incoming" />
              )}{' '}
              {t(`exchange/${direction}`, { name: nameOf(partner) })}
            </span>
          ),
        },
        {
          key: 'role',
          title: t('exchange/role'),
          render: (_, stream) => textOf('exchange/roles', stream.service),
        },
        {
          key: 'last',
          title: t('exchange/last'),
          align: 'right',
          render: (_, { last }) => number(last),
        },
        {
          key: 'upto',
          title: `${t('exchange/receiptUpto')} / ${t('exchange/appliedUpto')}`,
          align: 'right',
          render: (_, { receiptUpto }) => number(receiptUpto),
        },
        {
          key: 'at',
          title: t('exchange/receiptAt'),
          render: (_, { receiptAt }) => shortMomentOf(receiptAt, now()) || t('common/none'),
        },
        {
          key: 'lag',
          title: t('exchange/lag'),
          align: 'right',
          render: (_, { lag }) =>
            lag > 0 ? (
              <strong className="warn">{t('exchange/lagCount', { count: lag })}</strong>
            ) : (
              <span className="same">{t('exchange/caughtUp')}</span>
            ),
        },
        { key: 'state', title: t('exchange/state'), render: (_, stream) => state(stream) },
        {
          key: 'open',
          title: t('exchange/open'),
          align: 'right',
          render: (_, { stream, partner, open }) => (
            <Link to={`/exchange?partner=${partner}&tab=open&stream=${encodeURIComponent(stream)}`}>
              {number(open.length)}
            </Link>
          ),
        },
        {
          key: 'quarantined',
          title: t('exchange/quarantined'),
          align: 'right',
          render: (_, { stream, quarantined }) =>
            can('quarantine') ? (
              <Link to={`/exchange?tab=quarantine&stream=${encodeURIComponent(stream)}`}>
                {number(quarantined)}
              </Link>
            ) : (
              number(quarantined)
            ),
        },
      ]}
    />
  );
}
