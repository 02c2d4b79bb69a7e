import { Card } from 'antd';
import type { JSX, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { getSummary, type RecordState } from '../api/records';
import { useCan } from '../identity/session';
import { StateTag } from '../record/StateTag';
import { useLive } from '../shell/useLive';

/** Of one side alone, counted by registration: an ended one counts, so the list of one-sided work is another. */
const parts = [
  ['sending', 'todo/oneSidedSending'],
  ['receiving', 'todo/oneSidedReceiving'],
] as const;

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
      <Line to={can('read') && '/records'} className="summary-total">
        <strong data-summary="records">{data.records.toLocaleString('en-US')}</strong>{' '}
        <span>{t('todo/records')}</span>
      </Line>
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
        {parts.map(([side, word]) => (
          <li key={side}>
            <Line
              to={can('read') && `/records?state=one-sided&oneSided=${side}`}
              className="summary-part"
            >
              <span>{t(word)}</span> <span>{data.oneSided[side].toLocaleString('en-US')}</span>
            </Line>
          </li>
        ))}
      </ul>
    </Card>
  );
}

interface LineProps {
  to: string | false;
  className?: string;
  children: ReactNode;
}

/** Who may see nobody sees the number alone. */
function Line({ to, className = 'summary-line', children }: LineProps): JSX.Element {
  if (!to) return <div className={className}>{children}</div>;
  return (
    <Link to={to} className={className}>
      {children}
    </Link>
  );
}
