import type { JsonObject } from '@contracts';
import type { Answering, Asking, CaseSide } from '../src/case';
import { roundOf } from '../src/case';
import type { SharedAct } from '../src/case-acts';
import type { SaidEntry } from '../src/case-strands';

export const CASE_ID = '0195e3a0-1111-7000-8000-000000000001';
export const ANSWERING_ID = '0195e3a0-2222-7000-8000-000000000001';
export const ASKING_STREAM = '410100.receiving/610300';
export const ANSWERING_STREAM = '610300.sending/410100';

interface Word {
  readonly section: string;
  readonly open: JsonObject;
}

export const question: JsonObject = {
  kind: 'verification',
  urgency: 'normal',
  fields: ['birthDate'],
  division: '610302',
  organisation: '410105',
};

/** What an act says, as the side that says it sees the case; the handlers say the same. */
export function wordOf(act: SharedAct, asking: Asking, answering: Answering): Word {
  const round = roundOf(asking);
  const about = CASE_ID;
  const answer = (answering.answer?.number ?? 0) + 1;
  const answered = (status: string): Word => ({
    section: 'answer',
    open: {
      about,
      round,
      number: answer,
      status,
      results: [{ field: 'birthDate', result: 'match' }],
    },
  });
  const decision = (kind: string, more: JsonObject): Word => ({
    section: 'decision',
    open: { kind, round, ...more },
  });
  const words: Record<SharedAct, () => Word> = {
    remind: () => ({
      section: 'reminder',
      open: { number: (asking.reminder?.number ?? 0) + 1 },
    }),
    clarify: () => ({
      section: 'clarification',
      open: { number: answering.suspension?.number ?? 1 },
    }),
    withdraw: () => ({ section: 'withdrawal', open: { round, reason: 'settled' } }),
    accept: () => decision('accepted', { answer: answering.answer?.number ?? 1 }),
    return: () => decision('returned', { round: round + 1 }),
    reopen: () => decision('reopened', { round: round + 1 }),
    close: () => decision('closed', {}),
    escalate: () => ({ section: 'escalation', open: { level: 'liaison', round } }),
    acknowledge: () => ({ section: 'acknowledgement', open: { about, organisation: '610302' } }),
    'ask-clarification': () => ({
      section: 'suspension',
      open: { about, round, number: (answering.suspension?.number ?? 0) + 1 },
    }),
    extend: () => ({ section: 'extension', open: { about, days: 7, reason: 'person-away' } }),
    forward: () => ({
      section: 'forwarding',
      open: { about, round, outcome: 'forwarded', reason: 'moved-on', toDivision: '620921' },
    }),
    misaddressed: () => ({
      section: 'forwarding',
      open: { about, round, outcome: 'misaddressed', reason: 'not-resident' },
    }),
    answer: () => answered('given'),
    correct: () => answered('corrected'),
    invalidate: () => answered('invalidated'),
  };
  return words[act]();
}

/** The n-th entry of a side's strand; minutes count, so that later words have later times. */
export function said(side: CaseSide, version: number, word: Word): SaidEntry {
  return {
    ...word,
    version,
    strandId: side === 'asking' ? CASE_ID : ANSWERING_ID,
    own: side === 'asking',
    stream: side === 'asking' ? ASKING_STREAM : ANSWERING_STREAM,
    time: new Date(Date.UTC(2026, 2, 2, 1, version)).toISOString(),
  };
}
