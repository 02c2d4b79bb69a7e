import { Card } from 'antd';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { Case } from '../api/case';
import { momentOf, shortMomentOf } from '../format';
import { useCan, useNow } from '../identity/session';
import { useDivisionName } from '../region/useDivisionName';
import { lastName } from './caseColumns';
import { useColleagues } from './useColleagues';

function OfficeName({ code }: { code: string }): JSX.Element {
  const name = useDivisionName(code);
  return <span title={name || code}>{lastName(name) || code}</span>;
}

/** Who has it in hand inside this region, and through whose hands it went. */
export function HandlingCard({ held }: { held: Case }): JSX.Element {
  const { t } = useTranslation();
  const now = useNow();
  const can = useCan();
  const colleagues = useColleagues(can('work-case'));
  const nameOf = (account: string | undefined): string =>
    colleagues.find((one) => one.account === account)?.name ?? '';
  return (
    <Card size="small" title={t('case/handling')}>
      <dl className="lines">
        {held.holder && (
          <div>
            <dt>{t('case/holder')}</dt>
            <dd>
              <OfficeName code={held.holder.organisation} /> {nameOf(held.holder.account)}
            </dd>
          </div>
        )}
        <div>
          <dt>{t('case/askedBy')}</dt>
          <dd>
            <OfficeName code={held.askedBy} />
          </dd>
        </div>
      </dl>
      {held.handlings.length > 0 && (
        <ol className="plain-list handlings">
          {[...held.handlings].reverse().map(({ at, act, to, toAccount, remark }) => (
            <li key={`${at} ${act}`}>
              <time dateTime={at} title={momentOf(at)} className="quiet">
                {shortMomentOf(at, now())}
              </time>{' '}
              {t(`case/handlings/${act}`)} → <OfficeName code={to} /> {nameOf(toAccount)}
              {remark && <div className="said-text">{remark}</div>}
            </li>
          ))}
        </ol>
      )}
    </Card>
  );
}
