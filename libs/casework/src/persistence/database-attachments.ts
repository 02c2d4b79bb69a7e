import { Injectable } from '@nestjs/common';
import type { AttachmentType } from '@contracts';
import { statements } from '@platform/database';
import { FieldCipher } from '@platform/field-cipher';
import type { Transaction } from '@platform/transaction';
import type { Attachment, AttachmentState } from '../attachment/attachment';
import { Attachments } from '../attachment/attachments.repository';

interface Row {
  attachment_id: string;
  case_id: string;
  own: boolean;
  name_cipher: Buffer;
  type: AttachmentType;
  bytes: number;
  hash: string;
  parts: number;
  state: AttachmentState;
  at: Date;
}

const COLUMNS = `
SELECT a.attachment_id, a.case_id, a.own, a.name_cipher, a.type, a.bytes, a.hash, a.parts, a.state, a.at
  FROM casework.attachment a`;

@Injectable()
export class DatabaseAttachments extends Attachments {
  constructor(private readonly cipher: FieldCipher) {
    super();
  }

  override async lock(tx: Transaction, attachmentId: string): Promise<Attachment | undefined> {
    const [row] = await statements(tx)<Row>(`${COLUMNS} WHERE a.attachment_id = $1 FOR UPDATE`, [
      attachmentId,
    ]);
    return row && this.attachmentOf(row);
  }

  override async ofCase(tx: Transaction, caseId: string): Promise<Attachment[]> {
    const rows = await statements(tx)<Row>(
      `${COLUMNS} WHERE a.case_id = $1 ORDER BY a.at, a.attachment_id`,
      [caseId],
    );
    return rows.map((row) => this.attachmentOf(row));
  }

  override async received(tx: Transaction, attachmentId: string): Promise<number[]> {
    const rows = await statements(tx)<{ number: number }>(
      'SELECT p.number FROM casework.attachment_part p WHERE p.attachment_id = $1 ORDER BY p.number',
      [attachmentId],
    );
    return rows.map(({ number }) => number);
  }

  override async keep(tx: Transaction, attachment: Attachment): Promise<void> {
    const { attachmentId, caseId, own, name, type, bytes, hash, parts, state, at } = attachment;
    await statements(tx)(
      `INSERT INTO casework.attachment
         (attachment_id, case_id, own, name_cipher, type, bytes, hash, parts, state, at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
       ON CONFLICT (attachment_id) DO UPDATE SET state = excluded.state`,
      [attachmentId, caseId, own, this.cipher.encrypt(name), type, bytes, hash, parts, state, at],
    );
  }

  override async keepPart(
    tx: Transaction,
    attachmentId: string,
    number: number,
    content: Buffer,
  ): Promise<void> {
    await statements(tx)(
      `INSERT INTO casework.attachment_part (attachment_id, number, content_cipher) VALUES ($1, $2, $3)
       ON CONFLICT DO NOTHING`,
      [attachmentId, number, this.cipher.encrypt(content.toString('base64url'))],
    );
  }

  override async parts(tx: Transaction, attachmentId: string): Promise<Buffer[]> {
    const rows = await statements(tx)<{ content_cipher: Buffer }>(
      `SELECT p.content_cipher FROM casework.attachment_part p
        WHERE p.attachment_id = $1 ORDER BY p.number`,
      [attachmentId],
    );
    return rows.map((row) => Buffer.from(this.cipher.decrypt(row.content_cipher), 'base64url'));
  }

  override async dropParts(tx: Transaction, attachmentId: string): Promise<void> {
    await statements(tx)('DELETE FROM casework.attachment_part WHERE attachment_id = $1', [
      attachmentId,
    ]);
  }

  override async deliveredAt(
    tx: Transaction,
    attachmentIds: readonly string[],
  ): Promise<ReadonlyMap<string, Date>> {
    const rows = await statements(tx)<{ id: string; at: Date }>(
      `SELECT d.strand_id AS id, d.covered_at AS at FROM ledger.strand_delivery d
        WHERE d.strand_id = ANY ($1) AND d.covered`,
      [attachmentIds],
    );
    return new Map(rows.map(({ id, at }) => [id, at]));
  }

  private attachmentOf(row: Row): Attachment {
    const { attachment_id, case_id, name_cipher, ...rest } = row;
    return {
      ...rest,
      attachmentId: attachment_id,
      caseId: case_id,
      name: this.cipher.decrypt(name_cipher),
    };
  }
}
