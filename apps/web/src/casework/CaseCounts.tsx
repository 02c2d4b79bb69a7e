import './casework.css';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { type CaseList, getCaseCounts } from '../api/cases';
import { useLive } from '../shell/useLive';
import { listPath } from './case-lists';

const SHOWN: readonly CaseList[] = ['mine', 'office', 'due-soon', 'overdue', 'returned'];

/** Casework on the to-do page: what waits, each number opening exactly its list. */
export function CaseCounts(): JSX.Element {
  const { t } = useTranslation();
  const { data } = useLive(['case-counts'], getCaseCounts);
  return (
    <section className="case-counts" aria-label={t('cases/counts')}>
      <h2>{t('cases/counts')}</h2>
      <ul className="plain-list">
        {SHOWN.map((list) => {
          const count = data?.[list];
          const name = t(`cases/lists/${list}`);
          return (
            <li key={list}>
              <Link
                to={listPath(list)}
                className={count ? 'waiting' : ''}
                data-list={list}
                aria-label={t('cases/openList', { name, count: count ?? 0 })}
                title={t(`cases/listHints/${list}`)}
              >
                <span>{name}</span>
                <strong data-case-todo={list}>{count ?? '–'}</strong>
              </Link>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
