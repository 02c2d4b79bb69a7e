import { Client } from 'pg';
import { agreementMigrations } from '@agreement';
import { caseworkMigrations } from '@casework';
import { identityMigrations } from '@identity';
import { ledgerMigrations } from '@ledger';
import { platformMigrations } from '@platform/commands';
import { openDataSource, runMigrations } from '@platform/database';
import { recordMigrations } from '@record';
import { registrationMigrations } from '@registration';

/** Makes a database of this name on the server unless it is there; answers its URL. */
export async function createDatabase(serverUrl: string, name: string): Promise<string> {
  if (!/^[a-z][a-z0-9_]{0,62}$/.test(name)) throw new Error(`not a name of a database: ${name}`);
  const client = new Client({ connectionString: serverUrl });
  await client.connect();
  try {
    const there = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
    if (there.rowCount === 0)
      await client.query(`CREATE DATABASE ${name} TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C'`);
  } finally {
    await client.end();
  }
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return url.toString();
}

/** Brings a region's database to this version; answers the names of the migrations that ran. */
export async function migrate(databaseUrl: string): Promise<string[]> {
  const dataSource = await openDataSource({ url: databaseUrl, poolSize: 2 });
  try {
    return await runMigrations(dataSource, [
      platformMigrations,
      identityMigrations,
      ledgerMigrations,
      recordMigrations,
      agreementMigrations,
      registrationMigrations,
      caseworkMigrations,
    ]);
  } finally {
    await dataSource.destroy();
  }
}

const SCHEMAS = [
  'platform',
  'identity',
  'ledger',
  'record',
  'agreement',
  'registration',
  'casework',
];

/** Lets a login read and write the rows of what the migrations made, and alter none of it. */
export async function letWork(databaseUrl: string, login: string): Promise<void> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const schemas = SCHEMAS.join(', ');
    const name = client.escapeIdentifier(login);
    await client.query(`
      GRANT USAGE ON SCHEMA ${schemas} TO ${name};
      GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA ${schemas} TO ${name};
      GRANT USAGE ON ALL SEQUENCES IN SCHEMA ${schemas} TO ${name}`);
    // Lists computed anew are vacuumed at once. Before version 17 only an owner may: then the server does it in its own time.
    const { rows } = await client.query<{ version: number }>(
      `SELECT current_setting('server_version_num')::int AS version`,
    );
    if (rows[0]!.version >= 170_000)
      await client.query(`GRANT MAINTAIN ON registration.listed TO ${name}`);
  } finally {
    await client.end();
  }
}
