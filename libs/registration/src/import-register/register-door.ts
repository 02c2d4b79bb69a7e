import { Readable } from 'node:stream';
import { Injectable, StreamableFile } from '@nestjs/common';
import { ReadLog, type SignedInAccount } from '@identity';
import { type CommandRequest, Commands } from '@platform/commands';
import type { RegisterName } from '../register-kind';
import { FileUnreadable } from '../registration.errors';
import { importResponse, type ImportResponse } from './import-register.dto';
import { ImportRegisterHandler } from './import-register.handler';
import { Imports } from './imports.repository';
import type { UploadedRegister } from './register-upload';
import { ShowImportsQuery } from './show-imports.query';

/** What the doors of both sides do alike with an uploaded register and its refused rows. */
@Injectable()
export class RegisterDoor {
  constructor(
    private readonly importRegister: ImportRegisterHandler,
    private readonly imports: ShowImportsQuery,
    private readonly reads: ReadLog,
    private readonly commands: Commands,
    private readonly uploads: Imports,
  ) {}

  /** Errors: those of the import, `idempotency-key.reused` for another file under a used key. */
  async takeIn(
    kind: RegisterName,
    file: UploadedRegister | undefined,
    command: CommandRequest,
    { id, organisation }: SignedInAccount,
  ): Promise<ImportResponse> {
    if (!file) throw new FileUnreadable();
    const { importId, buffer: digest, bytes } = file;
    // The key is bound to the file, not to the import: that takes many transactions, and the file itself is known again.
    await this.commands
      .run(command, () => Promise.resolve({}))
      .catch(async (error: unknown) => {
        await this.uploads.discard(importId);
        throw error;
      });
    const taken = { importId, kind, digest, bytes, account: id, organisation };
    return importResponse(await this.importRegister.execute(taken));
  }

  async refusedFile(
    importId: string,
    account: SignedInAccount,
    route: string,
  ): Promise<StreamableFile> {
    const { fileName, content } = await this.imports.refusedFile(importId, account);
    await this.reads.write({
      kind: 'list',
      account,
      route,
      filter: { importId },
      total: 1,
      subjects: [importId],
    });
    return new StreamableFile(Readable.from(content, { objectMode: false }), {
      type: 'text/csv; charset=utf-8',
      disposition: `attachment; filename="refused.csv"; filename*=UTF-8''${encodeURIComponent(fileName)}`,
    });
  }
}
