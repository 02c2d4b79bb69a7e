import { Injectable } from '@nestjs/common';
import { Database } from '@platform/database';
import { FieldCipher } from '@platform/field-cipher';
import { CHUNK_BYTES, ImportContent } from '../import-register/imports.repository';

@Injectable()
export class DatabaseImportContent extends ImportContent {
  constructor(
    private readonly database: Database,
    private readonly cipher: FieldCipher,
  ) {
    super();
  }

  override async keepChunk(importId: string, number: number, content: Buffer): Promise<void> {
    await this.database.read(
      `INSERT INTO registration.import_chunk (import_id, number, content) VALUES ($1, $2, $3)`,
      [importId, number, this.cipher.encrypt(content.toString('base64'))],
    );
  }

  override async read(importId: string, from: number, length: number): Promise<Buffer> {
    const first = Math.floor(from / CHUNK_BYTES);
    const last = Math.floor((from + Math.max(length, 1) - 1) / CHUNK_BYTES);
    const chunks = await this.database.read<{ content: Buffer }>(
      `SELECT c.content FROM registration.import_chunk c
        WHERE c.import_id = $1 AND c.number BETWEEN $2 AND $3 ORDER BY c.number`,
      [importId, first, last],
    );
    const bytes = Buffer.concat(
      chunks.map(({ content }) => Buffer.from(this.cipher.decrypt(content), 'base64')),
    );
    const begin = from - first * CHUNK_BYTES;
    return bytes.subarray(begin, begin + length);
  }
}
