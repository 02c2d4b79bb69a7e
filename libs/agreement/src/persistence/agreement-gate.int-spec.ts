import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { AgreementDocument, Entry, JsonObject } from '@contracts';
import { Directory, Keyring } from '@ledger';
import { SettableClock } from '@platform/clock';
import { openTestDatabase, type TestDatabase } from '../../../platform/testing';
import { hashOfAgreement, signAgreement } from '../agreement-signatures';
import { AgreementsRefused } from '../agreement.errors';
import { AgreementGate } from './agreement-gate';
import { AgreementLoader } from './agreement-loader';
import { AgreementVersions } from './agreement-versions';
import { agreementMigrations } from './migrations';
import { StoredAgreementReadModel } from './stored-agreement.read-model';

const noon = new Date('2026-03-02T04:00:00.000Z');
const arrivalType = 'yipanqi.registration.arrival-registered.v1';
const stream = '410100.receiving/610300';
const home = Keyring.generate('610300', noon).keyring;
const residence = Keyring.generate('410100', noon).keyring;
const directory = new Directory();
directory.trust('610300', home.statements);
directory.trust('410100', residence.statements);
const signers = { '610300': home.signer(noon), '410100': residence.signer(noon) };

const document: AgreementDocument = {
  id: 'baoji-zhengzhou',
  version: 1,
  regions: ['410100', '610300'],
  from: '2026-01-01',
  to: '2026-12-31',
  kinds: [arrivalType],
  pins: { '410100': directory.pin('410100')!, '610300': directory.pin('610300')! },
  title: { zh: '双向管理协议', en: 'Two-way management agreement' },
};
const signed = signAgreement(document, signers);
const hash = hashOfAgreement(document);
const arrival = {
  type: arrivalType,
  agreement: hash,
  time: noon.toISOString(),
  data: { section: 'declared', open: {} },
} as unknown as Entry;
const citing = (open: object, agreement = hash): Entry =>
  ({ agreement, data: { section: 'agreement', open: open as JsonObject } }) as Entry;

let test: TestDatabase;
/** As another process of the region has it: nothing remembered. */
const process = (): { versions: AgreementVersions; gate: AgreementGate } => {
  const versions = new AgreementVersions(test.database, directory);
  return { versions, gate: new AgreementGate(versions, directory) };
};

beforeAll(async () => (test = await openTestDatabase([agreementMigrations])));
afterAll(() => test.drop());
beforeEach(() => test.database.read('DELETE FROM agreement.version'));

describe('a version cited in a stream', () => {
  it('is taken in when both signatures hold, and counts for the entries after it', async () => {
    const { gate } = process();
    await test.database.run(async (tx) => {
      const judge = await gate.load(tx, stream);
      expect(judge.judge(arrival, undefined, undefined)?.code).toBe('agreement.unknown');
      expect(judge.takeIn(citing(signed))).toBe(true);
      expect(judge.judge(arrival, undefined, undefined)?.code).toBeUndefined();
      await judge.keep(tx, noon);
    });
    await test.database.run(async (tx) => {
      const judge = await process().gate.load(tx, stream);
      expect(judge.judge(arrival, undefined, undefined)?.code).toBeUndefined();
      expect(judge.takeIn(citing(signed))).toBe(true);
      expect(
        judge.takeIn(citing({ ...signed, agreement: { ...document, to: '2027-12-31' } })),
      ).toBe(false);
    });
  });

  it('is judged again though its hash is known: other signatures under it must hold as well', async () => {
    const { versions, gate } = process();
    await test.database.run(async (tx) => {
      const version = { hash, document, signatures: signed.signatures };
      await versions.keep(tx, [version], 'file', noon);
      const judge = await gate.load(tx, stream);
      expect(judge.takeIn(citing(signed))).toBe(true);
      const forged = {
        '410100': signed.signatures['410100'],
        '610300': signed.signatures['410100'],
      };
      expect(judge.takeIn(citing({ ...signed, signatures: forged }))).toBe(false);
    });
  });

  it('is not kept when the transaction that took it in does not hold', async () => {
    const { gate } = process();
    const failing = test.database.run(async (tx) => {
      const judge = await gate.load(tx, stream);
      judge.takeIn(citing(signed));
      await judge.keep(tx, noon);
      await gate.load(tx, stream);
      throw new Error('rolled back');
    });
    await expect(failing).rejects.toThrow('rolled back');
    await test.database.run(async (tx) => {
      const judge = await gate.load(tx, stream);
      expect(judge.judge(arrival, undefined, undefined)?.code).toBe('agreement.unknown');
    });
  });

  it.each([
    ['a changed text', citing({ ...signed, agreement: { ...document, to: '2030-12-31' } })],
    ['another hash than its own', citing(signed, 'x'.repeat(43))],
    [
      'one signature twice',
      citing({
        ...signed,
        signatures: {
          '410100': signed.signatures['610300'],
          '610300': signed.signatures['610300'],
        },
      }),
    ],
    ['no agreement', citing({})],
  ])('is refused with %s', async (_what, entry) => {
    await test.database.run(async (tx) => {
      expect((await process().gate.load(tx, stream)).takeIn(entry)).toBe(false);
    });
  });

  it('between other regions is not taken in', async () => {
    await test.database.run(async (tx) => {
      const judge = await process().gate.load(tx, '410100.receiving/620921');
      expect(judge.takeIn(citing(signed))).toBe(false);
    });
  });
});

describe('one byte changed in the database', () => {
  beforeEach(() =>
    test.database.run((tx) =>
      process().versions.keep(
        tx,
        [{ hash, document, signatures: signed.signatures }],
        'file',
        noon,
      ),
    ),
  );
  const altered = async (set: string, versions = process().versions): Promise<unknown> => {
    await test.database.read(`UPDATE agreement.version SET ${set}`);
    return test.database.run((tx) => versions.ofPair(tx, '410100', '610300')).catch((e) => e);
  };
  const named = (part: string) => ({ code: 'agreement.altered', detail: { hash, part } });

  it('of the text is named, and nothing travels under it', async () => {
    expect(await altered(`document = replace(document, '2026-12-31', '2026-12-30')`)).toMatchObject(
      named('document'),
    );
    const { gate, versions } = process();
    await expect(test.database.run((tx) => gate.inForce(tx, stream, noon))).rejects.toMatchObject(
      named('document'),
    );
    expect(await versions.all()).toEqual([]);
    expect(await versions.alterations()).toEqual(new Map([[hash, 'document']]));
  });

  it('of a signature is named with its region', async () => {
    const other = signed.signatures['610300']!.replace(/.$/, (last) => (last === 'A' ? 'Q' : 'A'));
    expect(
      await altered(`signatures = signatures || '{"610300":"${other}"}'::jsonb`),
    ).toMatchObject(named('signatures.610300'));
  });

  it('is found by a process that had read the version before', async () => {
    const { versions } = process();
    await test.database.run((tx) => versions.ofPair(tx, '410100', '610300'));
    expect(await altered(`document = replace(document, 'baoji', 'Baoji')`, versions)).toMatchObject(
      named('document'),
    );
  });

  it('of the pair it stands under is named', async () => {
    await test.database.read(`UPDATE agreement.version SET upper_region = '620921'`);
    const read = test.database.run((tx) => process().versions.ofPair(tx, '410100', '620921'));
    await expect(read).rejects.toMatchObject(named('document'));
  });
});

describe('the folder of agreements', () => {
  let folder: string;
  beforeEach(async () => (folder = await mkdtemp(path.join(tmpdir(), 'agreements-'))));
  afterEach(() => rm(folder, { recursive: true }));

  const start = (regionCode: string): Promise<void> =>
    new AgreementLoader(
      { regionCode, agreementsDir: folder },
      test.database,
      process().versions,
      directory,
      new SettableClock(noon),
    ).onModuleInit();
  const put = (name: string, text: string): Promise<void> =>
    writeFile(path.join(folder, name), text);

  it('is taken in at start, again and again', async () => {
    await put('a.json', JSON.stringify(signed));
    await start('610300');
    await start('610300');
    await test.database.run(async (tx) => {
      const { gate } = process();
      expect(await gate.inForce(tx, stream, noon)).toEqual({ hash, citation: signed });
      expect(await gate.inForce(tx, '610300.sending/410100', noon)).toMatchObject({ hash });
      const afterwards = await gate.inForce(tx, stream, new Date('2027-01-01T04:00:00.000Z'));
      expect(afterwards).toEqual({ hash, citation: signed, ended: true });
      expect(await gate.inForce(tx, stream, new Date('2025-01-01T04:00:00.000Z'))).toBeUndefined();
      expect(await gate.inForce(tx, '620921.sending/410100', noon)).toBeUndefined();
    });
  });

  it('refuses the start when one file is faulty, and takes nothing in', async () => {
    await put('a.json', JSON.stringify(signed));
    await put('b.json', JSON.stringify(signed).replace('2026-12-31', '2026-12-30'));
    await expect(start('610300')).rejects.toThrow(AgreementsRefused);
    expect(await test.database.read('SELECT 1 FROM agreement.version')).toEqual([]);
  });

  it('says who is a partner, and which pair carries a person’s record', async () => {
    await put('a.json', JSON.stringify(signed));
    await start('610300');
    const agreements = new StoredAgreementReadModel('610300', process().versions);
    const { id, version, title, from, to } = document;
    const agreement = { id, version, hash, title, from, to };
    expect(await agreements.partners(noon)).toEqual([{ region: '410100', agreement }]);
    expect(await agreements.partners(new Date('2025-06-01T04:00:00.000Z'))).toEqual([]);
    expect(await agreements.covering('610302', '410105001', noon)).toEqual({
      homeRegion: '610300',
      residenceRegion: '410100',
      agreement,
    });
    expect(await agreements.covering('620921', '410105001', noon)).toBeUndefined();
  });
});
