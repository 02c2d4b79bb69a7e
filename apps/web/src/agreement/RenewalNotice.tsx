import { Alert, Button } from 'antd';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { type Agreement, noteRenewal } from '../api/agreements';
import { useCommand } from '../api/useCommand';
import { momentOf } from '../format';
import { useCan } from '../identity/session';
import { ProblemAlert } from '../shell/ProblemAlert';

/** 续签提醒: what was reminded of and who took note; the reminder that was reached waits until somebody does. */
export function RenewalNotice({ agreement }: { agreement: Agreement }): JSX.Element | null {
  const { t } = useTranslation();
  const can = useCan();
  const noting = useCommand(noteRenewal);
  const { renewal, reminders, agreementId, partner } = agreement;
  if (!renewal) return null;
  return (
    <div className="no-print agreement-renewal">
      <ProblemAlert error={noting.error} />
      <Alert
        type={renewal.noted ? 'info' : 'warning'}
        showIcon
        title={t('agreement/renewal', { days: renewal.daysLeft })}
        description={
          <>
            <p>{t('agreement/renewHint')}</p>
            <ul className="plain-list" aria-label={t('agreement/reminders')}>
              {reminders.map(({ step, lastDay, remindedAt, notedAt }) => (
                <li key={`${lastDay} ${step}`}>
                  {t('agreement/reminded', { at: momentOf(remindedAt), day: lastDay, days: step })}
                  {notedAt && `　${t('agreement/remindedNote', { at: momentOf(notedAt) })}`}
                </li>
              ))}
            </ul>
          </>
        }
        action={
          can('note-renewal') &&
          !renewal.noted && (
            <Button
              loading={noting.isPending}
              onClick={() => noting.mutate({ partner: partner.code, agreementId })}
            >
              {t('agreement/noteRenewal')}
            </Button>
          )
        }
      />
    </div>
  );
}
