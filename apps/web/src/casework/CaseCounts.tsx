import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { type CaseList, getCaseCounts } from '../api/cases';
import { CountBar } from '../shell/CountBar';
import { useLive } from '../shell/useLive';
import { listPath } from './case-lists';

const SHOWN: readonly CaseList[] = ['mine', 'office', 'due-soon', 'overdue', 'returned'];

/** Casework on the to-do page: what waits, each number opening exactly its list. */
export function CaseCounts(): JSX.Element {
  const { t } = useTranslation();
  const { data } = useLive(['case-counts'], getCaseCounts);
  const items = SHOWN.map((list) => {
    const count = data?.[list];
    const name = t(`cases/lists/${list}`);
    return {
      key: list,
      name,
      count,
      to: listPath(list),
      label: t('cases/openList', { name, count: count ?? 0 }),
      hint: t(`cases/listHints/${list}`),
      isPressing: list === 'overdue' || list === 'returned',
    };
  });
  return <CountBar title={t('cases/counts')} marker="data-case-todo" items={items} />;
}
