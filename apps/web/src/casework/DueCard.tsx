import { Alert, Card, Flex } from 'antd';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseRow } from '../api/cases';
import { rangesOf } from '../calendar/month-days';
import { listed, textOf } from '../texts';
import { useToday } from '../identity/session';
import { dueWord } from './case-fields';
import { DueTag } from './CaseTags';

/** Why there is no due day: it has not begun, or what was sent wants no answer by a day. */
function withoutDue({ kind }: CaseRow): 'case/dueNotice' | 'case/dueLetter' | 'case/dueNone' {
  if (kind === 'notice') return 'case/dueNotice';
  return kind === 'correspondence' ? 'case/dueLetter' : 'case/dueNone';
}

/** A due day that explains itself: from when, by which rule, what was passed over, what may still change it. */
export function DueCard({ row }: { row: CaseRow }): JSX.Element {
  const { t } = useTranslation();
  const today = useToday();
  const { due } = row;
  if (!due)
    return (
      <Card size="small" title={t('case/due')} className="due-card">
        <p className="quiet">{t(withoutDue(row))}</p>
      </Card>
    );
  const { word } = dueWord(row, today);
  const { start, clock, rule, skipped = [], madeUp = [], extended, suspended } = due.explanation;
  const ranges = rangesOf(skipped);
  return (
    <Card size="small" title={t('case/due')} className="due-card">
      <Flex gap={8} align="center" wrap>
        {word !== 'paused' && <strong className="due-day mono">{due.day}</strong>}
        <DueTag row={row} />
      </Flex>
      {word === 'done' && <p className="quiet">{t('case/dueDone')}</p>}
      {rule && (
        <p>
          {textOf('dueDate/rules', rule.code)}：
          {t(`dueDate/units/${rule.unit}`, { count: rule.days })}
        </p>
      )}
      {start && (
        <p className="quiet">
          {t('case/dueFrom', { day: start })}
          {clock && `（${t(`case/clocks/${clock.start}`)}）`}
        </p>
      )}
      {extended && <p className="warn">{t('dueDate/extended', extended)}</p>}
      {suspended && <p>{t('case/dueSuspended', { count: suspended.days })}</p>}
      {due.warnings.map(({ year }) => (
        <Alert key={year} type="warning" showIcon title={t('dueDate/unpublished', { year })} />
      ))}
      {ranges.length > 0 && (
        <>
          <h3>{t('dueDate/skipped', { count: skipped.length })}</h3>
          <ul className="plain-list skipped">
            {ranges.map(({ from, to, days, why, reason }) => (
              <li key={from}>
                <span className="mono">
                  {from === to
                    ? from.slice(5)
                    : t('calendar/range', { from: from.slice(5), to: to.slice(5) })}
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
      {rule && <p className="quiet">{t('dueDate/source', { source: rule.source })}</p>}
    </Card>
  );
}
