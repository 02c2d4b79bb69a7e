import { Alert, Button, Popover, Tag } from 'antd';
import { type JSX, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseDue } from '../api/cases';
import type { OneSidedRow } from '../api/oneSided';
import { rangesOf } from '../calendar/month-days';
import { useToday } from '../identity/session';
import { listed, textOf } from '../texts';

/** How the due day was counted comes as of a case. */
type Explained = OneSidedRow & Partial<Pick<CaseDue, 'explanation' | 'warnings'>>;

/** The last day for the next step; opened, it says how it was counted. What may still change it is seen at once. */
export function DueDay({ row }: { row: Explained }): JSX.Element {
  const { t } = useTranslation();
  const today = useToday();
  const [open, setOpen] = useState(false);
  const { due, warnings = [] } = row;
  const day = due.slice(0, 4) === today.slice(0, 4) ? due.slice(5) : due;
  return (
    <>
      <Popover
        trigger="click"
        placement="bottomLeft"
        open={open}
        onOpenChange={setOpen}
        content={<Explanation row={row} />}
      >
        <Button
          type="link"
          size="small"
          className="one-sided-due"
          aria-expanded={open}
          aria-label={t('oneSided/dueWhy', { day })}
          onKeyDown={({ key }) => key === 'Escape' && setOpen(false)}
        >
          {t('oneSided/dueBy', { day })}
        </Button>
      </Popover>
      {warnings.length > 0 && (
        <Tag color="gold" className="state-tag">
          {t('oneSided/dueMayChange')}
        </Tag>
      )}
    </>
  );
}

/** From when, by which rule, what was passed over, what may still change it. */
function Explanation({ row }: { row: Explained }): JSX.Element {
  const { t } = useTranslation();
  const { start, rule, skipped = [], madeUp = [] } = row.explanation ?? {};
  const ranges = rangesOf(skipped);
  return (
    <div className="one-sided-why">
      <p>
        {t('oneSided/due')} <strong className="mono">{row.due}</strong>
      </p>
      {rule && (
        <p>
          {textOf('dueDate/rules', rule.code)}：
          {t(`dueDate/units/${rule.unit}`, { count: rule.days })}
        </p>
      )}
      {start && <p className="quiet">{t('case/dueFrom', { day: start })}</p>}
      {row.warnings?.map(({ year }) => (
        <Alert key={year} type="warning" showIcon title={t('dueDate/unpublished', { year })} />
      ))}
      {ranges.length > 0 && (
        <>
          <p>{t('dueDate/skipped', { count: skipped.length })}</p>
          <ul className="plain-list">
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
    </div>
  );
}
