import { Injectable } from '@nestjs/common';
import { type EntryDraft, EntryRefused, Outgoing, SealerBell } from '@ledger';
import { type Transaction, Transactions } from '@platform/transaction';
import type { EscalationLevel, JsonObject } from '@contracts';
import type { CaseState } from '../case';
import { judgeActOn } from '../case-acts';
import { CaseRepository, type HeldCase } from '../case.repository';
import { OwnRegion } from '../own-region';
import { type DueAsked, type DueStep, StepStore } from '../persistence/step.store';
import type { StepKind } from './next-step';

const BATCH = 500;
/** Batches taken side by side, each of cases of its own: while one waits for the database another is written. */
const PARTS = [0, 1];
/** One after the other, before anybody else has a turn. */
const ROUNDS = 10;

/** What a step says, and what the state must be once it is said. */
interface Word {
  readonly event: string;
  readonly section: string;
  readonly open: JsonObject;
  readonly then: CaseState;
}

/** A case went on between the look at it and the word about it; what is due is looked at again. */
class CaseMoved extends Error {
  constructor() {
    super('a case went on meanwhile');
  }
}

/**
 * Takes the steps whose time has come: reminds, escalates, accepts what nobody judged, closes notices taken in. The claim
 * of a step, its entry and the new row of the case commit together; a process that dies in between leaves nothing of the
 * three, and whoever comes next takes the step.
 */
@Injectable()
export class StepTaker {
  constructor(
    private readonly transactions: Transactions,
    private readonly steps: StepStore,
    private readonly cases: CaseRepository,
    private readonly outgoing: Outgoing,
    private readonly own: OwnRegion,
    private readonly bell: SealerBell,
  ) {}

  /** A bulk at most; answers how many were due. What is said is sealed after it, since both want the same processor. */
  async takeSome(at: Date): Promise<number> {
    return this.bell.whileBulk(async () => {
      let taken = 0;
      for (let round = 0; round < ROUNDS; round++) {
        const counts = await allOf(PARTS.map((part) => this.takePart(at, part)));
        taken += counts.reduce((sum, count) => sum + count, 0);
        if (Math.max(...counts) < BATCH) break;
      }
      return taken;
    });
  }

  private async takePart(at: Date, part: number): Promise<number> {
    const asked = { at, size: BATCH, part, parts: PARTS.length };
    try {
      return await this.transactions.run((tx) => this.take(tx, asked));
    } catch (error) {
      if (error instanceof CaseMoved) return 0;
      if (!(error instanceof EntryRefused)) throw error;
      return this.takeOneByOne(asked);
    }
  }

  private async take(tx: Transaction, asked: DueAsked): Promise<number> {
    const { at } = asked;
    const due = await this.steps.due(tx, asked);
    if (due.length === 0) return 0;
    const held = await this.cases.find(
      tx,
      due.map(({ caseId }) => caseId),
    );
    const words = wordsOf(due, held);
    const claimed = await this.steps.claim(
      tx,
      due.filter(({ caseId }) => words.has(caseId)),
      at,
    );
    await this.tell(tx, held, words, { claimed, at });
    // Of what was said, the projection has seen to it already.
    const said = new Set(claimed.map(({ caseId }) => caseId));
    await this.steps.countAgain(
      tx,
      due.map(({ caseId }) => caseId).filter((caseId) => !said.has(caseId)),
    );
    return due.length;
  }

  private async tell(
    tx: Transaction,
    held: readonly HeldCase[],
    words: ReadonlyMap<string, Word>,
    { claimed, at }: { readonly claimed: readonly DueStep[]; readonly at: Date },
  ): Promise<void> {
    const ids = new Set(claimed.map(({ caseId }) => caseId));
    const said = held.filter(({ known }) => ids.has(known.caseId));
    await this.outgoing.append(
      tx,
      said.map((one) => this.draftOf(one, words.get(one.known.caseId)!, at)),
      at,
    );
    // The strands are locked now: nothing was said in between that would have forbidden the step.
    for (const { caseId, state } of await this.steps.states(tx, [...ids]))
      if (state !== words.get(caseId)!.then) throw new CaseMoved();
  }

  private draftOf({ known }: HeldCase, word: Word, at: Date): EntryDraft {
    const { caseId, service, partner, answeringStrand } = known;
    return {
      stream: `${this.own.code}.${service}/${partner}`,
      strandId: caseId,
      strandKind: 'case',
      type: `yipanqi.casework.${word.event}.v1`,
      section: word.section,
      open: word.open,
      eventTime: at,
      legalBasis: 'statutory',
      ...(answeringStrand !== undefined && { about: answeringStrand }),
    };
  }

  /** A word the gate refuses must not hold up the others: it is noted with the code and not tried again. */
  private async takeOneByOne(asked: DueAsked): Promise<number> {
    const { at } = asked;
    const due = await this.transactions.run((tx) => this.steps.due(tx, asked));
    for (const one of due) {
      try {
        await this.transactions.run((tx) => this.take(tx, { ...asked, size: 1 }));
      } catch (error) {
        if (error instanceof CaseMoved) continue;
        if (!(error instanceof EntryRefused)) throw error;
        await this.transactions.run(async (tx) => {
          await this.steps.claim(tx, [one], at, error.code);
          await this.steps.countAgain(tx, [one.caseId]);
        });
      }
    }
    return due.length;
  }
}

/** When all have ended, and not before: none goes on behind the back of whoever tries again. */
async function allOf<T>(works: readonly Promise<T>[]): Promise<T[]> {
  await Promise.allSettled(works);
  return Promise.all(works);
}

function wordsOf(due: readonly DueStep[], held: readonly HeldCase[]): Map<string, Word> {
  const steps = new Map(due.map(({ caseId, step }) => [caseId, step]));
  const words = new Map<string, Word>();
  for (const one of held) {
    const word = wordOf(steps.get(one.known.caseId)!, one);
    if (word) words.set(one.known.caseId, word);
  }
  return words;
}

/** Undefined when the table no longer lets it be said. */
function wordOf(step: string, { known, answering }: HeldCase): Word | undefined {
  const kind = step.split('-')[0] as StepKind;
  const { round, state, side } = known;
  if ('refused' in judgeActOn(known.kind, state, kind, side)) return undefined;
  switch (kind) {
    case 'remind':
      return {
        event: 'case-reminded',
        section: 'reminder',
        open: { number: known.reminders + 1 },
        then: state,
      };
    case 'escalate': {
      const level = step.replace(/^escalate-/, '').replace(/-\d+$/, '') as EscalationLevel;
      const open = { level, round };
      return { event: 'case-escalated', section: 'escalation', open, then: state };
    }
    case 'accept': {
      const open = { kind: 'accepted', round, answer: answering.answer!.number };
      return { event: 'answer-accepted', section: 'decision', open, then: 'accepted' };
    }
    case 'close':
      return {
        event: 'case-closed',
        section: 'decision',
        open: { kind: 'closed', round },
        then: 'closed',
      };
  }
}
