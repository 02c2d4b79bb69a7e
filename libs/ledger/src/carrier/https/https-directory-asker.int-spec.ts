import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  eventually,
  InMemoryBroker,
  LedgerRegion,
  RecordingLog,
  settle,
  testKeys,
  withNewSigningKey,
  withStatement,
} from '../../../testing';
import { Directory } from '../../keys/directory';
import { Keyring } from '../../keys/keyring';
import { KeyStatementStore } from '../../persistence/key-statement.store';
import { requestToken } from '../../wire/request-token';
import { SegmentSource } from '../segment-source';
import { HttpsDirectoryAsker } from './https-directory-asker';
import { HttpsExchange } from './https-exchange';

// A partner changes its signing key while both exchange: nobody carries a file across.

const stream = '410100.receiving/610300';
const now = new Date();
const keys = testKeys(['410100', '610300'], now);
const everyMs = 300;

let broker: InMemoryBroker;
let zhengzhou: LedgerRegion;
let baoji: LedgerRegion;
let server: Server;
/** What stands at the partner's address. */
let published: readonly string[];
let fetches: number;

beforeEach(async () => {
  fetches = 0;
  published = keys.get('410100')!.statements;
  server = createServer((request, response) => {
    fetches += 1;
    response.statusCode = request.url === '/.well-known/yipanqi-directory.json' ? 200 : 404;
    response.end(JSON.stringify({ keys: [], statements: published }));
  }).listen(0, '127.0.0.1');
  broker = new InMemoryBroker();
  zhengzhou = await LedgerRegion.start({ region: '410100', keys, broker });
  baoji = await startBaoji();
});
afterEach(async () => {
  await baoji?.drop();
  await zhengzhou?.drop();
  server.close();
});

const addressOf = (listening: Server): string =>
  `http://127.0.0.1:${(listening.address() as AddressInfo).port}`;

const startBaoji = (): Promise<LedgerRegion> =>
  LedgerRegion.start({
    region: '610300',
    keys,
    broker,
    asker: (directory, store) => {
      const partners = [{ code: '410100', url: addressOf(server) }];
      return new HttpsDirectoryAsker({ partners, directory, store, everyMs });
    },
  });

/** Zhengzhou goes on with these keys, over the same database. */
async function changeKeys(keyring: Keyring): Promise<void> {
  await zhengzhou.stop();
  const known = new Map([...keys, ['410100', keyring]]);
  const database = zhengzhou.store;
  zhengzhou = await LedgerRegion.start({ region: '410100', keys: known, broker, database });
}

async function says(text: string): Promise<string> {
  const strandId = zhengzhou.ids.next();
  await zhengzhou.append(zhengzhou.note(stream, strandId, text));
  return strandId;
}

const settled = (): Promise<void> => settle(broker, [zhengzhou, baoji]);
const isKnown = async (strandId: string): Promise<boolean> =>
  (await baoji.rows('SELECT 1 FROM ledger.strand WHERE strand_id = $1', strandId)).length === 1;
const quarantined = (): Promise<{ reason: string; messages: number }[]> =>
  baoji.rows(
    `SELECT reason, count(DISTINCT hash)::int AS messages FROM ledger.quarantine GROUP BY reason`,
  );

it('a partner that states a new signing key is asked for it, and its segment comes again', async () => {
  await says('under the first key');
  await settled();
  const rotated = withNewSigningKey(keys.get('410100')!, now);
  published = rotated.statements;
  await changeKeys(rotated);

  const strandId = await says('under the second key');
  await settled();
  expect(await isKnown(strandId)).toBe(true);
  expect((await quarantined()).map(({ reason }) => reason)).toEqual(['kid.unknown']);
  // A head signed by the same key may ask once more while the answer is on its way.
  expect(fetches).toBeLessThanOrEqual(2);

  // What was learnt outlives the process and the partner's server.
  const before = await quarantined();
  server.close();
  await baoji.stop();
  baoji = await LedgerRegion.start({ region: '610300', keys, broker, database: baoji.store });
  const later = await says('after a restart');
  await settled();
  expect(await isKnown(later)).toBe(true);
  expect(await quarantined()).toEqual(before);
});

it('a key that the region itself did not state is not believed, whoever serves it', async () => {
  const log = new RecordingLog();
  const directory = new Directory();
  const own = keys.get('410100')!;
  directory.trust('410100', own.statements);
  const store = new KeyStatementStore(baoji.database);
  const partners = [{ code: '410100', url: addressOf(server) }];
  const asker = new HttpsDirectoryAsker({ partners, directory, store, log, everyMs });
  const forger = Keyring.generate('410100', now).keyring;
  const forged = withStatement(own, now, forger.signer(now));

  for (const [statements, sentence] of [
    [forger.statements, 'another history of a partner’s keys: not believed'],
    [[...own.statements, 'no statement'], 'a key statement of a partner is refused'],
    [forged.statements, 'a key statement of a partner is refused'],
  ] as const) {
    published = statements;
    log.errors.length = 0;
    for (let times = 0; times < 20; times += 1) asker.ask('410100');
    asker.ask('999999');
    await eventually(() =>
      Promise.resolve(log.errors.some((one) => one.sentence === sentence) ? [] : [sentence]),
    );
  }
  asker.onModuleDestroy();
  expect(directory.statements('410100')).toEqual(own.statements);
  expect((await store.all()).get('410100')).toEqual(own.statements);
  // Sixty questions; one fetch in the time of one, and one more for those that came meanwhile.
  expect(fetches).toBeLessThanOrEqual(6);
});

it('a partner that asks with a new key is refused once, and admitted when it has been asked for', async () => {
  const directory = new Directory();
  directory.trust('410100', keys.get('410100')!.statements);
  const store = new KeyStatementStore(baoji.database);
  const partners = [{ code: '410100', url: addressOf(server) }];
  const asker = new HttpsDirectoryAsker({ partners, directory, store, everyMs });
  const publicUrl = 'http://127.0.0.1:8610';
  const exchange = new HttpsExchange({
    region: '610300',
    publicUrl,
    clock: baoji.clock,
    directory,
    asker,
    source: () => baoji.app.get(SegmentSource),
  });
  const rotated = withNewSigningKey(keys.get('410100')!, now);
  published = rotated.statements;
  const path = '/exchange/v1/segments';
  const claims = { iss: '410100', aud: '610300', htm: 'GET', htu: `${publicUrl}${path}` };
  const admit = (): string => {
    const at = baoji.clock.now();
    const token = requestToken(claims, at, rotated.signer(at));
    return exchange.access.admit(`Bearer ${token}`, 'GET', path);
  };
  expect(admit).toThrow();
  await eventually(() =>
    Promise.resolve(directory.statements('410100').length === 5 ? [] : ['not learnt yet']),
  );
  expect(admit()).toBe('410100');
  asker.onModuleDestroy();
});
