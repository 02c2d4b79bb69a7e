import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { type AgreementCounts as Counts, getAgreementCounts } from '../api/agreements';
import { CountBar } from '../shell/CountBar';
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
  const items = waiting.map(({ todo, count: counted }) => {
    const count = data?.[counted];
    const name = t(`agreement/todos/${todo}`);
    const label = t('agreement/openTodo', { name, count: count ?? 0 });
    return { key: todo, name, count, to: `/agreements?todo=${todo}`, label };
  });
  return <CountBar title={t('agreement/todoTitle')} marker="data-agreement-todo" items={items} />;
}
