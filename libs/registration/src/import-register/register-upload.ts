import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { Clock } from '@platform/clock';
import { Ids } from '@platform/ids';
import { CHUNK_BYTES, ImportContent, Imports } from './imports.repository';

/** 132,000 rows are about 25 MB; a larger register comes in parts. */
export const FILE_BYTES_MAX = 64 * 1024 * 1024;

/** What the upload leaves on the request: where the bytes lie, and their digest. */
export interface UploadedRegister {
  readonly importId: string;
  /** SHA-256 of the file: stands for its content wherever a request is fingerprinted. */
  readonly buffer: Buffer;
  readonly bytes: number;
  readonly fileName: string;
}

interface IncomingFile {
  readonly stream: Readable;
  readonly originalname: string;
}
type Done = (error: Error | null, info?: Partial<UploadedRegister>) => void;

/**
 * Multer storage that writes a register chunk by chunk, encrypted, into the database while it is still coming: no copy in
 * clear on any disk, no file in memory, and all of it there when the process is killed before the last row.
 */
@Injectable()
export class RegisterUpload {
  constructor(
    private readonly imports: Imports,
    private readonly content: ImportContent,
    private readonly ids: Ids,
    private readonly clock: Clock,
  ) {}

  _handleFile(_request: unknown, file: IncomingFile, done: Done): void {
    this.keep(file).then(
      (info) => done(null, info),
      (error: Error) => done(error),
    );
  }

  _removeFile(_request: unknown, file: Partial<UploadedRegister>, done: Done): void {
    if (!file.importId) return done(null);
    this.imports.discard(file.importId).then(
      () => done(null),
      (error: Error) => done(error),
    );
  }

  private async keep(file: IncomingFile): Promise<UploadedRegister> {
    const importId = this.ids.next();
    // Multer reads the name as latin1; browsers send UTF-8.
    const fileName = Buffer.from(file.originalname, 'latin1').toString('utf8').slice(0, 200);
    await this.imports.begin({ importId, fileName, at: this.clock.now() });
    const digest = createHash('sha256');
    let bytes = 0;
    let number = 0;
    let held: Buffer = Buffer.alloc(0);
    for await (const piece of file.stream as AsyncIterable<Buffer>) {
      digest.update(piece);
      bytes += piece.length;
      held = Buffer.concat([held, piece]);
      for (; held.length >= CHUNK_BYTES; held = held.subarray(CHUNK_BYTES))
        await this.content.keepChunk(importId, number++, held.subarray(0, CHUNK_BYTES));
    }
    if (held.length > 0) await this.content.keepChunk(importId, number, held);
    return { importId, buffer: digest.digest(), bytes, fileName };
  }
}
