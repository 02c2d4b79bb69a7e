import { Injectable } from '@nestjs/common';
import type { AttachmentReference } from '@contracts';
import { Ids } from '@platform/ids';
import type { Transaction } from '@platform/transaction';
import type { KnownCase } from '../case.repository';
import { type Attachment, ATTACHMENTS_MAX, WORD_BYTES_MAX } from './attachment';
import { AttachmentRefused } from './attachment.errors';
import { Attachments } from './attachments.repository';
import { FileSender } from './file-sender';

/** What a question or an answer says of the files that go out with it. */
export interface NamedFiles {
  readonly attachments?: readonly AttachmentReference[];
  readonly attachmentNames?: Readonly<Record<string, string>>;
}

/** The files of a question or an answer: named in it, and sent right after it was said. */
@Injectable()
export class WordFiles {
  constructor(
    private readonly attachments: Attachments,
    private readonly sender: FileSender,
    private readonly ids: Ids,
  ) {}

  /**
   * Files the writer has in hand, or that the case has from this side already. Refuses `attachment.unknown`,
   * `attachment.incomplete`, `attachment.too-many`, `attachment.together`.
   */
  async take(
    tx: Transaction,
    attachmentIds: readonly string[] = [],
    { account, caseId }: { readonly account: { readonly id: string }; readonly caseId?: string },
  ): Promise<Attachment[]> {
    if (attachmentIds.length > ATTACHMENTS_MAX) throw new AttachmentRefused('attachment.too-many');
    const files: Attachment[] = [];
    for (const attachmentId of attachmentIds) {
      const file = await this.attachments.lock(tx, attachmentId);
      const isInHand = file?.caseId === undefined && file?.account === account.id;
      const isOfCase = file?.own === true && file.caseId !== undefined && file.caseId === caseId;
      if (!file || !(isInHand || isOfCase)) throw new AttachmentRefused('attachment.unknown');
      if (file.state !== 'complete') throw new AttachmentRefused('attachment.incomplete');
      files.push(file);
    }
    const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
    if (bytes > WORD_BYTES_MAX) throw new AttachmentRefused('attachment.together');
    return files;
  }

  /** Belongs to the case from now on, and waits until the word is said: a draft may still be sent back. */
  async bind(tx: Transaction, caseId: string, files: readonly Attachment[]): Promise<void> {
    for (const file of files) await this.attachments.keep(tx, { ...file, caseId });
  }

  /** After the word: what it names goes out, unless it is there already; what waited for it and is not named is dropped. */
  async send(
    tx: Transaction,
    known: Pick<KnownCase, 'service' | 'partner' | 'caseId'>,
    named: readonly AttachmentReference[] = [],
  ): Promise<void> {
    const { caseId } = known;
    for (const { id } of named) {
      const file = (await this.attachments.lock(tx, id))!;
      if (!file.waits) continue;
      await this.attachments.keep(tx, { ...file, caseId, waits: false });
      await this.sender.send(tx, known, file);
    }
    await this.attachments.dropWaiting(tx, caseId);
  }

  /** This side's files of a case, under ids of their own, for the case in which it goes on elsewhere. */
  async copy(tx: Transaction, from: string, to: string): Promise<Attachment[]> {
    const held = await this.attachments.ofCase(tx, from);
    const copies: Attachment[] = [];
    for (const file of held) {
      if (!file.own || file.waits || file.state !== 'complete') continue;
      const copied = { ...file, attachmentId: this.ids.next(), caseId: to, waits: true };
      await this.attachments.keep(tx, copied);
      await this.attachments.copyParts(tx, file.attachmentId, copied.attachmentId);
      copies.push(copied);
    }
    return copies;
  }
}

/** Sizes and hashes are open; what a file is called may name people, so names travel encrypted. */
export function namedFiles(files: readonly Attachment[]): NamedFiles {
  if (files.length === 0) return {};
  return {
    attachments: files.map(({ attachmentId: id, bytes, type, hash }) => ({
      id,
      bytes,
      type,
      hash,
    })),
    attachmentNames: Object.fromEntries(
      files.map(({ attachmentId, name }) => [attachmentId, name]),
    ),
  };
}
