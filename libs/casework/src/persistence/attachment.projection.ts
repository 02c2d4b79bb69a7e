import { Injectable } from '@nestjs/common';
import type { PartOpen, PartPersonal } from '@contracts';
import type { StrandChange, StrandProjection } from '@ledger';
import { statements } from '@platform/database';
import type { Transaction } from '@platform/transaction';
import { ATTACHMENT_BYTES_MAX, bytesOfPart, contentFault, partsOf } from '../attachment/attachment';
import { Attachments } from '../attachment/attachments.repository';
import { COUNTERPART } from '../case-strands';

/** Keeps the parts of a partner's files as they come; the last one makes the file whole. Own parts are held already. */
@Injectable()
export class AttachmentProjection implements StrandProjection {
  readonly sections = ['part'];

  constructor(private readonly attachments: Attachments) {}

  async project(tx: Transaction, changes: readonly StrandChange[]): Promise<void> {
    for (const change of changes)
      if (change.direction === 'incoming' && change.strandKind === 'case')
        await this.take(tx, change);
  }

  /** What does not fit together, or belongs to no case with that partner, has no effect beyond the log. */
  private async take(tx: Transaction, change: StrandChange): Promise<void> {
    const open = change.open as unknown as PartOpen;
    const personal = change.personal as PartPersonal | undefined;
    const attachmentId = change.strandId;
    const held = await this.attachments.lock(tx, attachmentId);
    const fits =
      open.bytes <= ATTACHMENT_BYTES_MAX &&
      open.parts === partsOf(open.bytes) &&
      open.number <= open.parts;
    if (!personal || !fits || (held && held.hash !== open.hash)) return;
    const content = Buffer.from(personal.content, 'base64url');
    if (content.length !== bytesOfPart(open.bytes, open.number)) return;
    if (!held && !(await this.isOfCase(tx, change, open.about))) return;
    const { type, bytes, hash, parts } = open;
    const attachment = held ?? {
      attachmentId,
      caseId: open.about,
      own: false,
      waits: false,
      name: personal.name ?? `附件.${type}`,
      type,
      bytes,
      hash,
      parts,
      state: 'incomplete' as const,
      at: new Date(change.time),
    };
    if (!held) await this.attachments.keep(tx, attachment);
    await this.attachments.keepPart(tx, attachmentId, open.number, content);
    if ((await this.attachments.received(tx, attachmentId)).length < parts) return;
    const whole = Buffer.concat(await this.attachments.parts(tx, attachmentId));
    const state = contentFault(attachment, whole) ? 'damaged' : 'complete';
    await this.attachments.keep(tx, { ...attachment, state });
  }

  private async isOfCase(tx: Transaction, change: StrandChange, caseId: string): Promise<boolean> {
    const rows = await statements(tx)(
      'SELECT FROM casework.case WHERE case_id = $1 AND partner = $2 AND service = $3',
      [caseId, change.author, COUNTERPART[change.authorService]],
    );
    return rows.length > 0;
  }
}
