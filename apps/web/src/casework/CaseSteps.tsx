import { Card, Grid, Steps } from 'antd';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseRow } from '../api/cases';
import { momentOf, shortMomentOf } from '../format';
import { useNow } from '../identity/session';
import { isEnded } from './case-fields';

export const STEPS = ['sent', 'delivered', 'acknowledged', 'answered', 'closed'] as const;
export type Step = (typeof STEPS)[number];

/** When each step was reached; a step that is skipped (a notice is not answered) is left out. */
export function stepsOf(row: CaseRow): { step: Step; at?: string; reached: boolean }[] {
  const at: Record<Step, string | undefined> = {
    sent: row.sentAt ?? (row.side === 'answering' ? row.openedAt : undefined),
    delivered: row.deliveredAt,
    acknowledged: row.acknowledgedAt,
    answered: row.answeredAt,
    closed: isEnded(row.state) ? row.updatedAt : undefined,
  };
  const shown = STEPS.filter((step) => step !== 'answered' || row.kind !== 'notice');
  const last = shown.reduce((found, step, index) => (at[step] ? index : found), -1);
  // What comes later proves what came before, even where its own moment is not known here.
  return shown.map((step, index) => ({
    step,
    reached: index <= last,
    ...(at[step] && { at: at[step] }),
  }));
}

/** 已发出 → 已送达 → 已签收 → 已反馈 → 已办结. */
export function CaseSteps({ held }: { held: CaseRow }): JSX.Element {
  const { t } = useTranslation();
  const now = useNow();
  const narrow = !(Grid.useBreakpoint().md ?? true);
  const steps = stepsOf(held);
  const current = steps.filter(({ reached }) => reached).length;
  return (
    <Card size="small" title={t('case/steps')} className="case-steps">
      <Steps
        size="small"
        orientation={narrow ? 'vertical' : 'horizontal'}
        titlePlacement={narrow ? 'horizontal' : 'vertical'}
        current={current}
        {...(held.overdue && { status: 'error' as const })}
        items={steps.map(({ step, at }) => ({
          title: t(`case/step/${step}`),
          content: at && (
            <time dateTime={at} title={momentOf(at)}>
              {shortMomentOf(at, now())}
            </time>
          ),
        }))}
      />
    </Card>
  );
}
