import { Button, Popover, Tag } from 'antd';
import { type JSX, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OneSidedRow } from '../api/oneSided';
import { HowCounted, UnpublishedYears } from '../calendar/HowCounted';
import { useToday } from '../identity/session';
import { textOf } from '../texts';

/** The last day for the next step; opened, it says how it was counted. What may still change it is seen at once. */
export function DueDay({ row }: { row: OneSidedRow }): JSX.Element {
  const { t } = useTranslation();
  const today = useToday();
  const [open, setOpen] = useState(false);
  const { due, warnings } = row;
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
function Explanation({ row }: { row: OneSidedRow }): JSX.Element {
  const { t } = useTranslation();
  const { start, rule, skipped, madeUp } = row.explanation;
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
      <UnpublishedYears warnings={row.warnings} />
      <HowCounted skipped={skipped} madeUp={madeUp} source={rule?.source} />
    </div>
  );
}
