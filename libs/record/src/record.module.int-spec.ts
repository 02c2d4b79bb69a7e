import { Global, type INestApplicationContext, Module, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { AgreementModule, agreementMigrations, signAgreement } from '@agreement';
import { eventContracts, type AgreementDocument, type JsonObject } from '@contracts';
import {
  Carrier,
  Directory,
  Keyring,
  LedgerModule,
  ledgerMigrations,
  Outgoing,
  type EntryDraft,
} from '@ledger';
import { Clock, SettableClock } from '@platform/clock';
import { Database } from '@platform/database';
import { Ids, RandomIds } from '@platform/ids';
import { openTestDatabase, type TestDatabase } from '../../platform/testing';
import { aReceivingStrand } from '../testing';
import { RecordModule } from './record.module';
import { recordMigrations } from './persistence/migrations';
import { RecordReadModel } from './record.read-model';

const noon = new Date('2026-03-02T04:00:00.000Z');
const clock = new SettableClock(noon);
const ids = new RandomIds(clock);
const home = Keyring.generate('610300', noon).keyring;
const residence = Keyring.generate('410100', noon).keyring;
const directory = new Directory();
directory.trust('610300', home.statements);
directory.trust('410100', residence.statements);

/** Nobody is at the other end: what is said here stays pending or sealed. */
class NoCarrier extends Carrier {
  async send(): Promise<void> {}
  async receive(): Promise<void> {}
  async close(): Promise<void> {}
}

let test: TestDatabase;
let folder: string;
let app: INestApplicationContext;

beforeAll(async () => {
  test = await openTestDatabase([ledgerMigrations, recordMigrations, agreementMigrations]);
  folder = await mkdtemp(path.join(tmpdir(), 'agreements-'));
  await writeFile(path.join(folder, 'a.json'), JSON.stringify(signed()));
  app = await NestFactory.createApplicationContext(region(), { logger: false });
});
afterAll(async () => {
  await app.close();
  await test.drop();
  await rm(folder, { recursive: true });
});

function signed(): object {
  const document: AgreementDocument = {
    id: 'baoji-zhengzhou',
    version: 1,
    regions: ['410100', '610300'],
    from: '2026-01-01',
    to: '2026-12-31',
    kinds: eventContracts.map(({ type }) => type),
    pins: { '410100': directory.pin('410100')!, '610300': directory.pin('610300')! },
    title: { zh: '双向管理协议', en: 'Two-way management agreement' },
  };
  return signAgreement(document, {
    '610300': home.signer(noon),
    '410100': residence.signer(noon),
  });
}

/** Zhengzhou's receiving service. */
function region(): Type {
  const given = [
    { provide: Database, useValue: test.database },
    { provide: Clock, useValue: clock },
    { provide: Ids, useValue: ids },
  ];
  @Global()
  @Module({ providers: given, exports: [Database, Clock, Ids] })
  class Given {}
  @Module({
    imports: [
      Given,
      AgreementModule.forRegion({ regionCode: '410100', agreementsDir: folder }),
      LedgerModule.forServices({
        services: ['receiving'],
        carrier: { provide: Carrier, useClass: NoCarrier },
        providers: [
          { provide: Keyring, useValue: residence },
          { provide: Directory, useValue: directory },
        ],
      }),
      RecordModule,
    ],
  })
  class Region {}
  return Region;
}

const person = {
  name: '张建国',
  idNumber: '610302198003152317',
  sex: '1',
  birthDate: '1980-03-15',
};
const declared = {
  homeDivision: '610302',
  documentKind: '111',
  marks: [],
  registeredOn: '2026-03-02',
  organisation: '410105001',
};

function arrival(strandId: string, more: { declared?: object } = {}): EntryDraft[] {
  const draft = {
    stream: '410100.receiving/610300',
    strandId,
    strandKind: 'record',
    type: 'yipanqi.registration.arrival-registered.v1',
    eventTime: noon,
    legalBasis: 'statutory',
  } as const;
  const { residence: stay } = aReceivingStrand(strandId).living().build();
  return [
    { ...draft, section: 'declared', open: { ...declared, ...more.declared }, personal: person },
    {
      ...draft,
      section: 'residence',
      open: stay as unknown as JsonObject,
      personal: { address: '样例路8号' },
    },
  ];
}
const register = (drafts: EntryDraft[]): Promise<unknown> =>
  app.get(Database).run((tx) => app.get(Outgoing).append(tx, drafts, noon));

describe('an arrival registered here', () => {
  const strandId = ids.next();
  beforeAll(() => register(arrival(strandId)));

  it('is shown with its sections opened, and nothing beside it', async () => {
    const page = await app.get(RecordReadModel).page(strandId);
    expect(page).toMatchObject({
      recordId: strandId,
      ownSide: 'receiving',
      state: 'one-sided',
      ownOrganisation: '410105001',
      receiving: {
        version: 2,
        covered: false,
        sections: {
          declared: { open: declared, personal: person, version: 1 },
          residence: { personal: { address: '样例路8号' }, version: 2 },
        },
      },
    });
    expect(page?.sending).toBeUndefined();
    expect(page?.receiving?.digest).toMatch(/^[\w-]{43}$/);
  });

  it('stands in the timeline with both entries and no value of a person', async () => {
    const items = await app.get(RecordReadModel).timeline(strandId);
    expect(items.map(({ section, version, by, side }) => [section, version, by, side])).toEqual([
      ['declared', 1, '410100', 'receiving'],
      ['residence', 2, '410100', 'receiving'],
    ]);
    expect(JSON.stringify(items)).not.toMatch(/张建国|6103021980|样例路/);
  });

  it('shows another digest once a value of it is changed behind the ledger’s back', async () => {
    const before = (await app.get(RecordReadModel).page(strandId))!.receiving!;
    await test.database.read(
      `UPDATE ledger.strand SET body = replace(body, '2026-03-01', '2026-03-09') WHERE strand_id = $1`,
      [strandId],
    );
    const after = (await app.get(RecordReadModel).page(strandId))!.receiving!;
    expect(after.digest).not.toBe(before.digest);
    expect(after.sections['residence']!.open).toMatchObject({ arrivedOn: '2026-03-09' });
  });
});

describe('what may not be said', () => {
  it('is refused before it is written: a home outside the pair', async () => {
    await expect(
      register(arrival(ids.next(), { declared: { homeDivision: '620921' } })),
    ).rejects.toMatchObject({ code: 'record.other-pair' });
  });

  it('is refused before it is written: a member the contract does not declare', async () => {
    await expect(
      register(arrival(ids.next(), { declared: { attention: 'high' } })),
    ).rejects.toMatchObject({ code: 'entry.schema' });
  });

  it('leaves nothing behind', async () => {
    const held = await test.database.read('SELECT r.record_id FROM record.record r');
    expect(held).toHaveLength(1);
  });
});

describe('a record nobody holds', () => {
  it('has no page and no timeline', async () => {
    expect(await app.get(RecordReadModel).page(ids.next())).toBeUndefined();
    expect(await app.get(RecordReadModel).timeline(ids.next())).toEqual([]);
  });
});
