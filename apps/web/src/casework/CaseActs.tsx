import { App, Button, Dropdown, Flex } from 'antd';
import { EllipsisOutlined, EyeOutlined, PrinterOutlined } from '@ant-design/icons';
import { type JSX, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import type { Case } from '../api/case';
import { actOnCase } from '../api/caseActs';
import type { CaseAct } from '../api/cases';
import { useCommand } from '../api/useCommand';
import { useCan } from '../identity/session';
import { sentenceOf } from '../shell/ProblemAlert';
import { CASE_DIALOGS } from './dialogs/case-dialogs';

/** What brings a case forward comes first and is offered as such; the rest is behind 更多. */
const FORWARD: readonly CaseAct[] = [
  'acknowledge',
  'review',
  'clarify',
  'answer',
  'countersign-ruling',
  'accept',
  'return',
];
const SHOWN = 3;
const ORDER: readonly CaseAct[] = [
  ...FORWARD,
  'enter-ruling',
  'remind',
  'escalate',
  'assign',
  'hand-up',
  'ask-clarification',
  'extend',
  'forward',
  'misaddressed',
  'withdraw',
  'close',
  'reopen',
  'correct',
  'invalidate',
];

export interface OrderedActs {
  primary?: CaseAct;
  shown: CaseAct[];
  more: CaseAct[];
}

/** The acts the region lists, the one that brings the case forward first. */
export function orderedActs(acts: readonly CaseAct[]): OrderedActs {
  const ordered = ORDER.filter((act) => acts.includes(act));
  const first = ordered[0];
  return {
    ...(first && FORWARD.includes(first) && { primary: first }),
    shown: ordered.slice(0, ordered.length > SHOWN + 1 ? SHOWN : undefined),
    more: ordered.length > SHOWN + 1 ? ordered.slice(SHOWN) : [],
  };
}

interface Props {
  held: Case;
  onReveal: () => void;
}

/** Buttons of a case: only what the region says may be done now. */
export function CaseActs({ held, onReveal }: Props): JSX.Element {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const can = useCan();
  const go = useNavigate();
  const [open, setOpen] = useState<CaseAct>();
  const command = useCommand(actOnCase);
  const { primary, shown, more } = orderedActs(held.acts);
  const Dialog = open && CASE_DIALOGS[open];

  const choose = (act: CaseAct): void => {
    if (CASE_DIALOGS[act]) return setOpen(act);
    command.mutate(
      { row: held, act },
      {
        onSuccess: () => void message.success(t(`caseActs/done/${act}`)),
        onError: (error) => void message.error(sentenceOf(error)),
      },
    );
  };
  const rest = [
    ...more.map((act) => ({ key: act, label: t(`caseActs/${act}`) })),
    ...(mayDispute(held, can('open-case'))
      ? [{ key: 'dispute', label: t('caseActs/dispute') }]
      : []),
    ...(can('reveal') ? [{ key: 'reveal', icon: <EyeOutlined />, label: t('case/reveal') }] : []),
  ];
  const print = `/cases/${encodeURIComponent(held.caseId)}/print`;
  return (
    <Flex gap={8} wrap justify="flex-end" className="record-buttons case-buttons no-print">
      {shown.map((act) => (
        <Button
          key={act}
          type={act === primary ? 'primary' : 'default'}
          loading={command.isPending && command.variables?.act === act}
          onClick={() => choose(act)}
        >
          {t(`caseActs/${act}`)}
        </Button>
      ))}
      <Link to={print}>
        <Button icon={<PrinterOutlined />} tabIndex={-1}>
          {t(paperOf(held))}
        </Button>
      </Link>
      {rest.length > 0 && (
        <Dropdown
          trigger={['click']}
          menu={{
            items: rest,
            onClick: ({ key }) => {
              if (key === 'reveal') onReveal();
              else if (key === 'dispute')
                void go(`/cases/new?disputes=${encodeURIComponent(held.caseId)}`);
              else choose(key as CaseAct);
            },
          }}
        >
          <Button icon={<EllipsisOutlined />}>{t('case/more')}</Button>
        </Dropdown>
      )}
      {Dialog && (
        <Dialog
          held={held}
          onDone={(sentence) => void message.success(sentence)}
          onClose={() => setOpen(undefined)}
        />
      )}
    </Flex>
  );
}

/** Who asks prints the letter, who verifies the sheet; a notice or a letter is the same paper on both sides. */
function paperOf({ side, kind }: Case): 'case/letter' | 'case/sheet' | 'case/paper' {
  if (kind === 'notice' || kind === 'correspondence') return 'case/paper';
  return side === 'asking' ? 'case/letter' : 'case/sheet';
}

/** What was decided between the two can be taken to the common superior. */
function mayDispute({ kind, state }: Case, mayOpen: boolean): boolean {
  const decided = state === 'answered' || state === 'accepted' || state === 'closed';
  return mayOpen && decided && (kind === 'objection' || kind === 'verification');
}
