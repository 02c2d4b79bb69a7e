import { Tag, Tooltip } from 'antd';
import {
  CheckCircleOutlined,
  ClockCircleOutlined,
  FileDoneOutlined,
  FormOutlined,
  PauseCircleOutlined,
  RollbackOutlined,
  SendOutlined,
  StopOutlined,
  WarningOutlined,
} from '@ant-design/icons';
import type { JSX, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseRow } from '../api/cases';
import { useToday } from '../identity/session';
import { dueWord, stateWord, type StateWord } from './case-fields';

const LOOK: Record<StateWord, { color: string; icon: ReactNode }> = {
  opened: { color: 'blue', icon: <SendOutlined aria-hidden /> },
  delivered: { color: 'blue', icon: <SendOutlined aria-hidden /> },
  toAcknowledge: { color: 'gold', icon: <FormOutlined aria-hidden /> },
  acknowledged: { color: 'cyan', icon: <ClockCircleOutlined aria-hidden /> },
  clarifying: { color: 'gold', icon: <PauseCircleOutlined aria-hidden /> },
  answered: { color: 'blue', icon: <FileDoneOutlined aria-hidden /> },
  returned: { color: 'orange', icon: <RollbackOutlined aria-hidden /> },
  reopened: { color: 'orange', icon: <RollbackOutlined aria-hidden /> },
  accepted: { color: 'green', icon: <CheckCircleOutlined aria-hidden /> },
  withdrawn: { color: 'default', icon: <StopOutlined aria-hidden /> },
  forwarded: { color: 'gold', icon: <SendOutlined aria-hidden /> },
  misaddressed: { color: 'orange', icon: <RollbackOutlined aria-hidden /> },
  closed: { color: 'default', icon: <CheckCircleOutlined aria-hidden /> },
};

/** Where a case stands, in one word with a sign of its own. */
export function CaseStateTag({
  row,
}: {
  row: Pick<CaseRow, 'state' | 'side' | 'deliveredAt'>;
}): JSX.Element {
  const { t } = useTranslation();
  const word = stateWord(row);
  const { color, icon } = LOOK[word];
  return (
    <Tooltip title={t(`case/stateHints/${word}`)}>
      <Tag color={color} icon={icon} className="state-tag" data-case-state={row.state}>
        {t(`case/states/${word}`)}
      </Tag>
    </Tooltip>
  );
}

/** What kind of case, and how urgent. */
export function KindTag({ row }: { row: Pick<CaseRow, 'kind' | 'urgency'> }): JSX.Element {
  const { t } = useTranslation();
  return (
    <span className="case-kind">
      {t(`case/kinds/${row.kind}`)}
      {row.urgency === 'urgent' && (
        <Tag color="red" className="state-tag">
          {t('case/urgencies/urgent')}
        </Tag>
      )}
    </span>
  );
}

/** How many days are left or over; nothing where no answer is expected. */
export function DueTag({ row }: { row: CaseRow }): JSX.Element | null {
  const { t } = useTranslation();
  const today = useToday();
  const { word, days } = dueWord(row, today);
  if (word === 'overdue')
    return (
      <Tag color="red" icon={<WarningOutlined aria-hidden />} className="state-tag">
        {t('case/overdue', { count: days })}
      </Tag>
    );
  if (word === 'late')
    return (
      <Tag color="volcano" className="state-tag">
        {t('case/dueEnds/late', { count: days })}
      </Tag>
    );
  if (word === 'paused')
    return (
      <Tag color="gold" icon={<PauseCircleOutlined aria-hidden />} className="state-tag">
        {t('case/paused')}
      </Tag>
    );
  if (word === 'today')
    return (
      <Tag color="orange" className="state-tag">
        {t('case/dueToday')}
      </Tag>
    );
  if (word !== 'left') return null;
  return (
    <Tag color={days <= 3 ? 'orange' : 'default'} className="state-tag">
      {t('case/left', { count: days })}
    </Tag>
  );
}

/** What else is to be known at a glance: further rounds, reminders, drafts, the ladder. */
export function CaseMarks({ row }: { row: CaseRow }): JSX.Element {
  const { t } = useTranslation();
  const marks: [string, string][] = [];
  if (row.round > 1) marks.push([t('case/round', { count: row.round }), 'default']);
  if (row.corrected) marks.push([t('case/corrected'), 'orange']);
  if (row.draft === 'proposed') marks.push([t('case/drafted'), 'blue']);
  if (row.draft === 'sent-back') marks.push([t('case/sentBack'), 'orange']);
  if (row.reminders > 0) marks.push([t('case/reminders', { count: row.reminders }), 'gold']);
  if (row.escalatedTo)
    marks.push([t('case/escalated', { level: t(`case/levels/${row.escalatedTo}`) }), 'red']);
  return (
    <>
      {marks.map(([word, color]) => (
        <Tag key={word} color={color} className="state-tag">
          {word}
        </Tag>
      ))}
    </>
  );
}
