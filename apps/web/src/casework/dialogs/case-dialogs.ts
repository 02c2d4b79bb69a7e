import type { JSX } from 'react';
import type { CaseAct } from '../../api/cases';
import { type CaseDialogProps, noted } from './ActDialog';
import { answering, Extend, Review, turned } from './AnsweringDialogs';
import { Escalate, Withdraw } from './AskingDialogs';
import { Assign, HandUp } from './HandOverDialogs';
import { CountersignRuling, EnterRuling } from './RulingDialogs';

/** What each act asks before it is done; acts without a dialog are done at once. */
export const CASE_DIALOGS: Partial<Record<CaseAct, (props: CaseDialogProps) => JSX.Element>> = {
  assign: Assign,
  'hand-up': HandUp,
  answer: answering('answer'),
  review: Review,
  'ask-clarification': noted('ask-clarification', 'text', true),
  clarify: noted('clarify', 'text', true),
  extend: Extend,
  forward: turned('forward'),
  misaddressed: turned('misaddressed'),
  withdraw: Withdraw,
  accept: noted('accept', 'text', false),
  return: noted('return', 'reason', true),
  correct: answering('correct'),
  invalidate: noted('invalidate', 'reason', true, true),
  reopen: noted('reopen', 'reason', true),
  close: noted('close', 'text', false),
  'enter-ruling': EnterRuling,
  'countersign-ruling': CountersignRuling,
  escalate: Escalate,
};
