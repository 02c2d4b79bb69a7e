import { Injectable } from '@nestjs/common';
import { Scope, type SignedInAccount } from '@identity';
import type { Transaction } from '@platform/transaction';
import { ENDED_STATES } from '../case';
import { CaseRefused } from '../case.errors';
import { CaseRepository, type KnownCase } from '../case.repository';
import { ATTACHMENTS_MAX } from './attachment';
import { AttachmentRefused } from './attachment.errors';
import { Attachments } from './attachments.repository';
import { type AnnouncedFile, FileIntake, type FilePart, type FileStanding } from './file-intake';
import { FileSender } from './file-sender';

/** What is done to the files of which case, and by whom. */
interface OfCase {
  readonly caseId: string;
  readonly account: SignedInAccount;
}

/** 附件 of a case that is under way: it goes out by itself as soon as it is whole. */
@Injectable()
export class AttachFileHandler {
  constructor(
    private readonly cases: CaseRepository,
    private readonly attachments: Attachments,
    private readonly intake: FileIntake,
    private readonly sender: FileSender,
  ) {}

  async announce(tx: Transaction, announced: AnnouncedFile & OfCase): Promise<FileStanding> {
    const { caseId, account } = announced;
    await this.caseInReach(tx, caseId, account);
    const held = await this.attachments.ofCase(tx, caseId);
    if (held.filter(({ own }) => own).length >= ATTACHMENTS_MAX)
      throw new AttachmentRefused('attachment.too-many');
    return this.intake.announce(tx, announced, { caseId, waits: false });
  }

  /** The last part to come makes the file whole: it is judged, and sent. */
  async takePart(
    tx: Transaction,
    part: FilePart & OfCase & { readonly attachmentId: string },
  ): Promise<FileStanding> {
    const { caseId, account, attachmentId } = part;
    const known = await this.caseInReach(tx, caseId, account);
    const file = await this.attachments.lock(tx, attachmentId);
    if (!file?.own || file.caseId !== caseId) throw new AttachmentRefused('attachment.unknown');
    const { isNowWhole, ...standing } = await this.intake.takePart(tx, file, part);
    if (isNowWhole && !file.waits) await this.sender.send(tx, known, file);
    return standing;
  }

  private async caseInReach(
    tx: Transaction,
    caseId: string,
    account: SignedInAccount,
  ): Promise<KnownCase> {
    const [held] = await this.cases.find(tx, [caseId]);
    if (!held || !isInReach(held.known, account)) throw new CaseRefused('case.unknown');
    if ((ENDED_STATES as readonly string[]).includes(held.known.state))
      throw new CaseRefused('case.closed');
    return held.known;
  }
}

/** Like every act on a case, whichever service it is of: the doors of files are the bureau's. */
export function isInReach(
  { organisation, holder }: Pick<KnownCase, 'organisation' | 'holder'>,
  account: Pick<SignedInAccount, 'id' | 'organisation'>,
): boolean {
  const scope = new Scope(account.organisation);
  return (
    scope.covers(organisation) || scope.covers(holder.organisation) || holder.account === account.id
  );
}
