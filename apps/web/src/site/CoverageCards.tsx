import type { JSX, ReactNode } from 'react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { getCoverage } from '../api/sites';
import { useCan } from '../identity/session';
import { useCodes } from '../region/useCodes';

/** 覆盖率 per channel: sites that report of those there are, people with a site of those registered. Never of staff. */
export function CoverageCards(): JSX.Element | null {
  const { t } = useTranslation();
  const can = useCan();
  const { labelOf } = useCodes();
  const { data } = useQuery({ queryKey: ['coverage'], queryFn: getCoverage, staleTime: 10_000 });
  if (!data) return null;
  const of = (part: number, all: number, shown: ReactNode): ReactNode =>
    all === 0 ? (
      t('sites/noBase')
    ) : (
      <>
        {part} / {shown}（{Math.round((part / all) * 100)}%）
      </>
    );
  /** Open sites of the channel; for who may see the list, the way to it. */
  const ofSites = (channel: string, part: number, sites: number): ReactNode =>
    of(
      part,
      sites,
      can('read') ? (
        <Link
          to={`/sites?channel=${channel}`}
          aria-label={`${labelOf('channel', channel)} ${t('sites/list')} ${sites}`}
        >
          {sites}
        </Link>
      ) : (
        sites
      ),
    );
  return (
    <section className="coverage" aria-label={t('sites/coverage')}>
      {data.map(({ channel, sites, reporting, signed, persons, personsWithSite }) => (
        <div key={channel} className="coverage-card">
          <h2>{labelOf('channel', channel)}</h2>
          <dl>
            <dt>{t('sites/reporting')}</dt>
            <dd>{ofSites(channel, reporting, sites)}</dd>
            <dt>{t('sites/signed')}</dt>
            <dd>{ofSites(channel, signed, sites)}</dd>
            <dt>{t('sites/personsWithSite')}</dt>
            <dd>{of(personsWithSite, persons, persons)}</dd>
          </dl>
        </div>
      ))}
    </section>
  );
}
