import { Badge, Card, Tabs } from 'antd';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { getStreams } from '../api/exchange';
import { useCan } from '../identity/session';
import { usePartners } from '../region/useCodes';
import { PageTitle } from '../shell/PageTitle';
import { ProblemAlert } from '../shell/ProblemAlert';
import { useLive } from '../shell/useLive';
import { OpenTable } from './OpenTable';
import { QuarantineTable } from './QuarantineTable';
import { StreamTable } from './StreamTable';

/** 与各地的数据交换: what was delivered in each direction, and what waits for a person. */
export function ExchangePage(): JSX.Element {
  const { t } = useTranslation();
  const can = useCan();
  const [address, setAddress] = useSearchParams();
  const tab = address.get('tab') ?? (can('streams') ? 'streams' : 'quarantine');
  const {
    data: streams = [],
    error,
    isPending,
    refetch,
  } = useLive(['streams'], getStreams, can('streams'));
  const open = streams.reduce((sum, stream) => sum + stream.open.length, 0);
  const quarantined = streams.reduce((sum, stream) => sum + (stream.quarantined ?? 0), 0);
  const counted = (word: string, count: number): JSX.Element => (
    <span>
      {word} <Badge count={count} overflowCount={9999} size="small" />
    </span>
  );

  return (
    <>
      <PageTitle title={t('exchange/title')} sub={t('exchange/sub')} />
      <Agreements />
      <Card size="small" className="list-card">
        <ProblemAlert error={error} wasReading onRetry={() => void refetch()} />
        <Tabs
          activeKey={tab}
          onChange={(next) => setAddress({ tab: next }, { replace: true })}
          items={[
            ...(can('streams')
              ? [
                  {
                    key: 'streams',
                    label: t('exchange/tabStreams'),
                    children: <StreamTable streams={streams} loading={isPending} />,
                  },
                  {
                    key: 'open',
                    label: counted(t('exchange/tabOpen'), open),
                    children: <OpenTable streams={streams} />,
                  },
                ]
              : []),
            ...(can('quarantine')
              ? [
                  {
                    key: 'quarantine',
                    label: counted(t('exchange/tabQuarantine'), quarantined),
                    children: <QuarantineTable />,
                  },
                ]
              : []),
          ]}
        />
      </Card>
    </>
  );
}

function Agreements(): JSX.Element | null {
  const { t } = useTranslation();
  const partners = usePartners();
  if (partners.length === 0) return null;
  return (
    <Card size="small" title={t('exchange/agreements')} className="agreements">
      <ul className="plain-list">
        {partners.map(({ code, name, agreement }) => (
          <li key={code}>
            <strong>{name}</strong> {agreement.title}
            <span className="quiet">
              {' '}
              {t('exchange/agreementUntil', { from: agreement.from, to: agreement.to })}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
