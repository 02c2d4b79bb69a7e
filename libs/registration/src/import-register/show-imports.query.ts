import { Injectable } from '@nestjs/common';
import { Scope, type SignedInAccount } from '@identity';
import {
  CursorUnknown,
  decodeCursor,
  encodeCursor,
  EXACT_TOTAL_MAX,
  type Language,
  type PageQuery,
} from '@platform/http';
import type { RegisterName } from '../register-kind';
import { faultText, ImportUnknown } from '../registration.errors';
import {
  importResponse,
  type ImportResponse,
  type ImportsPage,
  type RefusalsPage,
} from './import-register.dto';
import { Imports, type RefusedRow, type RegisterImport } from './imports.repository';
import { ImportRegisterHandler } from './import-register.handler';
import { refusedCsv, refusedWorkbook } from './refused-file';
import type { RegisterFormat } from './register-source';

const ROWS_PER_READ = 500;

/** What was handed in within the reader's area, and what of it was refused. */
@Injectable()
export class ShowImportsQuery {
  constructor(
    private readonly imports: Imports,
    private readonly register: ImportRegisterHandler,
  ) {}

  async list(
    kinds: readonly RegisterName[],
    query: PageQuery,
    account: SignedInAccount,
  ): Promise<ImportsPage> {
    const before =
      query.cursor === undefined ? undefined : decodeCursor('-import', query.cursor)[0];
    const { items, total } = await this.imports.list({
      kinds,
      area: new Scope(account.organisation).prefix,
      before: before === undefined ? undefined : String(before),
      size: query.size,
    });
    const last = items.at(-1);
    return {
      items: items.map((held) => importResponse(held)),
      total: Math.min(total, EXACT_TOTAL_MAX),
      totalIsExact: total <= EXACT_TOTAL_MAX,
      ...(items.length === query.size && last
        ? { next: encodeCursor('-import', [last.importId]) }
        : {}),
    };
  }

  /** One of them; while it runs, `rows` is how far it has come. */
  async show(
    importId: string,
    kinds: readonly RegisterName[],
    account: SignedInAccount,
  ): Promise<ImportResponse> {
    const held = await this.get(importId, kinds, account);
    return importResponse(held, this.register.kindOf(held.kind));
  }

  /** Row by row; a row with several faults stands there once per fault. */
  async refusals(
    importId: string,
    kinds: readonly RegisterName[],
    query: PageQuery,
    account: SignedInAccount,
    language: Language,
  ): Promise<RefusalsPage> {
    const held = await this.get(importId, kinds, account);
    const after = query.cursor === undefined ? 0 : decodeCursor('row', query.cursor)[0];
    if (typeof after !== 'number') throw new CursorUnknown();
    const rows = await this.imports.refusals({ importId, after, size: query.size });
    const last = rows.at(-1);
    return {
      items: rows.flatMap(({ row, faults }) =>
        faults.map(({ field, code }) => ({ row, field, code, text: faultText(code)[language] })),
      ),
      total: Math.min(held.refused, EXACT_TOTAL_MAX),
      totalIsExact: held.refused <= EXACT_TOTAL_MAX,
      ...(rows.length === query.size && last ? { next: encodeCursor('row', [last.row]) } : {}),
    };
  }

  /** The refused rows as a file of the form they came in, piece by piece. */
  async refusedFile(
    importId: string,
    kinds: readonly RegisterName[],
    account: SignedInAccount,
  ): Promise<{
    readonly fileName: string;
    readonly format: RegisterFormat;
    readonly content: AsyncIterable<string | Buffer>;
  }> {
    const { format, fileName, header = [], fields } = await this.get(importId, kinds, account);
    const columns = { header, fields };
    const pages = this.refusedRows(importId);
    return {
      fileName: `${fileName.replace(/\.(?:csv|xlsx)$/i, '')}-错误行.${format}`,
      format,
      content: format === 'xlsx' ? refusedWorkbook(columns, pages) : refusedCsv(columns, pages),
    };
  }

  private async *refusedRows(importId: string): AsyncGenerator<RefusedRow[]> {
    for (let after = 0; ;) {
      const rows = await this.imports.refusals({ importId, after, size: ROWS_PER_READ });
      if (rows.length > 0) yield rows;
      const last = rows.at(-1);
      if (!last || rows.length < ROWS_PER_READ) return;
      after = last.row;
    }
  }

  /** Errors: `import.unknown` outside the reader's area, and for a register of the other side. */
  async get(
    importId: string,
    kinds: readonly RegisterName[],
    account: SignedInAccount,
  ): Promise<RegisterImport> {
    const held = await this.imports.find(importId);
    if (
      !held ||
      !kinds.includes(held.kind) ||
      !new Scope(account.organisation).covers(held.organisation)
    )
      throw new ImportUnknown({ importId });
    return held;
  }
}
