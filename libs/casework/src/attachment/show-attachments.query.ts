import { Injectable } from '@nestjs/common';
import { ReadLog, type SignedInAccount } from '@identity';
import { type Transaction, Transactions } from '@platform/transaction';
import { CaseRefused } from '../case.errors';
import { CaseRepository, type KnownCase } from '../case.repository';
import { isInReach } from './attach-file.handler';
import type { Attachment } from './attachment';
import { AttachmentRefused } from './attachment.errors';
import type { AttachmentResponse } from './attachments.dto';
import { Attachments } from './attachments.repository';

/** The files of a case, and the bytes of one; every opening is written into the log of reads. */
@Injectable()
export class ShowAttachmentsQuery {
  constructor(
    private readonly transactions: Transactions,
    private readonly cases: CaseRepository,
    private readonly attachments: Attachments,
    private readonly reads: ReadLog,
  ) {}

  async list(caseId: string, account: SignedInAccount): Promise<AttachmentResponse[]> {
    return this.transactions.run(async (tx) => {
      await this.read(tx, caseId, account, 'GET /api/bureau/cases/:caseId/attachments');
      const files = await this.attachments.ofCase(tx, caseId);
      const ids = files.map(({ attachmentId }) => attachmentId);
      const delivered = await this.attachments.deliveredAt(tx, ids);
      const shown: AttachmentResponse[] = [];
      for (const { attachmentId, name, type, bytes, hash, parts, state, own, waits, at } of files)
        shown.push({
          attachmentId,
          parts,
          received: await this.attachments.received(tx, attachmentId),
          state,
          name,
          type,
          bytes,
          hash,
          waits,
          from: own ? 'own' : 'partner',
          at: at.toISOString(),
          deliveredAt: delivered.get(attachmentId)?.toISOString(),
        });
      return shown;
    });
  }

  async open(
    caseId: string,
    attachmentId: string,
    account: SignedInAccount,
  ): Promise<{ readonly file: Attachment; readonly content: Buffer }> {
    const route = 'GET /api/bureau/cases/:caseId/attachments/:attachmentId';
    return this.transactions.run(async (tx) => {
      await this.read(tx, caseId, account, route);
      const file = await this.attachments.lock(tx, attachmentId);
      if (file?.caseId !== caseId) throw new AttachmentRefused('attachment.unknown');
      if (file.state !== 'complete') throw new AttachmentRefused('attachment.incomplete');
      return { file, content: Buffer.concat(await this.attachments.parts(tx, attachmentId)) };
    });
  }

  private async read(
    tx: Transaction,
    caseId: string,
    account: SignedInAccount,
    route: string,
  ): Promise<KnownCase> {
    const [held] = await this.cases.find(tx, [caseId]);
    if (!held || !isInReach(held.known, account)) throw new CaseRefused('case.unknown');
    const subjects = [held.known.recordId ?? caseId] as const;
    await this.reads.write({ kind: 'page', account, route, subjects, purpose: 'case-attachment' });
    return held.known;
  }
}
