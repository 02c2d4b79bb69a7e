import { Progress } from 'antd';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { RegisterImport } from '../../api/imports';

/** How many rows are checked or taken in, from the region itself; how many there are is known after the check. */
export function ImportProgress({ held }: { held: RegisterImport }): JSX.Element {
  const { t } = useTranslation();
  const { state, rows, total = 0 } = held;
  const number = (value: number): string => value.toLocaleString('en-US');
  const percent = Math.min(99, Math.floor((100 * rows) / Math.max(1, total)));
  return (
    <div role="status">
      {state === 'running' ? (
        <>
          <Progress aria-label={t('import/progress')} percent={percent} status="active" />
          <p className="quiet">{t('import/takingIn', { rows: number(rows), of: number(total) })}</p>
        </>
      ) : (
        <>
          <Progress
            aria-label={t('import/progress')}
            percent={100}
            status="active"
            showInfo={false}
          />
          <p className="quiet">{t('import/checking', { rows: number(rows) })}</p>
        </>
      )}
    </div>
  );
}
