import type { MigrationInterface, QueryRunner } from 'typeorm';
import { openTestDatabase, type TestDatabase } from '../../testing';
import { runMigrations } from '.';

const step = (name: string, sql: string): new () => MigrationInterface => {
  const Step = class implements MigrationInterface {
    async up(runner: QueryRunner): Promise<void> {
      await runner.query(sql);
    }
    async down(): Promise<void> {}
  };
  Object.defineProperty(Step, 'name', { value: name });
  return Step;
};

let opened: TestDatabase;
beforeEach(async () => {
  opened = await openTestDatabase([]);
});
afterEach(() => opened.drop());

describe('migrations', () => {
  const create = step('Create1795000000001', 'CREATE TABLE platform.a (n integer)');
  const extend = step('Extend1795000000002', 'ALTER TABLE platform.a ADD m integer');

  it('of several libraries run in the order of their numbers, each once', async () => {
    const { dataSource } = opened.database;
    expect(await runMigrations(dataSource, [[extend], [create]])).toEqual([
      'Create1795000000001',
      'Extend1795000000002',
    ]);
    expect(await runMigrations(dataSource, [[extend], [create]])).toEqual([]);
  });

  it('started by several processes at once run once', async () => {
    const { dataSource } = opened.database;
    const ran = await Promise.all(
      Array.from({ length: 5 }, () => runMigrations(dataSource, [[create, extend]])),
    );
    expect(ran.flat()).toHaveLength(2);
  });

  it('that fail leave the ones before them, and nothing of themselves', async () => {
    const { dataSource } = opened.database;
    const broken = step('Broken1795000000003', 'CREATE TABLE platform.b (n integer); SELECT 1 / 0');
    await expect(runMigrations(dataSource, [[create, broken]])).rejects.toThrow('division by zero');
    const [found] = await opened.database.read<{ a: string | null; b: string | null }>(
      `SELECT to_regclass('platform.a') AS a, to_regclass('platform.b') AS b`,
    );
    expect(found).toEqual({ a: 'platform.a', b: null });
  });

  it('keep a calendar day as it is written', async () => {
    const [day] = await opened.database.read(`SELECT DATE '2026-03-01' AS day`);
    expect(day).toEqual({ day: '2026-03-01' });
  });
});
