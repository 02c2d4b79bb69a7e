import type { JSX } from 'react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { getCoverage } from '../api/sites';
import { useCodes } from '../region/useCodes';

/** 覆盖率 per channel: sites that report of those there are, people with a site of those registered. Never of staff. */
export function CoverageCards(): JSX.Element | null {
  const { t } = useTranslation();
  const { labelOf } = useCodes();
  const { data } = useQuery({ queryKey: ['coverage'], queryFn: getCoverage, staleTime: 10_000 });
  if (!data) return null;
  const of = (part: number, all: number): string =>
    all === 0 ? t('sites/noBase') : `${part} / ${all}（${Math.round((part / all) * 100)}%）`;
  return (
    <section className="coverage" aria-label={t('sites/coverage')}>
      {data.map(({ channel, sites, reporting, signed, persons, personsWithSite }) => (
        <div key={channel} className="coverage-card">
          <h2>{labelOf('channel', channel)}</h2>
          <dl>
            <dt>{t('sites/reporting')}</dt>
            <dd>{of(reporting, sites)}</dd>
            <dt>{t('sites/signed')}</dt>
            <dd>{of(signed, sites)}</dd>
            <dt>{t('sites/personsWithSite')}</dt>
            <dd>{of(personsWithSite, persons)}</dd>
          </dl>
        </div>
      ))}
    </section>
  );
}
