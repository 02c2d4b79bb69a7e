import { Injectable } from '@nestjs/common';
import { AgreementTerms, type Terms } from '@agreement';
import { EntryTimes, type TimedEntry } from '@ledger';
import { type Transaction, Transactions } from '@platform/transaction';
import { isAnswered } from '../case';
import { answeringOf, type CasePair, endsOf, pairOf, strandsByCase } from '../case-strands';
import { CaseStrandStore } from '../persistence/case-strand.store';
import {
  CaseTimesStore,
  type CountedCase,
  type UntimedCase,
} from '../persistence/case-times.store';
import { nextStep } from '../scheduler/next-step';
import { caseDeadline } from './case-deadline';

const BATCH = 250;

/** What one batch is counted with; each agreement version is read once. */
interface Evidence {
  readonly pairs: ReadonlyMap<string, CasePair>;
  readonly entries: ReadonlyMap<string, readonly TimedEntry[]>;
  readonly agreements: ReadonlyMap<string, string>;
  readonly terms: ReadonlyMap<string, Terms | undefined>;
}

/** One walk over what is to be counted, in order of id. */
export interface Walk {
  /** Where it goes on; empty at the beginning, and when the end was reached. */
  readonly after: string;
  /** Whose receipts have moved: what awaits them is counted again. */
  readonly partners: readonly string[];
}

/**
 * Counts the due days of cases of both sides after something was said, sealed or receipted. What is to be counted stands
 * in the rows themselves, so nothing is forgotten when a process goes; both sides count from the same signed times.
 */
@Injectable()
export class DeadlineKeeper {
  private upto: ReadonlyMap<string, number> = new Map();

  constructor(
    private readonly transactions: Transactions,
    private readonly cases: CaseTimesStore,
    private readonly strands: CaseStrandStore,
    private readonly times: EntryTimes,
    private readonly agreements: AgreementTerms,
  ) {}

  /** One batch; answers where to go on, and how many are through with it. */
  async keepSome(walk: Walk): Promise<{ readonly after: string; readonly counted: number }> {
    return this.transactions.run(async (tx) => {
      const untimed = await this.cases.untimed(tx, walk, BATCH);
      if (untimed.length === 0) return { after: '', counted: 0 };
      const evidence = await this.evidence(tx, untimed);
      const counted = untimed.map((one) => count(one, evidence));
      await this.cases.keep(tx, counted);
      return {
        after: untimed.length < BATCH ? '' : untimed.at(-1)!.caseId,
        counted: counted.filter(({ timed }) => timed).length,
      };
    });
  }

  /** Partners whose receipts, or ours about them, have moved since this was asked last. */
  async partnersReceipted(): Promise<string[]> {
    const upto = await this.transactions.run((tx) => this.times.receipted(tx));
    const moved = [...upto].filter(([stream, number]) => this.upto.get(stream) !== number);
    this.upto = upto;
    return [...new Set(moved.flatMap(([stream]) => partiesOf(stream)))];
  }

  private async evidence(tx: Transaction, untimed: readonly UntimedCase[]): Promise<Evidence> {
    const caseIds = untimed.map(({ caseId }) => caseId);
    const strands = strandsByCase(await this.strands.ofCases(tx, caseIds));
    const pairs = new Map<string, CasePair>();
    for (const [caseId, both] of strands) {
      const pair = pairOf(caseId, both);
      if (pair) pairs.set(caseId, pair);
    }
    const ids = [...pairs.values()].flatMap(({ asking, answering }) =>
      [asking.strandId, answering?.strandId].filter((id) => id !== undefined),
    );
    const entries = grouped(await this.times.ofStrands(tx, ids), ({ strandId }) => strandId);
    const agreements = new Map<string, string>();
    for (const { caseId, agreement } of untimed)
      if (agreement !== null) agreements.set(caseId, agreement);
    const unknown = caseIds.flatMap((caseId) =>
      agreements.has(caseId) ? [] : (entries.get(caseId)?.slice(0, 1) ?? []),
    );
    for (const [caseId, hash] of await this.times.agreements(tx, unknown))
      agreements.set(caseId, hash);
    const terms = new Map<string, Terms | undefined>();
    for (const hash of new Set(agreements.values()))
      terms.set(hash, await this.agreements.byHash(hash, tx));
    return { pairs, entries, agreements, terms };
  }
}

function count(untimed: UntimedCase, evidence: Evidence): CountedCase {
  const { caseId, kind, urgency, state, round, side, escalatedTo } = untimed;
  const pair = evidence.pairs.get(caseId);
  const agreement = evidence.agreements.get(caseId);
  const terms = agreement === undefined ? undefined : evidence.terms.get(agreement);
  if (!pair || !terms)
    return { caseId, agreement, deadline: { settled: false }, timed: false, awaits: true };
  const asking = evidence.entries.get(caseId) ?? [];
  const answering = evidence.entries.get(pair.answering?.strandId ?? '') ?? [];
  const { extension, answer } = answeringOf(pair);
  const answeredAt = answeredAtOf(round, pair, answering);
  const deadline = caseDeadline(
    {
      kind,
      ...(urgency && { urgency }),
      state,
      round,
      ...(extension && { extensionDays: extension.days }),
      ...(answeredAt && { answeredAt }),
      asking,
      answering,
    },
    terms,
  );
  const answered = answering.findLast(({ section }) => section === 'answer');
  const taken = answering.find(({ section }) => section === 'acknowledgement');
  const next =
    side === 'asking'
      ? nextStep(
          {
            kind,
            state,
            round,
            ...(escalatedTo && { escalatedTo }),
            ...(answer && answered && { answer: { ...answer, provedAt: answered.provedAt } }),
            ...(taken && { acknowledgedAt: taken.provedAt }),
            taken: new Set(untimed.taken),
          },
          deadline.due,
          terms,
        )
      : undefined;
  return {
    caseId,
    agreement,
    deadline,
    ...(next && { next }),
    timed: deadline.sentAt !== undefined && isAllSealed(pair, asking, answering),
    awaits: !deadline.settled,
  };
}

/** When the answer was given that counts in this round, whatever was corrected in it afterwards; undefined until its seal. */
function answeredAtOf(
  round: number,
  pair: CasePair,
  answering: readonly TimedEntry[],
): Date | undefined {
  const said = pair.answering?.sections['answer'];
  if (!isAnswered(round, answeringOf(pair))) return undefined;
  if (!answering.some(({ version }) => version === said?.version)) return undefined;
  return answering.findLast(({ type }) => type === 'yipanqi.casework.case-answered.v1')?.provedAt;
}

/** What is said and not sealed yet has no time that counts. */
function isAllSealed(
  { asking, answering }: CasePair,
  askingEntries: readonly TimedEntry[],
  answeringEntries: readonly TimedEntry[],
): boolean {
  const newest = (entries: readonly TimedEntry[]): number => entries.at(-1)?.version ?? 0;
  return (
    newest(askingEntries) >= asking.version &&
    (!answering || newest(answeringEntries) >= answering.version)
  );
}

function partiesOf(stream: string): readonly [string, string] {
  const { author, addressee } = endsOf(stream);
  return [author, addressee];
}

function grouped<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}
