import { Injectable } from '@nestjs/common';
import type { AnswerOpen, AnswerPersonal, QuestionPersonal } from '@contracts';
import type { Transaction } from '@platform/transaction';
import { namedFiles, WordFiles } from '../../attachment/word-files';
import { type AnswerContent, answerFaults } from '../../case-answer';
import {
  type CaseCommand,
  CaseDesk,
  type CaseOutcome,
  type TakenCase,
} from '../../case-desk/case-desk';
import { given } from '../../case-question';
import { CaseContentRefused, CaseRefused } from '../../case.errors';
import { CaseRepository } from '../../case.repository';
import { organisationAbove } from '../../case-holding';
import { OwnRegion } from '../../own-region';

export interface AnswerCase extends CaseCommand {
  readonly content: AnswerContent;
  /** Ids of files that go out with it. */
  readonly files?: readonly string[];
}

/** 反馈: the community verifies, the township drafts, the county reviews and signs; what the county writes is sent at once. */
@Injectable()
export class AnswerCaseHandler {
  constructor(
    private readonly own: OwnRegion,
    private readonly desk: CaseDesk,
    private readonly cases: CaseRepository,
    private readonly files: WordFiles,
  ) {}

  async answer(tx: Transaction, command: AnswerCase): Promise<CaseOutcome> {
    const taken = await this.desk.take(tx, command, 'answer');
    const files = await this.files.take(tx, command.files, command);
    const written = { ...command, content: { ...command.content, ...namedFiles(files) } };
    await this.check(tx, taken, written.content);
    if (signs(command)) return this.send(tx, taken, written, 'case-answered', 'given');
    await this.files.bind(tx, command.caseId, files);
    return this.propose(tx, taken, written);
  }

  /** 审核: the draft goes out as the county's answer, or back to who drafted it. */
  async review(
    tx: Transaction,
    command: CaseCommand & {
      readonly approve: boolean;
      readonly remark?: string;
      /** When the draft that was read was written; another one is refused. */
      readonly draft?: string;
    },
  ): Promise<CaseOutcome> {
    const taken = await this.desk.take(tx, command, 'review');
    const { caseId, holder, round } = taken.known;
    const draft = await this.cases.findDraft(tx, caseId);
    if (draft?.state !== 'proposed' || draft.round !== round)
      throw new CaseRefused('case.no-draft', { caseId });
    const { account, approve, remark, draft: read } = command;
    if (read !== undefined && new Date(read).getTime() !== draft.at.getTime())
      throw new CaseRefused('case.draft-changed', { caseId });
    if (approve)
      return this.send(tx, taken, { ...command, content: draft.content }, 'case-answered', 'given');
    await this.cases.keepDraft(tx, { ...draft, state: 'sent-back' });
    await this.cases.handOver(tx, {
      caseId,
      at: taken.at,
      act: 'send-back',
      account: account.id,
      from: holder.organisation,
      to: { organisation: draft.organisation, account: draft.account },
      remark,
    });
    return this.desk.outcome(tx, caseId);
  }

  /** 更正反馈: also after acceptance, which then has to be given again. */
  async correct(tx: Transaction, command: AnswerCase): Promise<CaseOutcome> {
    const taken = await this.desk.take(tx, command, 'correct');
    const files = await this.files.take(tx, command.files, command);
    const content = { ...command.content, ...namedFiles(files) };
    await this.check(tx, taken, content);
    return this.send(tx, taken, { ...command, content }, 'answer-corrected', 'corrected');
  }

  /** 作废反馈: the case waits for another answer. */
  async invalidate(
    tx: Transaction,
    command: CaseCommand & { readonly text: string },
  ): Promise<CaseOutcome> {
    const taken = await this.desk.take(tx, command, 'invalidate');
    const content = { results: [], text: command.text };
    return this.send(tx, taken, { ...command, content }, 'answer-invalidated', 'invalidated');
  }

  private async check(tx: Transaction, taken: TakenCase, content: AnswerContent): Promise<void> {
    const { caseId, fields } = taken.known;
    const asked = (await this.desk.personal(tx, caseId, 'question')) as
      QuestionPersonal | undefined;
    const faults = answerFaults({ fields, values: asked?.values }, content);
    if (faults.length > 0) throw new CaseContentRefused(faults);
  }

  private async propose(
    tx: Transaction,
    { known, at }: TakenCase,
    { account, content }: AnswerCase,
  ): Promise<CaseOutcome> {
    const { caseId, round, holder } = known;
    const { id, organisation } = account;
    const above = organisationAbove(organisation, this.own.code) ?? this.own.code;
    await this.cases.keepDraft(tx, {
      caseId,
      state: 'proposed',
      round,
      content,
      organisation,
      account: id,
      at,
    });
    await this.cases.handOver(tx, {
      caseId,
      at,
      act: 'propose',
      account: id,
      from: holder.organisation,
      to: { organisation: above },
    });
    return this.desk.outcome(tx, caseId);
  }

  private async send(
    tx: Transaction,
    taken: TakenCase,
    { account, content }: AnswerCase,
    event: string,
    status: AnswerOpen['status'],
  ): Promise<CaseOutcome> {
    const { results, found, evidence, filing, attachments, values, text, attachmentNames } =
      content;
    const personal: AnswerPersonal = {
      ...(values && Object.keys(values).length > 0 && { values }),
      ...(text !== undefined && { text }),
      ...(attachmentNames && { attachmentNames }),
    };
    await this.cases.dropDraft(tx, taken.known.caseId);
    const outcome = await this.desk.tell(tx, taken, {
      event,
      section: 'answer',
      open: given({
        round: taken.known.round,
        number: (taken.answering.answer?.number ?? 0) + 1,
        status,
        results,
        found,
        evidence,
        filing,
        attachments,
        organisation: account.organisation,
      }),
      ...(Object.keys(personal).length > 0 && { personal }),
    });
    await this.files.send(tx, taken.known, attachments);
    return outcome;
  }
}

/** Who may put the county's name under an answer. */
function signs({ account }: CaseCommand): boolean {
  return account.role === 'exchange-officer';
}
