import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { environment } from '../src/config';
import { Database, type MigrationList, openDataSource, runMigrations } from '../src/database';

export interface TestDatabase {
  readonly database: Database;
  readonly url: string;
  /** Closes the pool and drops the database. */
  drop(): Promise<void>;
}

/** A database of its own for one test file, on the server of `TEST_DATABASE_URL`, with these migrations run. */
export async function openTestDatabase(
  migrations: readonly MigrationList[],
): Promise<TestDatabase> {
  const server = environment()['TEST_DATABASE_URL'];
  if (!server) throw new Error('TEST_DATABASE_URL names no server: run in the jest project int');
  const name = `t${randomBytes(6).toString('hex')}`;
  await administrate(server, `CREATE DATABASE ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  const dataSource = await openDataSource({ url: url.href, poolSize: 10 });
  await runMigrations(dataSource, migrations);
  return {
    database: new Database(dataSource),
    url: url.href,
    async drop() {
      if (dataSource.isInitialized) await dataSource.destroy();
      await administrate(server, `DROP DATABASE ${name} WITH (FORCE)`);
    },
  };
}

async function administrate(server: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: server });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
