import { Fragment, type JSX, type ReactNode } from 'react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { getCoverage } from '../api/sites';
import { useCan } from '../identity/session';
import { useCodes } from '../region/useCodes';

/** A number, and the list of the rows it counts, for who may see lists. */
interface Counted {
  count: number;
  list: string;
}

/** 覆盖率 per channel: sites that report of those there are, people with a site of those registered. Never of staff. */
export function CoverageCards(): JSX.Element | null {
  const { t } = useTranslation();
  const can = useCan();
  const { labelOf } = useCodes();
  const { data } = useQuery({ queryKey: ['coverage'], queryFn: getCoverage, staleTime: 10_000 });
  if (!data) return null;
  const shown = ({ count, list }: Counted, name: string): ReactNode =>
    can('read') ? (
      <Link to={list} aria-label={`${name} ${count}`}>
        {count}
      </Link>
    ) : (
      count
    );
  const share = (part: Counted, base: Counted, name: string): ReactNode =>
    base.count === 0 ? (
      t('sites/noBase')
    ) : (
      <>
        {shown(part, name)} / {shown(base, `${name} ${t('sites/base')}`)}（
        {Math.round((part.count / base.count) * 100)}%）
      </>
    );
  return (
    <section className="coverage" aria-label={t('sites/coverage')}>
      {data.map(({ channel, sites, reporting, signed, persons, personsWithSite }) => {
        const label = labelOf('channel', channel);
        const places = { count: sites, list: `/sites?channel=${channel}` };
        const people = { count: persons, list: `/records?channel=${channel}` };
        const part = (base: Counted, count: number, filter: string): [Counted, Counted] => [
          { count, list: `${base.list}&${filter}` },
          base,
        ];
        const shares: [string, [Counted, Counted]][] = [
          [t('sites/reporting'), part(places, reporting, 'silent=false')],
          [t('sites/signed'), part(places, signed, 'signed=true')],
          [t('sites/personsWithSite'), part(people, personsWithSite, 'atSite=true')],
        ];
        return (
          <div key={channel} className="coverage-card">
            <h2>{label}</h2>
            <dl>
              {shares.map(([word, [counted, base]]) => (
                <Fragment key={word}>
                  <dt>{word}</dt>
                  <dd>{share(counted, base, `${label} ${word}`)}</dd>
                </Fragment>
              ))}
            </dl>
          </div>
        );
      })}
    </section>
  );
}
