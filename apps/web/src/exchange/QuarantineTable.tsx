import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { getQuarantine, type QuarantinedMessage } from '../api/exchange';
import { momentOf } from '../format';
import { EmptyHint, QueryTable } from '../list/QueryTable';
import { textOf } from '../texts';

const NAMES = ['tab'] as const;

/** 异常报文: messages whose origin could not be proved. */
export function QuarantineTable(): JSX.Element {
  const { t } = useTranslation();
  return (
    <QueryTable<QuarantinedMessage>
      id="quarantine"
      label={t('exchange/tabQuarantine')}
      names={NAMES}
      fields={[]}
      rowKey={({ id, hash, receivedAt }) => id ?? `${hash} ${receivedAt}`}
      fetch={({ cursor, size }) =>
        getQuarantine({
          ...(cursor !== undefined && { cursor: String(cursor) }),
          ...(size !== undefined && { size: Number(size) }),
        })
      }
      notice={() => <span className="quiet">{t('exchange/quarantineHint')}</span>}
      empty={() => <EmptyHint text={t('exchange/noQuarantine')} />}
      columns={[
        {
          key: 'receivedAt',
          title: t('exchange/receivedAt'),
          width: 160,
          render: (_, { receivedAt }) => momentOf(receivedAt),
        },
        {
          key: 'reason',
          title: t('exchange/reason'),
          width: 220,
          render: (_, { reason }) => textOf('codes', reason),
        },
        {
          key: 'stream',
          title: t('exchange/stream'),
          width: 240,
          render: (_, { stream }) => stream ?? t('common/none'),
        },
        { key: 'hash', title: t('exchange/hash'), className: 'digest', dataIndex: 'hash' },
      ]}
    />
  );
}
