import { App, Button, Flex, Table } from 'antd';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { type OpenItem, restateStrand, retryStrand, type Stream } from '../api/exchange';
import { useCommand } from '../api/useCommand';
import { shortMomentOf } from '../format';
import { useCan, useNow } from '../identity/session';
import { EmptyHint } from '../list/QueryTable';
import { usePartnerName } from '../region/useCodes';
import { sentenceOf } from '../shell/ProblemAlert';
import { textOf } from '../texts';

interface Row extends OpenItem {
  key: string;
  way: string;
  service: Stream['service'];
  direction: Stream['direction'];
}

/** Entries that a side could not take in, with the reason and what can be done about each, until it is ended. */
export function OpenTable({ streams }: { streams: Stream[] }): JSX.Element {
  const { t } = useTranslation();
  const now = useNow();
  const nameOf = usePartnerName();
  const [address] = useSearchParams();
  const only = address.get('stream');
  const chosen = streams.filter(({ stream }) => !only || stream === only);
  const rows = chosen.flatMap<Row>(({ stream, direction, partner, service, open }) =>
    open.map((item) => ({
      ...item,
      key: `${stream} ${item.sequence}`,
      way: t(`exchange/${direction}`, { name: nameOf(partner) }),
      service,
      direction,
    })),
  );
  return (
    <Table<Row>
      aria-label={t('exchange/tabOpen')}
      size="small"
      dataSource={rows}
      scroll={{ x: 'max-content' }}
      pagination={rows.length > 20 ? { pageSize: 20, showSizeChanger: false } : false}
      locale={{ emptyText: <EmptyHint text={t('exchange/noOpen')} /> }}
      columns={[
        { key: 'way', title: t('exchange/direction'), dataIndex: 'way' },
        { key: 'sequence', title: t('exchange/sequence'), dataIndex: 'sequence', width: 90 },
        {
          key: 'state',
          title: t('exchange/openState'),
          width: 90,
          render: (_, { state }) => textOf('exchange/openStates', state),
        },
        {
          key: 'code',
          title: t('exchange/code'),
          render: (_, { code }) => textOf('codes', code) || t('common/none'),
        },
        {
          key: 'whose',
          title: t('partnerExchange/whose'),
          render: (_, { direction }) =>
            t(direction === 'outgoing' ? 'partnerExchange/ours' : 'partnerExchange/theirs'),
        },
        {
          key: 'since',
          title: t('partnerExchange/since'),
          width: 110,
          render: (_, { since }) => shortMomentOf(since, now()) || t('common/none'),
        },
        {
          key: 'actions',
          title: t('common/actions'),
          render: (_, row) => <Mending row={row} />,
        },
      ]}
    />
  );
}

/** Ours that was rejected: correct it on its record, or say it again. Theirs that is parked: try again. */
function Mending({ row }: { row: Row }): JSX.Element | null {
  const { t } = useTranslation();
  const can = useCan();
  const { message } = App.useApp();
  const retry = useCommand(retryStrand);
  const restate = useCommand(restateStrand);
  const { strandId, service, state, direction } = row;
  if (!strandId) return null;
  const onError = (error: Error): void => void message.error(sentenceOf(error));
  const mends = can('mend-exchange');
  return (
    <Flex gap={8} wrap>
      {can('read') && service !== 'bureau' && (
        <Link to={`/records/${encodeURIComponent(strandId)}`}>
          <Button size="small" tabIndex={-1}>
            {t(
              state === 'rejected' && direction === 'outgoing'
                ? 'partnerExchange/correct'
                : 'partnerExchange/record',
            )}
          </Button>
        </Link>
      )}
      {mends && state === 'parked' && direction === 'incoming' && (
        <Button
          size="small"
          loading={retry.isPending}
          onClick={() =>
            retry.mutate(
              { service, strandId },
              { onSuccess: () => void message.info(t('partnerExchange/retried')), onError },
            )
          }
        >
          {t('partnerExchange/retry')}
        </Button>
      )}
      {mends && state === 'rejected' && direction === 'outgoing' && (
        <Button
          size="small"
          loading={restate.isPending}
          onClick={() =>
            restate.mutate(
              { service, strandId },
              {
                onSuccess: ({ restated }) =>
                  void message.success(t('partnerExchange/restated', { count: restated })),
                onError,
              },
            )
          }
        >
          {t('partnerExchange/restate')}
        </Button>
      )}
    </Flex>
  );
}
