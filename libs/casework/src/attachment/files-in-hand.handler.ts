import { Injectable } from '@nestjs/common';
import type { SignedInAccount } from '@identity';
import { Clock } from '@platform/clock';
import type { Transaction } from '@platform/transaction';
import { type Attachment, ATTACHMENTS_MAX } from './attachment';
import { AttachmentRefused } from './attachment.errors';
import { Attachments } from './attachments.repository';
import { type AnnouncedFile, FileIntake, type FilePart, type FileStanding } from './file-intake';

/** Our own figure: what no question and no answer took along by then is dropped. */
const FORGOTTEN_AFTER_MS = 24 * 3_600_000;

/**
 * 待发附件: files somebody hands in for a question or an answer while writing it. Nobody else sees them, nothing of them
 * leaves the region, until that word is said and takes them along.
 */
@Injectable()
export class FilesInHandHandler {
  constructor(
    private readonly attachments: Attachments,
    private readonly intake: FileIntake,
    private readonly clock: Clock,
  ) {}

  /** A file that was broken off goes on where it stopped, also after the page was left. */
  async announce(
    tx: Transaction,
    announced: AnnouncedFile & { readonly account: SignedInAccount },
  ): Promise<FileStanding> {
    const account = announced.account.id;
    const before = new Date(this.clock.now().getTime() - FORGOTTEN_AFTER_MS);
    await this.attachments.dropForgotten(tx, account, before);
    const held = await this.attachments.inHand(tx, account);
    const same = held.find(({ hash, name }) => hash === announced.hash && name === announced.name);
    if (same && same.state !== 'damaged') return this.intake.standing(tx, same);
    if (held.length >= ATTACHMENTS_MAX) throw new AttachmentRefused('attachment.too-many');
    return this.intake.announce(tx, announced, { account, waits: true });
  }

  async takePart(
    tx: Transaction,
    part: FilePart & { readonly account: SignedInAccount; readonly attachmentId: string },
  ): Promise<FileStanding> {
    const file = await this.own(tx, part.attachmentId, part.account);
    const { isNowWhole: _, ...standing } = await this.intake.takePart(tx, file, part);
    return standing;
  }

  async drop(
    tx: Transaction,
    { attachmentId, account }: { attachmentId: string; account: SignedInAccount },
  ): Promise<{ attachmentId: string }> {
    await this.own(tx, attachmentId, account);
    await this.attachments.dropOne(tx, attachmentId);
    return { attachmentId };
  }

  private async own(
    tx: Transaction,
    attachmentId: string,
    { id }: SignedInAccount,
  ): Promise<Attachment> {
    const file = await this.attachments.lock(tx, attachmentId);
    if (!file || file.caseId !== undefined || file.account !== id)
      throw new AttachmentRefused('attachment.unknown');
    return file;
  }
}
