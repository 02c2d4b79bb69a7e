import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { shortMomentOf } from '../format';
import { useNow } from '../identity/session';

/** 证明时间: shown only where a head of its author proves an entry to be later than its seal says. */
export function ProvedTime({
  item: { sealedAt, provedAt },
}: {
  item: { sealedAt?: string | null; provedAt?: string | null };
}): JSX.Element | null {
  const { t } = useTranslation();
  const now = useNow();
  if (!provedAt || provedAt === sealedAt) return null;
  return (
    <div className="act-line warn">
      {t('case/provedAt', { time: shortMomentOf(provedAt, now()) })}
    </div>
  );
}
