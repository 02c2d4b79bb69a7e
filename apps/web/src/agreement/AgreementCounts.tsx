import './agreement.css';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { type AgreementCounts as Counts, getAgreementCounts } from '../api/agreements';
import { useLive } from '../shell/useLive';

const waiting: readonly { todo: 'sign' | 'amendment' | 'renew'; count: keyof Counts }[] = [
  { todo: 'sign', count: 'toSign' },
  { todo: 'amendment', count: 'amendments' },
  { todo: 'renew', count: 'toRenew' },
];

/** Agreements on the to-do page: what waits for us, each number opening exactly its list. */
export function AgreementCounts(): JSX.Element {
  const { t } = useTranslation();
  const { data } = useLive(['agreement-counts'], getAgreementCounts);
  return (
    <section className="agreement-counts" aria-label={t('agreement/todoTitle')}>
      <h2>{t('agreement/todoTitle')}</h2>
      <ul className="plain-list">
        {waiting.map(({ todo, count }) => {
          const number = data?.[count];
          const name = t(`agreement/todos/${todo}`);
          return (
            <li key={todo}>
              <Link
                to={`/agreements?todo=${todo}`}
                className={number ? 'waiting' : ''}
                aria-label={t('agreement/openTodo', { name, count: number ?? 0 })}
              >
                <span>{name}</span>
                <strong data-agreement-todo={todo}>{number ?? '–'}</strong>
              </Link>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
