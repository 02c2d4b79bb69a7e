import { Card, Flex } from 'antd';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseRow, DueExplanation } from '../api/cases';
import { HowCounted, UnpublishedYears } from '../calendar/HowCounted';
import { textOf } from '../texts';
import { useToday } from '../identity/session';
import { dueWord } from './case-fields';
import { DueTag } from './CaseTags';

/** Why there is no due day: it has not begun, or what was sent wants no answer by a day. */
function withoutDue({ kind }: CaseRow): 'case/dueNotice' | 'case/dueLetter' | 'case/dueNone' {
  if (kind === 'notice') return 'case/dueNotice';
  return kind === 'correspondence' ? 'case/dueLetter' : 'case/dueNone';
}

/** A due day that explains itself: from when, by which rule, what was passed over, what may still change it. */
export function DueCard({ row }: { row: CaseRow }): JSX.Element {
  const { t } = useTranslation();
  const today = useToday();
  const { due } = row;
  if (!due)
    return (
      <Card size="small" title={t('case/due')} className="due-card">
        <p className="quiet">{t(withoutDue(row))}</p>
        <Batch row={row} />
      </Card>
    );
  const { word } = dueWord(row, today);
  const { start, clock, rule, skipped, madeUp, extended, suspended } = due.explanation;
  return (
    <Card size="small" title={t('case/due')} className="due-card">
      <Flex gap={8} align="center" wrap>
        {word !== 'paused' && <strong className="due-day mono">{due.day}</strong>}
        <DueTag row={row} />
      </Flex>
      <HowItEnded word={word} />
      {rule && (
        <p>
          {textOf('dueDate/rules', rule.code)}：
          {t(`dueDate/units/${rule.unit}`, { count: rule.days })}
        </p>
      )}
      {start && (
        <p className="quiet">
          {t('case/dueFrom', { day: start })}
          {clock && `（${t(`case/clocks/${clock.start}`)}）`}
        </p>
      )}
      {clock && <NotTakenIn clock={clock} />}
      {extended && <p className="warn">{t('dueDate/extended', extended)}</p>}
      {suspended && <p>{t('case/dueSuspended', { count: suspended.days })}</p>}
      <UnpublishedYears warnings={due.warnings} />
      <HowCounted skipped={skipped} madeUp={madeUp} source={rule?.source} />
      <Batch row={row} />
    </Card>
  );
}

/** Whether the answer came in time or not at all; a late one has a tag, and of one awaited there is nothing to say. */
function HowItEnded({ word }: Pick<ReturnType<typeof dueWord>, 'word'>): JSX.Element | null {
  const { t } = useTranslation();
  if (word !== 'in-time' && word !== 'answered' && word !== 'unanswered') return null;
  return <p className="quiet">{t(`case/dueEnds/${word}`)}</p>;
}

type Clock = NonNullable<DueExplanation['clock']>;

function NotTakenIn({ clock: { within } }: { clock: Clock }): JSX.Element | null {
  const { t } = useTranslation();
  if (!within) return null;
  const { from, rule } = within;
  const days = t(`dueDate/units/${rule.unit}`, { count: rule.days });
  return (
    <p className="quiet">
      {t('case/dueNotTakenIn', { from, days })} {t('dueDate/source', { source: rule.source })}
    </p>
  );
}

/** The month's batch, where cut-off days are agreed. */
function Batch({ row: { batch } }: { row: CaseRow }): JSX.Element | null {
  const { t } = useTranslation();
  return batch === undefined ? null : <p className="quiet">{t('case/batch', { month: batch })}</p>;
}
