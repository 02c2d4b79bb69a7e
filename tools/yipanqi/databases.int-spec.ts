import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Client, escapeIdentifier, escapeLiteral } from 'pg';
import { type RunningPostgres, startEmbeddedPostgres } from '../servers';
import { letWork, migrate } from './databases';

const script = readFileSync(resolve(__dirname, '../../docker/postgres/01-regions.sh'), 'utf8');
const [shared, ofRegion] = [...script.matchAll(/<<'SQL'\n(.*?)^SQL$/gms)].map((match) => match[1]!);
const regions = ['region_610300', 'region_410100'];
const password = randomBytes(9).toString('base64url');

// A server of its own: the script changes who may connect to databases that all tests of a run share.
let folder: string;
let server: RunningPostgres | undefined;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'yipanqi-rights-'));
  chmodSync(folder, 0o755);
  server = await startEmbeddedPostgres({ dir: join(folder, 'server'), settings: { fsync: 'off' } });
  const postgres = await connected('postgres');
  for (const statement of statementsOf(shared!)) await postgres.query(statement);
  for (const name of regions)
    for (const statement of statementsOf(ofRegion!))
      await postgres.query(
        statement
          .replaceAll(':"name"', escapeIdentifier(name))
          .replaceAll(":'password'", escapeLiteral(password)),
      );
  await postgres.end();
  for (const name of regions) {
    await migrate(urlOf(name));
    await letWork(urlOf(name), name);
  }
}, 60_000);
afterAll(async () => {
  await server?.stop();
  rmSync(folder, { recursive: true, force: true });
});

describe('the login of a region', () => {
  let login: Client;
  let notices: string[];
  beforeAll(async () => {
    login = await connected('region_410100', 'region_410100');
    login.on('notice', ({ message }) => notices.push(message ?? ''));
  });
  beforeEach(() => {
    notices = [];
  });
  afterAll(() => login?.end());

  it('writes, reads, changes and deletes rows', async () => {
    const row = `INSERT INTO platform.migration (name) VALUES ('a row')`;
    await login.query(row);
    await login.query(`UPDATE platform.migration SET name = 'another' WHERE name = 'a row'`);
    const gone = await login.query(`DELETE FROM platform.migration WHERE name = 'another'`);
    expect(gone.rowCount).toBe(1);
    const { rows } = await login.query('SELECT count(*)::int AS n FROM ledger.segment');
    expect(rows).toEqual([{ n: 0 }]);
  });

  it('vacuums the lists it has computed anew', async () => {
    await login.query('VACUUM (ANALYZE, SKIP_LOCKED) registration.listed');
    expect(notices).toEqual([]);
  });

  it.each([
    'CREATE TABLE extra (id int)',
    'CREATE TABLE ledger.extra (id int)',
    'CREATE TEMP TABLE extra (id int)',
    'CREATE SCHEMA extra',
    'ALTER TABLE ledger.segment ADD COLUMN extra text',
    'TRUNCATE ledger.segment',
    'DROP TABLE ledger.segment',
    'DROP SCHEMA ledger CASCADE',
    'CREATE DATABASE extra',
    'DROP DATABASE region_610300',
    'ALTER DATABASE region_410100 SET work_mem = 64',
    'CREATE ROLE extra',
    'GRANT CONNECT ON DATABASE region_410100 TO region_610300',
  ])('may not: %s', async (statement) => {
    // A grant that gives nothing is only warned of.
    const refused = await login.query(statement).then(
      () => notices.join(),
      (error: Error) => error.message,
    );
    expect(refused).toMatch(/permission denied|must be owner|no privileges were granted/);
  });

  it.each(['region_610300', 'postgres', 'template1', 'template0'])(
    'may not connect to %s',
    async (database) => {
      await expect(connected(database, 'region_410100')).rejects.toMatchObject({
        message: expect.stringMatching(/permission denied for database|not currently accepting/),
      });
    },
  );
});

const statementsOf = (sql: string): string[] => sql.split(/;\n/).filter((one) => one.trim() !== '');

function urlOf(database: string, login?: string): string {
  const url = new URL(server!.url);
  url.pathname = `/${database}`;
  if (login !== undefined) Object.assign(url, { username: login, password });
  return url.href;
}

async function connected(database: string, login?: string): Promise<Client> {
  const client = new Client({ connectionString: urlOf(database, login) });
  try {
    await client.connect();
    return client;
  } catch (error) {
    await client.end();
    throw error;
  }
}
