import { Badge, Card, Tabs } from 'antd';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { getOutages, getQuarantine, getStreams } from '../api/exchange';
import { useCan } from '../identity/session';
import { usePartnerName, usePartners } from '../region/useCodes';
import { PageTitle } from '../shell/PageTitle';
import { ProblemAlert } from '../shell/ProblemAlert';
import { useLive } from '../shell/useLive';
import { AgreementStateTag } from '../agreement/AgreementStateTag';
import { OpenTable } from './OpenTable';
import { Outages } from './Outages';
import { PartnerTable } from './PartnerTable';
import { QuarantineTable } from './QuarantineTable';
import { StreamTable } from './StreamTable';

/** 与各地的数据交换: what was delivered in each direction, and what waits for a person. */
export function ExchangePage(): JSX.Element {
  const { t } = useTranslation();
  const can = useCan();
  const [address, setAddress] = useSearchParams();
  const nameOf = usePartnerName();
  const partner = address.get('partner') ?? undefined;
  const first = partner ? 'streams' : can('streams') ? 'partners' : 'quarantine';
  const tab = address.get('tab') ?? first;
  const {
    data: all = [],
    error,
    isPending,
    refetch,
  } = useLive(['streams'], getStreams, can('streams'));
  const { data: outages = [] } = useLive(['outages'], getOutages, can('streams'));
  const streams = all.filter((stream) => !partner || stream.partner === partner);
  const open = streams.reduce((sum, stream) => sum + stream.open.length, 0);
  // Also what came under no stream's name, and what was only counted: the total of the list.
  const { data: refused } = useLive(['quarantined'], () => getQuarantine({}), can('quarantine'));
  const counted = (word: string, count: number): JSX.Element => (
    <span>
      {word} <Badge count={count} overflowCount={9999} size="small" />
    </span>
  );

  return (
    <>
      <PageTitle
        title={
          partner ? t('partnerExchange/partner', { name: nameOf(partner) }) : t('exchange/title')
        }
        sub={t('exchange/sub')}
        {...(partner && {
          extra: <Link to="/exchange">{t('partnerExchange/allPartners')}</Link>,
        })}
      />
      <Agreements partner={partner} />
      {can('streams') && <Outages outages={outages} partner={partner} />}
      <Card size="small" className="list-card">
        <ProblemAlert error={error} wasReading onRetry={() => void refetch()} />
        <Tabs
          activeKey={tab}
          onChange={(next) =>
            setAddress({ tab: next, ...(partner && { partner }) }, { replace: true })
          }
          items={[
            ...(can('streams') && !partner
              ? [
                  {
                    key: 'partners',
                    label: t('partnerExchange/tab'),
                    children: (
                      <PartnerTable streams={streams} outages={outages} loading={isPending} />
                    ),
                  },
                ]
              : []),
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
                    label: counted(t('exchange/tabQuarantine'), refused?.total ?? 0),
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

function Agreements({ partner }: { partner?: string | undefined }): JSX.Element | null {
  const { t } = useTranslation();
  const partners = usePartners().filter(({ code }) => !partner || code === partner);
  if (partners.length === 0) return null;
  return (
    <Card size="small" title={t('exchange/agreements')} className="agreements">
      <ul className="plain-list">
        {partners.map(({ code, name, agreement }) => (
          <li key={code}>
            <strong>{name}</strong> {agreement.title}
            <span className="quiet">
              {' '}
              {t('exchange/agreementUntil', {
                from: agreement.from,
                to: agreement.endsOn ?? agreement.to,
              })}
            </span>
            {agreement.endsOn && (
              <>
                {' '}
                <AgreementStateTag state="ending" />
              </>
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}
