import { createHash } from 'node:crypto';
import { Logger } from '@nestjs/common';
import { SystemClock } from '@platform/clock';
import { FieldCipher } from '@platform/field-cipher';
import { RandomIds } from '@platform/ids';
import type { FieldFault } from '@platform/domain-error';
import type { Transaction } from '@platform/transaction';
import { openTestDatabase, type TestDatabase } from '../../../platform/testing';
import { recordMigrations } from '@record';
import { ledgerMigrations, SealerBell } from '@ledger';
import { DatabaseImportContent } from '../persistence/database-import-content';
import { DatabaseImportLayouts } from '../persistence/database-import-layouts';
import { DatabaseImports } from '../persistence/database-imports';
import { ImportPieces } from '../persistence/import-pieces';
import { DatabaseRegisterRows } from '../persistence/database-register-rows';
import { registrationMigrations } from '../persistence/migrations';
import { RegisterKind, type WrittenRow } from '../register-kind';
import { fault } from '../registration.errors';
import type { RegistrationOutcome } from '../registration-outcome';
import { CheckRegister } from './check-register';
import { ImportRegisterHandler } from './import-register.handler';
import { CHUNK_BYTES } from './imports.repository';
import { TakeInRegister } from './take-in-register';

// A process killed in the middle of a register goes on where it stopped: nothing twice, nothing left out.

const cipher = new FieldCipher({ encryption: Buffer.alloc(32, 1), index: Buffer.alloc(32, 2) });
const clock = new SystemClock();
let store: TestDatabase;

const told: object[] = [];
const tell = (about: object, sentence: string): void => void told.push({ ...about, sentence });

beforeAll(async () => {
  Logger.overrideLogger({ log: tell, warn: tell, error: tell });
  store = await openTestDatabase([ledgerMigrations, recordMigrations, registrationMigrations]);
}, 30_000);
afterAll(() => store?.drop());

/** Takes in everyone but those named x, and is killed at a row. */
class Names extends RegisterKind {
  readonly name = 'hukou';
  readonly columns = [{ header: '姓名', field: 'name', required: true }];
  readonly taken: string[] = [];

  constructor(private readonly killedAt = '') {
    super();
  }

  override personKey(row: WrittenRow): string | undefined {
    return row.name;
  }

  override judge(
    _: Transaction,
    rows: readonly WrittenRow[],
  ): Promise<(readonly FieldFault[] | undefined)[]> {
    return Promise.resolve(rows.map(() => undefined));
  }

  override takeIn(_: Transaction, rows: readonly WrittenRow[]): Promise<RegistrationOutcome[]> {
    if (rows.some(({ name }) => name === this.killedAt)) throw new Error('killed');
    return Promise.resolve(
      rows.map((row): RegistrationOutcome => {
        const name = row.name!;
        const text = { zh: '', en: '' };
        if (name.startsWith('x'))
          return {
            outcome: 'refused',
            faults: [{ field: 'name', code: 'name.characters', text }],
          };
        this.taken.push(name);
        return { outcome: 'registered', recordId: name, marks: [] };
      }),
    );
  }
}

/** Finds every row faulty. */
class Stricter extends Names {
  override judge(_: Transaction, rows: readonly WrittenRow[]) {
    return Promise.resolve(rows.map(() => [fault('name', 'field.characters')]));
  }
}

/** Is killed while the rows from one on are judged. */
class KilledJudging extends Names {
  constructor(private readonly judgedLast: string) {
    super();
  }

  override judge(tx: Transaction, rows: readonly WrittenRow[]) {
    if (rows.some(({ name }) => name === this.judgedLast)) throw new Error('killed');
    return super.judge(tx, rows);
  }
}

/** What a process has in its memory; another one knows only the database. */
function aProcess(kind: Names) {
  const imports = new DatabaseImports(store.database, new ImportPieces(store.database, cipher));
  const content = new DatabaseImportContent(store.database, cipher);
  const layouts = new DatabaseImportLayouts(store.database);
  const rows = new DatabaseRegisterRows(cipher);
  const checking = new CheckRegister(imports, content, layouts, rows);
  const handler = new ImportRegisterHandler(
    imports,
    layouts,
    checking,
    new TakeInRegister(imports, rows, new SealerBell()),
    clock,
  );
  handler.serve(kind);
  return { imports, content, checking, handler };
}

async function handIn(process: ReturnType<typeof aProcess>, content: string) {
  const importId = new RandomIds(clock).next();
  const bytes = Buffer.from(content);
  await process.imports.begin({ importId, fileName: 'names.csv', at: clock.now() });
  for (let at = 0; at < bytes.length; at += CHUNK_BYTES)
    await process.content.keepChunk(
      importId,
      at / CHUNK_BYTES,
      bytes.subarray(at, at + CHUNK_BYTES),
    );
  const digest = createHash('sha256').update(bytes).digest();
  const by = { account: 'a', organisation: '610300' };
  return process.handler.execute({
    importId,
    kind: 'hukou',
    format: 'csv',
    atOnce: true,
    digest,
    bytes: bytes.length,
    ...by,
  });
}

const fileOf = (names: readonly string[]): string => ['\uFEFF姓名', ...names].join('\n');
const people = Array.from({ length: 1800 }, (_, n) =>
  n % 100 === 7 ? `x${n}` : `王${String(n).padStart(4, '0')}`,
);

describe('a register', () => {
  it('whose process was killed in the middle is finished by the next, row for row', async () => {
    // Row 1705 repeats row 1, which the first process took in: the next one must still know.
    const names = people.with(1705, people[0]!);
    const first = new Names(names[1200]);
    await expect(handIn(aProcess(first), fileOf(names))).rejects.toThrow('killed');

    const second = new Names();
    const { imports, handler } = aProcess(second);
    const [unfinished] = await imports.unfinished(['hukou']);
    // Of four batches the third is left; beside it another one was in hand.
    expect(unfinished).toMatchObject({ state: 'running', accepted: first.taken.length });
    expect(first.taken.length).toBeLessThan(1781);
    const done = await handler.run(unfinished!.importId);
    expect(done).toMatchObject({ state: 'done', checked: 1800, accepted: 1781, refused: 19 });
    expect(new Set([...first.taken, ...second.taken]).size).toBe(1781);
    // The office's log tells it in figures, and names nobody.
    expect(told.at(-1)).toEqual({
      importId: done.importId,
      kind: 'hukou',
      rows: 1800,
      accepted: 1781,
      refused: 19,
      alreadyDone: 0,
      ms: expect.any(Number),
      sentence: 'a register was taken in',
    });
    expect(JSON.stringify(told)).not.toMatch(/王|x\d/);
    const refusals = await imports.refusals({ importId: done.importId, after: 0, size: 100 });
    expect(refusals.find(({ row }) => row === 1706)?.faults[0]?.code).toBe('row.double');
  });

  it('whose process was killed while it was checked is checked to its end by the next', async () => {
    const names = people.map((name) => `赵${name}`.replace('赵x', 'x赵'));
    const killed = aProcess(new KilledJudging(names[600]!));
    await expect(handIn(killed, fileOf(names))).rejects.toThrow('killed');
    const { imports, handler } = aProcess(new Names());
    const [unfinished] = await imports.unfinished(['hukou']);
    expect(unfinished).toMatchObject({ state: 'checking', checked: 500 });
    const done = await handler.run(unfinished!.importId);
    expect(done).toMatchObject({ state: 'done', checked: 1800, accepted: 1782, refused: 18 });
  });

  it('knows the rows of another file though the rules have changed since', async () => {
    await handIn(aProcess(new Names()), fileOf(['钱一', '钱二']));
    const done = await handIn(aProcess(new Stricter()), fileOf(['钱二', '钱三']));
    expect(done).toMatchObject({ state: 'done', accepted: 0, alreadyDone: 1, refused: 1 });
  });

  it('handed in by two at once is taken in once', async () => {
    const kinds = [new Names(), new Names()];
    const file = fileOf(people.map((name) => `李${name}`.replace('李x', 'x')));
    const results = await Promise.all(kinds.map((kind) => handIn(aProcess(kind), file)));
    expect(results[0]!.importId).toBe(results[1]!.importId);
    const taken = kinds.flatMap(({ taken: names }) => names);
    expect(new Set(taken).size).toBe(1782);
    const [row] = await store.database.read<{ n: number }>(
      `SELECT accepted AS n FROM registration.import WHERE import_id = $1`,
      [results[0]!.importId],
    );
    expect(row!.n).toBe(1782);
  }, 30_000);

  it('that another process has checked meanwhile is gone on with, though its file is gone', async () => {
    const kind = new Names();
    const [here, there] = [aProcess(kind), aProcess(kind)];
    const read = here.content.read.bind(here.content);
    jest.spyOn(here.content, 'read').mockImplementationOnce(async (importId, from, length) => {
      await there.checking.check((await there.imports.find(importId))!, kind);
      return read(importId, from, length);
    });
    const done = await handIn(here, fileOf(['孙一', '孙二', '孙三']));
    expect(done).toMatchObject({ state: 'done', checked: 3, accepted: 3, refused: 0 });
  });

  it('with a row that cannot be read refuses that row, and reads on behind it', async () => {
    const process = aProcess(new Names());
    const faulty = `${fileOf(['周一', '周二'])}\n"周三\n周四`;
    const done = await handIn(process, faulty);
    expect(done).toMatchObject({ state: 'done', accepted: 3, refused: 1 });
    const [refusal] = await process.imports.refusals({
      importId: done.importId,
      after: 0,
      size: 10,
    });
    expect(refusal).toMatchObject({ row: 3, faults: [{ field: '', code: 'row.unreadable' }] });
    const whole = fileOf(['周一', '周二', '周三', '周四']);
    expect(await handIn(process, whole)).toMatchObject({ accepted: 1, alreadyDone: 3 });
  });

  it.each([
    ['a person in the place of its header', '张三丰,610302198109092607'],
    ['something else altogether', 'PK\x03\x04'],
    ['nothing', ''],
  ])('with %s is refused, and nothing of it repeated', async (_, content) => {
    await expect(handIn(aProcess(new Names()), content)).rejects.toMatchObject({
      code: 'import.unreadable',
      faults: [],
    });
  });

  it('may have the empty columns a spreadsheet leaves beside its table', async () => {
    const done = await handIn(aProcess(new Names()), '姓名,,\n吴一,,\n吴二,,多余\n');
    expect(done).toMatchObject({ accepted: 1, refused: 1 });
  });

  it('keeps no readable name of what was refused', async () => {
    const [row] = await store.database.read<{ cells: Buffer }>(
      'SELECT cells FROM registration.import_refusal WHERE row_number = 8 LIMIT 1',
    );
    expect(row!.cells.toString('latin1')).not.toContain('x7');
    expect(cipher.decrypt(row!.cells)).toContain('x');
  });
});
