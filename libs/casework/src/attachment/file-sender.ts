import { Injectable } from '@nestjs/common';
import { Outgoing } from '@ledger';
import { Clock } from '@platform/clock';
import type { Transaction } from '@platform/transaction';
import type { KnownCase } from '../case.repository';
import { OwnRegion } from '../own-region';
import type { Attachment } from './attachment';
import { Attachments } from './attachments.repository';

/** Sends a whole file to the other side of its case: a strand of its own, an entry a part. */
@Injectable()
export class FileSender {
  constructor(
    private readonly own: OwnRegion,
    private readonly attachments: Attachments,
    private readonly outgoing: Outgoing,
    private readonly clock: Clock,
  ) {}

  async send(
    tx: Transaction,
    { service, partner, caseId }: Pick<KnownCase, 'service' | 'partner' | 'caseId'>,
    { attachmentId, bytes, type, hash, name }: Attachment,
  ): Promise<void> {
    const at = this.clock.now();
    const parts = await this.attachments.parts(tx, attachmentId);
    await this.outgoing.append(
      tx,
      parts.map((content, i) => ({
        stream: `${this.own.code}.${service}/${partner}`,
        strandId: attachmentId,
        strandKind: 'case' as const,
        type: 'yipanqi.casework.attachment-part-sent.v1',
        section: 'part',
        open: { about: caseId, number: i + 1, parts: parts.length, bytes, type, hash },
        personal: { content: content.toString('base64url'), ...(i === 0 && { name }) },
        eventTime: at,
        legalBasis: 'statutory',
        about: caseId,
      })),
      at,
    );
  }
}
