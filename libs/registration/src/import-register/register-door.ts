import { Readable } from 'node:stream';
import { Injectable, StreamableFile } from '@nestjs/common';
import { ReadLog, type SignedInAccount } from '@identity';
import { type CommandRequest, Commands } from '@platform/commands';
import type { RegisterName } from '../register-kind';
import { FileUnreadable, ImportNotWaiting } from '../registration.errors';
import { importResponse, type ImportResponse } from './import-register.dto';
import { ImportRegisterHandler } from './import-register.handler';
import { ImportContent, Imports } from './imports.repository';
import { formatOf, type RegisterFormat } from './register-source';
import { csvTemplate, workbookTemplate } from './register-template';
import type { UploadedRegister } from './register-upload';
import { ShowImportsQuery } from './show-imports.query';

const MEDIA_TYPES: Readonly<Record<RegisterFormat, string>> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};
const TEMPLATE_NAMES: Readonly<Record<RegisterName, string>> = {
  arrivals: '到达登记模板',
  departures: '外出登记模板',
  hukou: '户籍册模板',
};

/** Which import is meant: those of one side, within the area of the account. */
export interface NamedImport {
  readonly importId: string;
  readonly kinds: readonly RegisterName[];
  readonly account: SignedInAccount;
}

/** What the doors of both sides do alike with an uploaded register and its refused rows. */
@Injectable()
export class RegisterDoor {
  constructor(
    private readonly importRegister: ImportRegisterHandler,
    private readonly shown: ShowImportsQuery,
    private readonly reads: ReadLog,
    private readonly commands: Commands,
    private readonly imports: Imports,
    private readonly content: ImportContent,
  ) {}

  /** Errors: those of the import, `idempotency-key.reused` for another file under a used key. */
  async handIn(
    kind: RegisterName,
    step: 'check' | undefined,
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
        await this.imports.discard(importId);
        throw error;
      });
    const format = await formatOf({
      size: bytes,
      read: (from, length) => this.content.read(importId, from, length),
    });
    const atOnce = step === undefined;
    const handed = { importId, kind, format, atOnce, digest, bytes, account: id, organisation };
    const held = atOnce
      ? await this.importRegister.execute(handed)
      : await this.importRegister.hand(handed);
    return {
      ...importResponse(held, this.importRegister.kindOf(kind)),
      ...(!atOnce && held.importId !== importId && { recognised: true }),
    };
  }

  /** Errors: `import.unknown`, `import.not-waiting`, `import.header` where a required field has no column. */
  async chooseColumns(
    named: NamedImport,
    fields: readonly string[],
    command: CommandRequest,
  ): Promise<ImportResponse> {
    const held = await this.held(named);
    await this.commands.run(command, async () => {
      const chosen = fields.map((field) => (field === '' ? null : field));
      await this.importRegister.chooseColumns(held, chosen, named.account.id);
      return {};
    });
    return this.shown.show(named.importId, named.kinds, named.account);
  }

  /** Errors: `import.unknown`, `import.not-waiting`. */
  async confirm(named: NamedImport, command: CommandRequest): Promise<ImportResponse> {
    const held = await this.held(named);
    await this.commands.run(command, async () => {
      await this.importRegister.confirm(held);
      return {};
    });
    return this.shown.show(named.importId, named.kinds, named.account);
  }

  /** A file that waits for the clerk is forgotten, and may be handed in again. */
  async discard(named: NamedImport, command: CommandRequest): Promise<void> {
    const { importId, state } = await this.held(named);
    if (state !== 'mapping' && state !== 'checked') throw new ImportNotWaiting({ importId });
    await this.commands.run(command, async () => {
      await this.imports.discard(importId);
      return {};
    });
  }

  template(kind: RegisterName, format: RegisterFormat): StreamableFile {
    const register = this.importRegister.kindOf(kind)!;
    const content = format === 'csv' ? [csvTemplate(register)] : workbookTemplate(register);
    return download(`${TEMPLATE_NAMES[kind]}.${format}`, 'template', format, content);
  }

  async refusedFile(named: NamedImport, route: string): Promise<StreamableFile> {
    const { importId, kinds, account } = named;
    const { fileName, format, content } = await this.shown.refusedFile(importId, kinds, account);
    await this.reads.write({
      kind: 'list',
      account,
      route,
      filter: { importId },
      total: 1,
      subjects: [importId],
    });
    return download(fileName, 'refused', format, content);
  }

  private held({ importId, kinds, account }: NamedImport) {
    return this.shown.get(importId, kinds, account);
  }
}

function download(
  fileName: string,
  plainName: string,
  format: RegisterFormat,
  content: AsyncIterable<string | Buffer> | Iterable<string>,
): StreamableFile {
  return new StreamableFile(Readable.from(content, { objectMode: false }), {
    type: MEDIA_TYPES[format],
    disposition: `attachment; filename="${plainName}.${format}"; filename*=UTF-8''${encodeURIComponent(fileName)}`,
  });
}
