import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { getQuarantine, type QuarantinedMessage } from '../api/exchange';
import { momentOf } from '../format';
import { QueryTable } from '../list/QueryTable';
import { textOf } from '../texts';

const NAMES = ['tab', 'stream'] as const;

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
      fetch={({ cursor, size, stream }) =>
        getQuarantine({
          ...(stream !== undefined && { stream: String(stream) }),
          ...(cursor !== undefined && { cursor: String(cursor) }),
          ...(size !== undefined && { size: Number(size) }),
        })
      }
      notice={({ filters }) => (
        <span className="quiet">
          {filters.stream && (
            <>
              {t('exchange/stream')} <span className="mono">{filters.stream}</span>{' '}
              <Link to="/exchange?tab=quarantine">{t('exchange/allQuarantine')}</Link>
              {' · '}
            </>
          )}
          {t('exchange/quarantineHint')}
        </span>
      )}
      card={({ receivedAt, reason, stream, hash }) => (
        <div className="record-card">
          <span className="record-card-head">
            <strong>{textOf('codes', reason)}</strong>
            <span className="quiet">{momentOf(receivedAt)}</span>
          </span>
          {stream && <span className="mono">{stream}</span>}
          <span className="digest">{hash}</span>
        </div>
      )}
      empty={{ text: t('exchange/noQuarantine'), filtered: t('exchange/noQuarantine') }}
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
