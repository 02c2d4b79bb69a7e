import { Card } from 'antd';
import type { JSX, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { getSummary, type RecordState } from '../api/records';
import { useCan } from '../identity/session';
import { StateTag } from '../record/StateTag';
import { useLive } from '../shell/useLive';

/** How many records stand in which state; each line opens its list. */
export function SummaryCard(): JSX.Element | null {
  const { t } = useTranslation();
  const can = useCan();
  const { data } = useLive(['summary'], getSummary, can('summary'));
  if (!data) return null;
  const oneSided = data.oneSided.sending + data.oneSided.receiving;
  const lines: [RecordState, number][] = [
    ['agreed', data.agreed],
    ['pending', data.pending],
    ['diverged', data.diverged],
    ['one-sided', oneSided],
  ];
  return (
    <Card size="small" title={t('todo/summary')} className="summary">
      <div className="summary-total">
        <strong data-summary="records">{data.records.toLocaleString('en-US')}</strong>
        <span>{t('todo/records')}</span>
      </div>
      <div className="summary-bar" aria-hidden="true">
        {lines.map(([state, count]) =>
          count > 0 ? <span key={state} data-state={state} style={{ flexGrow: count }} /> : null,
        )}
      </div>
      <ul className="plain-list">
        {lines.map(([state, count]) => (
          <li key={state}>
            <Line to={can('read') && `/records?state=${state}`}>
              <StateTag state={state} />
              <span data-summary={state}>{count.toLocaleString('en-US')}</span>
            </Line>
          </li>
        ))}
        <li className="summary-part">
          <span>{t('todo/oneSidedSending')}</span>
          <span>{data.oneSided.sending.toLocaleString('en-US')}</span>
        </li>
        <li className="summary-part">
          <span>{t('todo/oneSidedReceiving')}</span>
          <span>{data.oneSided.receiving.toLocaleString('en-US')}</span>
        </li>
      </ul>
    </Card>
  );
}

/** Who may see nobody sees the number alone. */
function Line({ to, children }: { to: string | false; children: ReactNode }): JSX.Element {
  if (!to) return <div className="summary-line">{children}</div>;
  return (
    <Link to={to} className="summary-line">
      {children}
    </Link>
  );
}
