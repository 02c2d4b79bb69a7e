import type { DataSource, MigrationInterface, QueryRunner } from 'typeorm';

export type MigrationList = readonly (new () => MigrationInterface)[];

/** Any number; the same for all processes that migrate one database. */
const LOCK = 610_300_410_100;

/**
 * Runs what has not run yet, in order of the numbers in the class names, each in a transaction of its own. Processes
 * that come at the same time wait for each other. Gives the names of those that ran.
 */
export async function runMigrations(
  dataSource: DataSource,
  lists: readonly MigrationList[],
): Promise<string[]> {
  const runner = dataSource.createQueryRunner();
  try {
    await runner.query('SELECT pg_advisory_lock($1)', [LOCK]);
    try {
      await runner.query('CREATE SCHEMA IF NOT EXISTS platform');
      await runner.query('CREATE TABLE IF NOT EXISTS platform.migration (name text PRIMARY KEY)');
      return await runPending(runner, inOrder(lists));
    } finally {
      await runner.query('SELECT pg_advisory_unlock($1)', [LOCK]);
    }
  } finally {
    await runner.release();
  }
}

async function runPending(runner: QueryRunner, migrations: MigrationList): Promise<string[]> {
  const done = (await runner.query('SELECT name FROM platform.migration')) as { name: string }[];
  const pending = migrations.filter(({ name }) => !done.some((row) => row.name === name));
  for (const Migration of pending) {
    await runner.startTransaction();
    try {
      await new Migration().up(runner);
      await runner.query('INSERT INTO platform.migration (name) VALUES ($1)', [Migration.name]);
      await runner.commitTransaction();
    } catch (error) {
      await runner.rollbackTransaction();
      throw error;
    }
  }
  return pending.map(({ name }) => name);
}

function inOrder(lists: readonly MigrationList[]): MigrationList {
  const numberOf = ({ name }: { name: string }): number => {
    const digits = /\d{13}$/.exec(name);
    if (!digits) throw new Error(`the migration ${name} has no number at the end of its name`);
    return Number(digits[0]);
  };
  return lists.flat().sort((a, b) => numberOf(a) - numberOf(b) || (a.name < b.name ? -1 : 1));
}
