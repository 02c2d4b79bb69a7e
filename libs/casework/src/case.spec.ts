import * as fc from 'fast-check';
import { ANSWERING_ID, CASE_ID, question, said, wordOf } from '../testing/case.builder';
import { type CaseSide, type CaseState, caseView } from './case';
import { ANSWERING_ACTS, ASKING_ACTS, judgeAct, type SharedAct } from './case-acts';
import {
  answeringOf,
  askingOf,
  type CaseStrand,
  foldSaid,
  retimed,
  pairOf,
  type SaidEntry,
} from './case-strands';

/** What one region holds of a case, of both authors. */
type Held = ReadonlyMap<string, CaseStrand>;

const asked = said('asking', 1, { section: 'question', open: question });

function hear(held: Held, entries: readonly SaidEntry[]): Held {
  const next = new Map(held);
  for (const entry of entries) {
    const folded = foldSaid(next.get(entry.strandId), entry);
    if (folded) next.set(entry.strandId, folded);
  }
  return next;
}

function viewOf(held: Held) {
  const pair = pairOf(CASE_ID, [...held.values()]);
  return pair ? caseView(askingOf(pair), answeringOf(pair)) : caseView({}, {});
}
const stateOf = (held: Held): CaseState => viewOf(held).state;

function say(held: Held, side: CaseSide, act: SharedAct): SaidEntry {
  const pair = pairOf(CASE_ID, [...held.values()])!;
  const [asking, answering] = [askingOf(pair), answeringOf(pair)];
  const own = held.get(side === 'asking' ? CASE_ID : ANSWERING_ID);
  return said(side, (own?.version ?? 0) + 1, wordOf(act, asking, answering));
}

/** One act after another, each heard by both at once. */
function after(...acts: readonly SharedAct[]): Held {
  let held = hear(new Map(), [asked]);
  for (const act of acts) held = hear(held, [say(held, sideOf(act), act)]);
  return held;
}

const sideOf = (act: SharedAct): CaseSide =>
  (ASKING_ACTS as readonly string[]).includes(act) ? 'asking' : 'answering';

/** What a case waits for once it was acknowledged and has no answer. */
const WAITING: readonly CaseState[] = ['acknowledged', 'clarifying', 'returned', 'reopened'];

describe('a case', () => {
  it.each<[CaseState, SharedAct[]]>([
    ['opened', []],
    ['acknowledged', ['acknowledge']],
    ['clarifying', ['acknowledge', 'ask-clarification']],
    ['acknowledged', ['acknowledge', 'ask-clarification', 'clarify']],
    ['answered', ['acknowledge', 'answer']],
    ['accepted', ['acknowledge', 'answer', 'accept']],
    ['returned', ['acknowledge', 'answer', 'return']],
    ['clarifying', ['acknowledge', 'answer', 'return', 'ask-clarification']],
    ['returned', ['acknowledge', 'answer', 'return', 'ask-clarification', 'clarify']],
    ['answered', ['acknowledge', 'answer', 'return', 'answer']],
    ['closed', ['acknowledge', 'answer', 'accept', 'close']],
    ['reopened', ['acknowledge', 'answer', 'accept', 'close', 'reopen']],
    ['answered', ['acknowledge', 'answer', 'accept', 'close', 'reopen', 'answer']],
    ['withdrawn', ['acknowledge', 'withdraw']],
    ['reopened', ['acknowledge', 'withdraw', 'reopen']],
    ['forwarded', ['forward']],
    ['misaddressed', ['acknowledge', 'misaddressed']],
    ['returned', ['acknowledge', 'misaddressed', 'return']],
    ['acknowledged', ['acknowledge', 'answer', 'invalidate']],
    ['answered', ['acknowledge', 'answer', 'invalidate', 'answer']],
    ['clarifying', ['acknowledge', 'ask-clarification', 'answer', 'invalidate']],
    ['acknowledged', ['forward', 'return', 'answer', 'accept', 'invalidate']],
  ])('is %s after %j', (state, acts) => {
    expect(stateOf(after(...acts))).toBe(state);
  });

  it('is where the table of acts says it is, whatever was done before', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(), { maxLength: 14 }), (choices) => {
        let held = after();
        let before: CaseState = 'acknowledged';
        for (const choice of choices) {
          const state = stateOf(held);
          const acts = [...ASKING_ACTS, ...ANSWERING_ACTS].filter(
            (act) => 'to' in judgeAct(state, act, sideOf(act)),
          );
          const act = acts[choice % acts.length]!;
          const judged = judgeAct(state, act, sideOf(act)) as { to: string };
          if (act === 'ask-clarification') before = state;
          // An acceptance stands where the return or the reopening stood that began the round.
          if (act === 'accept') before = 'acknowledged';
          held = hear(held, [say(held, sideOf(act), act)]);
          const expected = { same: [state], before: [before], waiting: WAITING }[judged.to];
          expect(expected ?? [judged.to]).toContain(stateOf(held));
        }
      }),
      { numRuns: 500 },
    );
  });

  it('asks for acceptance again when an accepted answer is corrected', () => {
    const corrected = after('acknowledge', 'answer', 'accept', 'correct');
    expect(viewOf(corrected)).toMatchObject({ state: 'answered', corrected: true });
    expect(stateOf(hear(corrected, [say(corrected, 'asking', 'accept')]))).toBe('accepted');
  });

  it('counts reminders, and steps of the ladder within a round', () => {
    const pressed = after('acknowledge', 'remind', 'remind', 'escalate');
    expect(viewOf(pressed)).toMatchObject({ reminders: 2, escalatedTo: 'liaison' });
    const returned = after('acknowledge', 'escalate', 'answer', 'return');
    expect(viewOf(returned).escalatedTo).toBeUndefined();
  });
});

/** Two acts, neither of which had seen the other, said in the state the words before them lead to. */
const crossings: readonly (readonly [SharedAct, SharedAct, SharedAct[], CaseState])[] = [
  ['withdraw', 'acknowledge', [], 'withdrawn'],
  ['withdraw', 'answer', ['acknowledge'], 'answered'],
  ['withdraw', 'forward', ['acknowledge'], 'withdrawn'],
  ['withdraw', 'misaddressed', ['acknowledge'], 'withdrawn'],
  ['withdraw', 'ask-clarification', ['acknowledge'], 'withdrawn'],
  ['withdraw', 'extend', ['acknowledge'], 'withdrawn'],
  ['clarify', 'answer', ['acknowledge', 'ask-clarification'], 'answered'],
  ['clarify', 'forward', ['acknowledge', 'ask-clarification'], 'forwarded'],
  ['remind', 'answer', ['acknowledge'], 'answered'],
  ['escalate', 'answer', ['acknowledge'], 'answered'],
  ['return', 'correct', ['acknowledge', 'answer'], 'returned'],
  ['return', 'invalidate', ['acknowledge', 'answer'], 'returned'],
  ['accept', 'correct', ['acknowledge', 'answer'], 'answered'],
  ['accept', 'invalidate', ['acknowledge', 'answer'], 'acknowledged'],
  ['close', 'correct', ['acknowledge', 'answer', 'accept'], 'closed'],
  ['close', 'invalidate', ['acknowledge', 'answer', 'accept'], 'closed'],
  ['reopen', 'correct', ['acknowledge', 'answer', 'accept'], 'reopened'],
];

describe('acts that cross', () => {
  it.each(crossings)('%s × %s after %j is %s on both sides', (asks, answers, before, state) => {
    const seen = after(...before);
    const crossed = [say(seen, 'asking', asks), say(seen, 'answering', answers)];
    expect(stateOf(hear(seen, crossed))).toBe(state);
    expect(stateOf(hear(seen, [...crossed].reverse()))).toBe(state);
  });
});

describe('what arrives all the same', () => {
  it('an answer after a withdrawal it had seen stands, as one it had not seen', () => {
    const withdrawn = after('acknowledge', 'withdraw');
    expect(stateOf(hear(withdrawn, [say(withdrawn, 'answering', 'answer')]))).toBe('answered');
  });

  it('a second answer takes the place of the first, and is to be accepted anew', () => {
    const accepted = after('acknowledge', 'answer', 'accept');
    expect(stateOf(hear(accepted, [say(accepted, 'answering', 'answer')]))).toBe('answered');
  });

  it('an answer of a stranger has no effect on the case', () => {
    const held = after('acknowledge');
    const stranger = { ...say(held, 'answering', 'answer'), strandId: '0195e3a0-0000-7000-8000-0' };
    const other = { ...stranger, stream: '451203.sending/410100' };
    expect(viewOf(hear(held, [other]))).toEqual(viewOf(held));
  });

  it('of two answering strands of the same side the lower id counts, whichever came first', () => {
    const held = after();
    const [one, two] = [
      '0195e3a0-2222-7000-8000-000000000001',
      '0195e3a0-2222-7000-8000-000000000002',
    ].map((strandId, at) => ({
      ...say(held, 'answering', at === 0 ? 'acknowledge' : 'misaddressed'),
      strandId,
    }));
    expect(stateOf(hear(held, [one!, two!]))).toBe('acknowledged');
    expect(stateOf(hear(held, [two!, one!]))).toBe('acknowledged');
  });

  it('an answer to a case nobody asked about is about nothing', () => {
    const held = hear(new Map(), [
      said('answering', 1, wordOf('acknowledge', {}, {})),
      said('answering', 2, wordOf('answer', {}, {})),
    ]);
    expect(stateOf(held)).toBe('unknown');
    expect(stateOf(hear(held, [asked]))).toBe('answered');
  });

  it('what a strand says of another side than its own is not heard', () => {
    const held = after('acknowledge', 'answer');
    const forged = { ...say(held, 'asking', 'accept'), strandId: ANSWERING_ID, version: 9 };
    expect(stateOf(hear(held, [forged]))).toBe('answered');
  });
});

describe('every interleaving', () => {
  it('ends in one state on both sides', () => {
    const step = fc.record({
      side: fc.constantFrom<CaseSide>('asking', 'answering'),
      choice: fc.nat(),
      // Entries that the other side hears before this side speaks again.
      delivered: fc.nat({ max: 3 }),
      // A side on other software may say what our table refuses.
      heedless: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 20 }), (steps) => {
        const held = { asking: after(), answering: after() };
        const onTheWay: Record<CaseSide, SaidEntry[]> = { asking: [], answering: [] };
        for (const { side, choice, delivered, heedless } of steps) {
          const heard = onTheWay[side].splice(0, delivered);
          held[side] = hear(held[side], heard);
          const state = stateOf(held[side]);
          const own = side === 'asking' ? ASKING_ACTS : ANSWERING_ACTS;
          const acts = own.filter((act) => heedless || 'to' in judgeAct(state, act, side));
          if (acts.length === 0) continue;
          const entry = say(held[side], side, acts[choice % acts.length]!);
          held[side] = hear(held[side], [entry]);
          onTheWay[side === 'asking' ? 'answering' : 'asking'].push(entry);
        }
        const asking = hear(held.asking, onTheWay.asking);
        const answering = hear(held.answering, onTheWay.answering);
        expect(viewOf(asking)).toEqual(viewOf(answering));
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('a word that was sealed late', () => {
  it('has the recorded time under which the partner reads it, and no other word has', () => {
    const entry = { strandId: CASE_ID, own: true, stream: 'a.sending/b', open: {} };
    const asked = foldSaid(undefined, { ...entry, section: 'question', version: 1, time: '1' });
    const strand = foldSaid(asked, { ...entry, section: 'reminder', version: 2, time: '2' })!;
    const late = { strandId: CASE_ID, section: 'reminder', version: 2, time: '3' };
    expect(retimed(strand, [late]).sections).toMatchObject({
      question: { time: '1' },
      reminder: { time: '3' },
    });
    expect(retimed(strand, [{ ...late, version: 1 }])).toEqual(strand);
    expect(retimed(strand, [{ ...late, strandId: ANSWERING_ID }])).toEqual(strand);
  });
});
