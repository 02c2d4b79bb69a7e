import type { CaseUrgency } from '@contracts';
import type { Desk, Question } from './act';
import type { StoryPen } from './story-pen';
import { type Asked, askedBy, said } from './wording';

/** What comes of a case, from the question to its end. */
export type CaseStory = (pen: StoryPen, about: About) => void;

/** What a case is about: a joint record of the asking side, or an earlier case. */
export interface About {
  readonly recordId?: string;
  readonly disputed?: string;
}

export function ask(
  pen: StoryPen,
  { recordId }: About,
  urgency: CaseUrgency = pen.random.chance(0.25) ? 'urgent' : 'normal',
): Asked {
  const asked = askedBy(pen.ends.service, pen.random);
  const { fields } = asked;
  open(pen, { kind: 'verification', urgency, fields, ...(recordId && { recordId }) });
  return asked;
}

function open(pen: StoryPen, question: Question, disputes?: string): void {
  const { asking, service } = pen.ends;
  const deed = { do: 'open', ref: pen.ref, service, question } as const;
  pen.deed(asking, 'desk', { ...deed, ...(disputes && { disputes }) });
}

export function takeIn(pen: StoryPen, least = 1, most = 2): void {
  pen.later(least, most).answers('acknowledge');
}

type Result = 'match' | 'corrected' | 'no-match' | 'unknown';

export function found({ fields, found: values }: Asked, result: Result): object {
  return {
    results: fields.map((field) => ({ field, result })),
    ...(result === 'corrected' && { values }),
    evidence: result === 'match' ? 'register' : 'visit',
  };
}

/** By the desk itself, drafted by the township, or verified by the community; what is drafted the county reviews. */
function feedBack(pen: StoryPen, content: object): void {
  const way = pen.random.fraction();
  if (way < 0.6) pen.later(1, 4).answers('answer', content);
  else if (way < 0.85) draftedBy(pen, 'township', content);
  else draftedBy(pen, 'community', content);
}

function draftedBy(pen: StoryPen, drafter: Desk, content: object): void {
  pen.handDown('answering', drafter).later(1, 2).answers('answer', content, drafter);
  if (drafter === 'community') pen.answers('hand-up', { remark: '已入户核实' }, 'township');
  pen.later(0, 1).answers('review', { approve: true }, 'county');
}

function accept(pen: StoryPen): void {
  pen.later(1, 2).asks('accept');
}

const answeredWith =
  (result: Result): CaseStory =>
  (pen, about) => {
    const asked = ask(pen, about);
    takeIn(pen);
    feedBack(pen, found(asked, result));
    accept(pen);
  };

const notFound: CaseStory = (pen, about) => {
  ask(pen, about);
  takeIn(pen);
  const [text] = said.notFound;
  pen.later(2, 4).answers('answer', { results: [], found: false, evidence: 'visit', text });
  accept(pen);
};

const returned: CaseStory = (pen, about) => {
  const asked = ask(pen, about);
  takeIn(pen);
  feedBack(pen, found(asked, 'match'));
  pen.later(1, 2).asks('return', { text: pen.random.of(said.returns) });
  pen.later(2, 4).answers('answer', found(asked, 'corrected'));
  accept(pen);
};

const clarified: CaseStory = (pen, about) => {
  const asked = ask(pen, about);
  takeIn(pen);
  pen.later(0, 1).answers('ask-clarification', { text: pen.random.of(said.asksBack) });
  pen.later(1, 3).asks('clarify', { text: pen.random.of(said.clarifies) });
  feedBack(pen, found(asked, 'match'));
  accept(pen);
};

const extended: CaseStory = (pen, about) => {
  const asked = ask(pen, about, 'normal');
  takeIn(pen);
  pen.later(3, 6).answers('extend', { days: 5, reason: 'field-visit', text: '需入户核实' });
  pen.later(8, 11).answers('answer', found(asked, 'corrected'));
  accept(pen);
};

/** Goes on in the third region of its own accord, which answers there. */
const forwarded: CaseStory = (pen, about) => {
  if (pen.ends.third === pen.ends.asking) return misaddressed(pen, about);
  const asked = ask(pen, about);
  takeIn(pen);
  const { asking, third, service } = pen.ends;
  const on = { toDivision: third, reason: 'moved-on', text: '已迁往该地' };
  pen.later(1, 2).answers('forward', on);
  const ref = `${pen.ref}f`;
  pen.later(1).deed(asking, 'desk', { do: 'follow', ref, from: pen.ref });
  const there = service === 'receiving' ? 'sending' : 'receiving';
  const work = (act: string, body: object) =>
    ({ do: 'work', ref, service: there, act, body }) as const;
  pen.later(1, 2).deed(third, 'desk', work('acknowledge', {}));
  pen.later(1, 4).deed(third, 'desk', work('answer', found(asked, 'match')));
  pen.later(1).deed(asking, 'desk', { ...work('accept', {}), service });
};

const misaddressed: CaseStory = (pen, about) => {
  ask(pen, about);
  pen.later(1, 2).answers('misaddressed', { reason: 'not-competent', text: '不属我辖区管理' });
  pen.later(1, 2).asks('withdraw', { reason: 'asked-in-error' });
};

const withdrawn: CaseStory = (pen, about) => {
  ask(pen, about);
  takeIn(pen);
  pen.later(1, 2).asks('withdraw', { reason: 'settled', text: '本人已到窗口说明' });
};

/** Both sides act on one day: the question is withdrawn while the answer is on its way. */
const crossed: CaseStory = (pen, about) => {
  const asked = ask(pen, about);
  takeIn(pen);
  pen.later(2, 3).asks('withdraw', { reason: 'settled' });
  pen.answers('answer', found(asked, 'match'));
};

/** Nobody answers until the ladder has been climbed. */
const late: CaseStory = (pen, about) => {
  const asked = ask(pen, about, 'urgent');
  takeIn(pen);
  pen.later(3).asks('remind');
  pen.later(6, 14).answers('answer', { ...found(asked, 'match'), text: said.late[0] });
  accept(pen);
};

const correctedLater: CaseStory = (pen, about) => {
  const asked = ask(pen, about);
  takeIn(pen);
  pen.later(2, 4).answers('answer', found(asked, 'match'));
  accept(pen);
  pen.later(2, 5).answers('correct', found(asked, 'corrected'));
  accept(pen);
};

const takenBack: CaseStory = (pen, about) => {
  const asked = ask(pen, about, 'normal');
  takeIn(pen);
  pen.later(2, 3).answers('answer', found(asked, 'no-match'));
  pen.later(1).answers('invalidate', { text: said.invalidates[0] });
  pen.later(2, 3).answers('answer', found(asked, 'match'));
  accept(pen);
};

const reopened: CaseStory = (pen, about) => {
  const asked = ask(pen, about);
  takeIn(pen);
  pen.later(2, 4).answers('answer', found(asked, 'match'));
  accept(pen);
  pen.later(5, 10).asks('reopen', { text: said.reopens[0] });
  pen.later(2, 4).answers('answer', found(asked, 'corrected'));
  accept(pen);
};

/** Taken in, and then closed of its own accord. */
const notice: CaseStory = (pen, { recordId }) => {
  const text = pen.random.of(said.notice);
  open(pen, { kind: 'notice', text, ...(recordId && { recordId }) });
  takeIn(pen);
};

const letter: CaseStory = (pen) => {
  const [title, text] = pen.random.of(said.letter);
  const filing = `${pen.ends.asking.slice(0, 4)}流函〔2026〕${pen.ref.replace(/\D/g, '')}号`;
  open(pen, { kind: 'correspondence', division: pen.ends.answering, title, text, filing });
  if (pen.random.chance(0.5)) pen.attach('asking', `${title}.pdf`, [filing]);
  takeIn(pen);
  pen.later(2, 6).answers('answer', { results: [], text: pen.random.of(said.reply) });
  pen.later(1, 2).asks('close');
};

const objection: CaseStory = (pen, { recordId }) => {
  const { fields, found: values } = askedBy(pen.ends.service, pen.random);
  const text = said.objection[0];
  open(pen, { kind: 'objection', fields, values, text, ...(recordId && { recordId }) });
  pen.attach('asking', '本人说明.pdf', [text]);
  takeIn(pen);
  const results = fields.map((field) => ({ field, result: pen.random.of(['match', 'no-match']) }));
  pen.later(3, 6).answers('answer', { results, evidence: 'document' });
  accept(pen);
};

/** About a case that was asked before; some wait for the ruling of the common superior, others have it. */
const dispute: CaseStory = (pen, { disputed }) => {
  open(pen, { kind: 'dispute', text: said.dispute[0] }, disputed);
  pen.attach('asking', '双方意见.pdf', [said.dispute[0]]);
  takeIn(pen);
  pen.later(3, 5).answers('answer', { results: [], text: said.disputed[0], evidence: 'register' });
  if (pen.random.chance(0.4)) return;
  pen.later(6, 10);
  const filing = `国流裁〔2026〕${pen.random.between(1, 99)}号`;
  const ruling = { by: '100000', on: pen.day, finding: pen.random.of(['asking', 'answering']) };
  pen.answers('enter-ruling', { ...ruling, filing });
  pen.later(1, 2).asks('countersign-ruling').later(1, 2).asks('close');
};

/** In which shares things happen, of forty-five cases. */
export const storyMix: readonly (readonly [CaseStory, number])[] = [
  [answeredWith('match'), 13],
  [answeredWith('corrected'), 6],
  [answeredWith('no-match'), 1],
  [notFound, 1],
  [returned, 3],
  [clarified, 2],
  [extended, 1],
  [forwarded, 1],
  [misaddressed, 1],
  [withdrawn, 1],
  [crossed, 1],
  [late, 2],
  [correctedLater, 1],
  [takenBack, 1],
  [reopened, 1],
  [notice, 4],
  [letter, 2],
  [objection, 2],
  [dispute, 1],
];
export const isLetter = (story: CaseStory): boolean => story === letter;
export const isDispute = (story: CaseStory): boolean => story === dispute;
