import { Injectable } from '@nestjs/common';
import type { AttachmentReference, Ruling, RulingOpen } from '@contracts';
import type { Transaction } from '@platform/transaction';
import { AttachmentRefused } from '../attachment/attachment.errors';
import { Attachments } from '../attachment/attachments.repository';
import {
  type CaseCommand,
  CaseDesk,
  type CaseOutcome,
  note,
  type TakenCase,
} from '../case-desk/case-desk';
import { given } from '../case-question';
import { rulingView } from './ruling';

export interface EnterRuling extends CaseCommand {
  readonly ruling: Ruling & { readonly filing: string };
  /** The document, among the files that belong to the case. */
  readonly fileId?: string;
  readonly text?: string;
}

/**
 * 登记裁定, 会签裁定: a side of a dispute says which ruling it received, and the other one that it received the same, or
 * which other text. Only what both say is the ruling, so each has signed all of it.
 */
@Injectable()
export class RuleCaseHandler {
  constructor(
    private readonly desk: CaseDesk,
    private readonly files: Attachments,
  ) {}

  async enter(tx: Transaction, command: EnterRuling): Promise<CaseOutcome> {
    const taken = await this.desk.take(tx, command, 'enter-ruling');
    const file = command.fileId && (await this.file(tx, command.caseId, command.fileId));
    return this.say(
      tx,
      taken,
      'ruling-entered',
      {
        ...command.ruling,
        ...(file && { file }),
      },
      command.text,
    );
  }

  async countersign(tx: Transaction, command: CaseCommand): Promise<CaseOutcome> {
    const taken = await this.desk.take(tx, command, 'countersign-ruling');
    const { asking, answering } = rulingView(taken.asking, taken.answering);
    const theirs = taken.known.side === 'asking' ? answering : asking;
    return this.say(tx, taken, 'ruling-countersigned', theirs!);
  }

  private say(
    tx: Transaction,
    taken: TakenCase,
    event: string,
    { by, on, finding, filing, file }: Omit<RulingOpen, 'about' | 'round' | 'number'>,
    text?: string,
  ): Promise<CaseOutcome> {
    const asks = taken.known.side === 'asking';
    const before = asks ? taken.asking['asking-ruling'] : taken.answering['answering-ruling'];
    const { round } = taken.known;
    const number = (before?.number ?? 0) + 1;
    return this.desk.tell(tx, taken, {
      event,
      section: asks ? 'asking-ruling' : 'answering-ruling',
      open: given({ round, number, by, on, finding, filing, file }),
      ...note(text),
    });
  }

  private async file(
    tx: Transaction,
    caseId: string,
    fileId: string,
  ): Promise<AttachmentReference> {
    const files = await this.files.ofCase(tx, caseId);
    const file = files.find(({ attachmentId }) => attachmentId === fileId);
    if (!file || file.state !== 'complete') throw new AttachmentRefused('attachment.unknown');
    const { attachmentId: id, bytes, type, hash } = file;
    return { id, bytes, type, hash };
  }
}
