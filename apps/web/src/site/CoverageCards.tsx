import { Fragment, type JSX, type ReactNode } from 'react';
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
  /** A number; for who may see lists, the way to the rows it counts. */
  const shown = (count: number, name: string, list: string): ReactNode =>
    can('read') ? (
      <Link to={list} aria-label={`${name} ${count}`}>
        {count}
      </Link>
    ) : (
      count
    );
  const of = (part: [number, string], all: [number, string], word: string): ReactNode => {
    if (all[0] === 0) return t('sites/noBase');
    const percent = Math.round((part[0] / all[0]) * 100);
    return (
      <>
        {shown(part[0], word, part[1])} / {shown(all[0], `${word} ${t('sites/base')}`, all[1])}（
        {percent}%）
      </>
    );
  };
  return (
    <section className="coverage" aria-label={t('sites/coverage')}>
      {data.map(({ channel, sites, reporting, signed, persons, personsWithSite }) => {
        const label = labelOf('channel', channel);
        const name = (word: string): string => `${label} ${word}`;
        const open: [number, string] = [sites, `/sites?channel=${channel}`];
        const people: [number, string] = [persons, `/records?channel=${channel}`];
        const rows: [string, [number, string], [number, string]][] = [
          [t('sites/reporting'), [reporting, `${open[1]}&silent=false`], open],
          [t('sites/signed'), [signed, `${open[1]}&signed=true`], open],
          [t('sites/personsWithSite'), [personsWithSite, `${people[1]}&atSite=true`], people],
        ];
        return (
          <div key={channel} className="coverage-card">
            <h2>{label}</h2>
            <dl>
              {rows.map(([word, part, all]) => (
                <Fragment key={word}>
                  <dt>{word}</dt>
                  <dd>{of(part, all, name(word))}</dd>
                </Fragment>
              ))}
            </dl>
          </div>
        );
      })}
    </section>
  );
}
