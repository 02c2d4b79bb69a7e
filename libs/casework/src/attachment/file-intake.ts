import { Injectable } from '@nestjs/common';
import type { AttachmentType } from '@contracts';
import { Clock } from '@platform/clock';
import { Ids } from '@platform/ids';
import type { Transaction } from '@platform/transaction';
import { announcedFault, type Attachment, bytesOfPart, contentFault, partsOf } from './attachment';
import { AttachmentRefused } from './attachment.errors';
import { Attachments } from './attachments.repository';

/** A file as it is announced, before any of it is there. */
export interface AnnouncedFile {
  readonly name: string;
  readonly type: AttachmentType;
  readonly bytes: number;
  readonly hash: string;
}

export interface FilePart {
  readonly number: number;
  readonly content: Buffer;
}

/** How far a file has come; the parts that are missing are handed in, in any order, whenever the line is there. */
export type FileStanding = {
  readonly attachmentId: string;
  readonly parts: number;
  readonly received: number[];
  readonly state: Attachment['state'];
};

/** Takes files in part by part, whatever they belong to, and judges each when it is whole. */
@Injectable()
export class FileIntake {
  constructor(
    private readonly attachments: Attachments,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** Refuses `attachment.name`, `attachment.type`, `attachment.size`. */
  async announce(
    tx: Transaction,
    { name, type, bytes, hash }: AnnouncedFile,
    belongs: Pick<Attachment, 'caseId' | 'account' | 'waits'>,
  ): Promise<FileStanding> {
    const fault = announcedFault({ name, type, bytes });
    if (fault) throw new AttachmentRefused(fault);
    const attachmentId = this.ids.next();
    const parts = partsOf(bytes);
    const file = { ...belongs, attachmentId, own: true, name, type, bytes, hash, parts };
    await this.attachments.keep(tx, { ...file, state: 'incomplete', at: this.clock.now() });
    return { attachmentId, parts, received: [], state: 'incomplete' };
  }

  async standing(tx: Transaction, file: Attachment): Promise<FileStanding> {
    const { attachmentId, parts, state } = file;
    const received = await this.attachments.received(tx, attachmentId);
    return { attachmentId, parts, received, state };
  }

  /** The last part to come makes the file whole, or shows that it is not what was announced. Refuses `attachment.part`. */
  async takePart(
    tx: Transaction,
    file: Attachment,
    { number, content }: FilePart,
  ): Promise<FileStanding & { readonly isNowWhole: boolean }> {
    const { attachmentId, parts } = file;
    const isPart = number >= 1 && number <= parts;
    if (!isPart || content.length !== bytesOfPart(file.bytes, number))
      throw new AttachmentRefused('attachment.part');
    if (file.state === 'incomplete')
      await this.attachments.keepPart(tx, attachmentId, number, content);
    const received = await this.attachments.received(tx, attachmentId);
    const isLast = file.state === 'incomplete' && received.length === parts;
    const state = isLast ? await this.judge(tx, file) : file.state;
    return {
      attachmentId,
      parts,
      received: state === 'damaged' ? [] : received,
      state,
      isNowWhole: isLast && state === 'complete',
    };
  }

  private async judge(tx: Transaction, file: Attachment): Promise<Attachment['state']> {
    const parts = await this.attachments.parts(tx, file.attachmentId);
    const state = contentFault(file, Buffer.concat(parts)) ? 'damaged' : 'complete';
    await this.attachments.keep(tx, { ...file, state });
    if (state === 'damaged') await this.attachments.dropParts(tx, file.attachmentId);
    return state;
  }
}
