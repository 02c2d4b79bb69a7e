import { Button, Table, Tag } from 'antd';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Outage, Stream } from '../api/exchange';
import { shortMomentOf } from '../format';
import { useNow } from '../identity/session';
import { EmptyHint } from '../list/QueryTable';
import { usePartnerName } from '../region/useCodes';
import { textOf } from '../texts';

interface Line {
  partner: string;
  lastSent: string;
  delivered: string;
  lastTaken: string;
  lag: number;
  open: number;
  quarantined: number;
  state: 'flowing' | 'waiting' | 'blocked';
  outage?: Outage;
}

const COLOURS = { flowing: 'green', waiting: 'orange', blocked: 'red' };
const RANK = { flowing: 0, waiting: 1, blocked: 2 };
const latest = (moments: (string | null | undefined)[]): string =>
  moments.reduce<string>((last, moment) => (moment && moment > last ? moment : last), '');

/** One line a partner, of all streams with it: the worst of them gives the state. */
export function linesOf(streams: Stream[], outages: Outage[]): Line[] {
  const partners = [...new Set(streams.map(({ partner }) => partner))].sort();
  return partners.map((partner) => {
    const own = streams.filter((stream) => stream.partner === partner);
    const outgoing = own.filter(({ direction }) => direction === 'outgoing');
    const incoming = own.filter(({ direction }) => direction === 'incoming');
    const sum = (of: (stream: Stream) => number): number =>
      own.reduce((total, stream) => total + of(stream), 0);
    const outage = outages.find((one) => one.partner === partner && !one.until);
    return {
      partner,
      lastSent: latest(outgoing.map(({ sealedAt }) => sealedAt)),
      delivered: latest(outgoing.map(({ receiptAt }) => receiptAt)),
      lastTaken: latest(incoming.map(({ sealedAt }) => sealedAt)),
      lag: sum(({ lag }) => lag),
      open: sum(({ open }) => open.length),
      quarantined: sum(({ quarantined }) => quarantined ?? 0),
      state: own
        .map(({ state }) => state as Line['state'])
        .reduce((worst, state) => (RANK[state] > RANK[worst] ? state : worst), 'flowing'),
      ...(outage && { outage }),
    };
  });
}

/** The streams one by one, with what each number of the line is made of. */
const streamsOf = (partner: string): string => `/exchange?partner=${partner}&tab=streams`;

interface Props {
  streams: Stream[];
  outages: Outage[];
  loading: boolean;
}

/** 与某地的数据交换: last sent, delivered, lag and what waits, a line for each partner. */
export function PartnerTable({ streams, outages, loading }: Props): JSX.Element {
  const { t } = useTranslation();
  const now = useNow();
  const nameOf = usePartnerName();
  const moment = (instant: string): string => shortMomentOf(instant, now()) || t('common/none');
  return (
    <Table<Line>
      aria-label={t('partnerExchange/tab')}
      size="small"
      rowKey="partner"
      dataSource={linesOf(streams, outages)}
      loading={loading}
      pagination={false}
      scroll={{ x: 'max-content' }}
      locale={{ emptyText: <EmptyHint text={t('exchange/noStreams')} /> }}
      columns={[
        {
          key: 'partner',
          title: t('exchange/partner'),
          fixed: 'left',
          render: (_, { partner, outage }) => (
            <>
              <Link to={`/exchange?partner=${partner}`}>{nameOf(partner)}</Link>
              {outage && (
                <div className="warn">
                  {t('partnerExchange/outageNow', {
                    time: moment(outage.from),
                    reason: outage.reason,
                  })}
                </div>
              )}
            </>
          ),
        },
        {
          key: 'lastSent',
          title: t('partnerExchange/lastSent'),
          render: (_, { lastSent }) => moment(lastSent),
        },
        {
          key: 'delivered',
          title: t('partnerExchange/delivered'),
          render: (_, { delivered }) => moment(delivered),
        },
        {
          key: 'lastTaken',
          title: t('partnerExchange/lastTaken'),
          render: (_, { lastTaken }) => moment(lastTaken),
        },
        {
          key: 'lag',
          title: t('partnerExchange/lag'),
          align: 'right',
          render: (_, { partner, lag }) =>
            lag > 0 ? (
              <Link to={streamsOf(partner)}>
                <strong className="warn">{t('exchange/lagCount', { count: lag })}</strong>
              </Link>
            ) : (
              <span className="same">{t('exchange/caughtUp')}</span>
            ),
        },
        {
          key: 'open',
          title: t('partnerExchange/open'),
          align: 'right',
          render: (_, { partner, open }) => (
            <Link to={`/exchange?partner=${partner}&tab=open`}>{open}</Link>
          ),
        },
        {
          key: 'quarantined',
          title: t('partnerExchange/quarantined'),
          align: 'right',
          render: (_, { partner, quarantined }) => (
            <Link to={streamsOf(partner)}>{quarantined}</Link>
          ),
        },
        {
          key: 'state',
          title: t('partnerExchange/state'),
          render: (_, { state }) => (
            <Tag className="state-tag" color={COLOURS[state]}>
              {textOf('exchange/states', state)}
            </Tag>
          ),
        },
        {
          key: 'actions',
          title: t('common/actions'),
          render: (_, { partner }) => (
            <Link to={streamsOf(partner)}>
              <Button size="small" type="link" tabIndex={-1}>
                {t('partnerExchange/details')}
              </Button>
            </Link>
          ),
        },
      ]}
    />
  );
}
