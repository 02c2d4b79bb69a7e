import { Alert } from 'antd';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { Due, SkippedDay } from '../api/calendar';
import { listed } from '../texts';
import { rangesOf } from './month-days';

/** Years whose days off nobody has published: a due day in them may still change. */
export function UnpublishedYears({ warnings }: Pick<Due, 'warnings'>): JSX.Element[] {
  const { t } = useTranslation();
  return warnings.map(({ year }) => (
    <Alert key={year} type="warning" showIcon title={t('dueDate/unpublished', { year })} />
  ));
}

interface Props {
  skipped?: readonly SkippedDay[] | undefined;
  madeUp?: readonly string[] | undefined;
  source: string | undefined;
  /** Ranges begin with their year. */
  withYear?: boolean;
}

/** The days that were passed over and those made up, and whose rule it is. */
export function HowCounted({ skipped = [], madeUp = [], source, withYear }: Props): JSX.Element {
  const { t } = useTranslation();
  const ranges = rangesOf(skipped);
  const begin = (day: string): string => (withYear ? day : day.slice(5));
  return (
    <>
      {ranges.length > 0 && (
        <>
          <h3>{t('dueDate/skipped', { count: skipped.length })}</h3>
          <ul className="plain-list skipped">
            {ranges.map(({ from, to, days, why, reason }) => (
              <li key={from}>
                <span className="mono">
                  {from === to
                    ? begin(from)
                    : t('calendar/range', { from: begin(from), to: to.slice(5) })}
                </span>{' '}
                {t(`calendar/kinds/${why}`)}
                {reason && `：${reason}`}{' '}
                <span className="quiet">{t('dueDate/days', { count: days })}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      {madeUp.length > 0 && <p>{t('dueDate/counted', { days: listed(madeUp) })}</p>}
      {source !== undefined && <p className="quiet">{t('dueDate/source', { source })}</p>}
    </>
  );
}
