import { Injectable } from '@nestjs/common';
import { DomainError } from '@platform/domain-error';
import { type Language, problemOf } from '@platform/http';
import type { Transaction } from '@platform/transaction';
import { TakeInCaseHandler } from '../answering/take-in/take-in-case.handler';
import { DecideCaseHandler } from '../asking/decide/decide-case.handler';
import { PressCaseHandler } from '../asking/press/press-case.handler';
import type { CaseState } from '../case';
import type { CaseAct } from '../case-acts';
import type { CaseCommand, CaseOutcome } from '../case-desk/case-desk';
import { CaseRepository } from '../case.repository';
import { HandOverCaseHandler } from '../handling/hand-over-case.handler';

/** Acts that say the same of every case, so that many can have them at once. */
export const BULK_ACTS = [
  'acknowledge',
  'remind',
  'accept',
  'assign',
  'hand-up',
] as const satisfies CaseAct[];
export type BulkAct = (typeof BULK_ACTS)[number];

/** Our own figure: as many as a page of a list can show. */
export const CASES_AT_ONCE_MAX = 100;

export interface ActOnCases extends Omit<CaseCommand, 'caseId'> {
  readonly act: BulkAct;
  readonly ids: readonly string[];
  readonly text?: string;
  /** Of `assign`. */
  readonly organisation?: string;
  readonly toAccount?: string;
}

/** Done, and where the case stands; or refused, as the act on this case alone would have been. */
export type OneOutcome = {
  readonly caseId: string;
  readonly state?: CaseState;
  readonly refused?: { readonly code: string } & Readonly<Record<Language, string>>;
};

type Doing = (tx: Transaction, on: CaseCommand, said: ActOnCases) => Promise<CaseOutcome>;

/** 批量办理: one act on many cases; a refused one stops no other. */
@Injectable()
export class ActOnCasesHandler {
  private readonly doing: Readonly<Record<BulkAct, Doing>>;

  constructor(
    private readonly cases: CaseRepository,
    takeIn: TakeInCaseHandler,
    press: PressCaseHandler,
    decide: DecideCaseHandler,
    handOver: HandOverCaseHandler,
  ) {
    this.doing = {
      acknowledge: (tx, on) => takeIn.acknowledge(tx, on),
      remind: (tx, on) => press.remind(tx, on),
      accept: (tx, on, { text }) => decide.accept(tx, { ...on, text }),
      assign: (tx, on, { organisation, toAccount, text }) =>
        handOver.assign(tx, { ...on, organisation: organisation!, toAccount, remark: text }),
      'hand-up': (tx, on, { text }) => handOver.handUp(tx, { ...on, remark: text }),
    };
  }

  async execute(tx: Transaction, command: ActOnCases): Promise<OneOutcome[]> {
    const { act, ids, service, account } = command;
    // All at once and in one order: who acts on several never waits for who waits for them.
    await this.cases.lockAll(tx, ids);
    const outcomes: OneOutcome[] = [];
    for (const caseId of ids) {
      const one = this.cases.attempt(tx, () =>
        this.doing[act](tx, { caseId, service, account }, command),
      );
      outcomes.push(await one.catch((error: unknown) => refusedOutcome(caseId, error)));
    }
    return outcomes;
  }
}

function refusedOutcome(caseId: string, error: unknown): OneOutcome {
  if (!(error instanceof DomainError)) throw error;
  const [zh, en] = [problemOf(error, 'zh').title, problemOf(error, 'en').title];
  return { caseId, refused: { code: error.code, zh, en } };
}
