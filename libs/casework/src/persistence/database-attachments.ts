import { Injectable } from '@nestjs/common';
import type { AttachmentType } from '@contracts';
import { statements } from '@platform/database';
import { FieldCipher } from '@platform/field-cipher';
import type { Transaction } from '@platform/transaction';
import type { Attachment, AttachmentState } from '../attachment/attachment';
import { Attachments } from '../attachment/attachments.repository';

interface Row {
  attachment_id: string;
  case_id: string | null;
  account: string | null;
  waits: boolean;
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
SELECT a.attachment_id, a.case_id, a.account, a.waits, a.own, a.name_cipher, a.type, a.bytes, a.hash, a.parts, a.state,
       a.at
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

  override async inHand(tx: Transaction, account: string): Promise<Attachment[]> {
    const rows = await statements(tx)<Row>(
      `${COLUMNS} WHERE a.account = $1 AND a.case_id IS NULL ORDER BY a.at, a.attachment_id`,
      [account],
    );
    return rows.map((row) => this.attachmentOf(row));
  }

  override async keep(tx: Transaction, attachment: Attachment): Promise<void> {
    const { attachmentId, caseId, account, waits, own, name, type, bytes, hash, parts, state, at } =
      attachment;
    await statements(tx)(
      `INSERT INTO casework.attachment
         (attachment_id, case_id, account, waits, own, name_cipher, type, bytes, hash, parts, state, at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
       ON CONFLICT (attachment_id) DO UPDATE
         SET state = excluded.state, case_id = excluded.case_id, waits = excluded.waits`,
      [
        attachmentId,
        caseId ?? null,
        account ?? null,
        waits,
        own,
        this.cipher.encrypt(name),
        type,
        bytes,
        hash,
        parts,
        state,
        at,
      ],
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

  override async copyParts(tx: Transaction, from: string, to: string): Promise<void> {
    await statements(tx)(
      `INSERT INTO casework.attachment_part (attachment_id, number, content_cipher)
       SELECT $2, p.number, p.content_cipher FROM casework.attachment_part p WHERE p.attachment_id = $1`,
      [from, to],
    );
  }

  override async dropOne(tx: Transaction, attachmentId: string): Promise<void> {
    await this.drop(tx, 'a.attachment_id = $1', [attachmentId]);
  }

  override async dropWaiting(tx: Transaction, caseId: string): Promise<void> {
    await this.drop(tx, 'a.case_id = $1 AND a.waits', [caseId]);
  }

  override async dropForgotten(tx: Transaction, account: string, before: Date): Promise<void> {
    await this.drop(tx, 'a.account = $1 AND a.case_id IS NULL AND a.at < $2', [account, before]);
  }

  private async drop(tx: Transaction, which: string, parameters: unknown[]): Promise<void> {
    await statements(tx)(
      `WITH dropped AS (DELETE FROM casework.attachment a WHERE ${which} RETURNING a.attachment_id)
       DELETE FROM casework.attachment_part p USING dropped WHERE p.attachment_id = dropped.attachment_id`,
      parameters,
    );
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
    const { attachment_id, case_id, account, name_cipher, ...rest } = row;
    return {
      ...rest,
      attachmentId: attachment_id,
      caseId: case_id ?? undefined,
      account: account ?? undefined,
      name: this.cipher.decrypt(name_cipher),
    };
  }
}
