import type { Server } from 'node:http';
import { Module } from '@nestjs/common';
import type { NestExpressApplication } from '@nestjs/platform-express';
import request from 'supertest';
import { type Closure, rulePacks, workCalendar } from '@calendar';
import {
  AccountsModule,
  createAccounts,
  IdentityModule,
  identityMigrations,
  type Role,
} from '@identity';
import { createApp, PlatformModule } from '@platform/bootstrap';
import { SettableClock } from '@platform/clock';
import { platformMigrations } from '@platform/commands';
import { openTestDatabase, type TestDatabase, testRegionConfig } from '../../../platform/testing';
import { AgreementTerms, type Terms } from '../agreement-terms';
import { agreementMigrations } from '../persistence/migrations';
import { CalendarDoorModule } from './calendar-door.module';

const noon = new Date('2026-11-20T04:00:00.000Z');
const agreedClosure: Closure = { from: '2026-12-02', to: '2026-12-03', reason: '两地系统切换' };

/** Zhengzhou has agreed a calendar with Baoji, and with nobody else. */
class AgreedWithBaoji extends AgreementTerms {
  override inForce(_tx: unknown, home: string, residence: string) {
    return Promise.resolve(
      home === '410100' && residence === '610300' ? (terms as Terms) : undefined,
    );
  }

  override byHash() {
    return Promise.resolve(undefined);
  }
}
const terms: Partial<Terms> = {
  agreementId: 'baoji-zhengzhou',
  version: 2,
  from: '2026-01-01',
  to: '2027-12-31',
  calendar: workCalendar([agreedClosure]),
  cutOffDays: [20, 27],
  deadlines: (code) => {
    if (code !== 'VER-N') throw new RangeError(`no deadline ${code}`);
    return { ...rulePacks['PACK-MODERN-DEFAULT'].find((rule) => rule.code === code)!, days: 10 };
  },
};

class TermsModule {}

let store: TestDatabase;
let app: NestExpressApplication;
let server: Server;
let remove: () => void;
let count = 0;
const cookies = new Map<string, string>();

beforeAll(async () => {
  store = await openTestDatabase([platformMigrations, identityMigrations, agreementMigrations]);
  const folders = testRegionConfig(store.url);
  remove = folders.remove;

  @Module({
    imports: [
      PlatformModule.forRegion(folders.config, { clock: new SettableClock(noon) }),
      IdentityModule.forRegion(folders.config),
      AccountsModule.forRegion(folders.config),
      {
        module: TermsModule,
        global: true,
        providers: [{ provide: AgreementTerms, useClass: AgreedWithBaoji }],
        exports: [AgreementTerms],
      },
      CalendarDoorModule.forRegion({ regionCode: '410100' }),
    ],
  })
  class CalendarTestModule {}

  app = await createApp(CalendarTestModule, folders.config, { title: 'calendar test' });
  await app.init();
  server = app.getHttpServer();
}, 60_000);
afterAll(async () => {
  await app.close();
  await store.drop();
  remove();
});

async function signedIn(role: Role, organisation: string): Promise<string> {
  const username = `${role}-${organisation}`;
  const known = cookies.get(username);
  if (known) return known;
  const password = 'Zheng-zhou-2026!';
  const account = { username, displayName: username, role, organisation, password };
  await createAccounts(store.database, [account], noon);
  const answer = await request(server)
    .post('/api/session')
    .send({ username, password })
    .expect(200);
  const cookie = answer.get('Set-Cookie')![0]!.split(';')[0]!;
  cookies.set(username, cookie);
  return cookie;
}

const get = async (path: string, role: Role = 'community-manager', organisation = '410102001001') =>
  request(server)
    .get(`/api/bureau/calendar${path}`)
    .set('Cookie', await signedIn(role, organisation));
const announce = async (body: object, role: Role = 'leader', organisation = '410102') =>
  request(server)
    .post('/api/bureau/calendar/closures')
    .set('Cookie', await signedIn(role, organisation))
    .set('Idempotency-Key', `announce-${++count}`)
    .send(body);
const withdraw = async (id: string, role: Role, organisation: string) =>
  request(server)
    .delete(`/api/bureau/calendar/closures/${id}`)
    .set('Cookie', await signedIn(role, organisation))
    .set('Idempotency-Key', `withdraw-${++count}`);

describe('a year', () => {
  it('is this year unless another is asked for, with its days off and the weekend days worked', async () => {
    const { body } = await get('');
    expect(body).toMatchObject({ year: 2026, published: true, cutOffDays: [] });
    expect(body.source).toContain('2026年部分节假日安排的通知');
    expect(body.days).toContainEqual({ day: '2026-02-14', kind: 'made-up' });
    expect(body.days).toContainEqual({ day: '2026-10-01', kind: 'holiday' });
  });
  it('whose notice is not published says so', async () => {
    const { body } = await get('?year=2027');
    expect(body).toMatchObject({ published: false, days: [] });
    expect(body.publishedYears).toEqual([2023, 2024, 2025, 2026]);
  });
  it('with a partner shows what is agreed: cut-off days and common closures', async () => {
    const { body } = await get('?year=2026&partner=610300');
    expect(body).toMatchObject({
      agreement: { id: 'baoji-zhengzhou', version: 2 },
      cutOffDays: [20, 27],
    });
    expect(body.days).toContainEqual({
      day: '2026-12-02',
      kind: 'closure',
      reason: '两地系统切换',
    });
  });
  it('with a region nothing is agreed with is refused', async () => {
    const { body, status } = await get('?partner=620921');
    expect([status, body.code]).toEqual([404, 'calendar.not-agreed']);
  });
});

describe('a due day', () => {
  it('explains itself', async () => {
    const { body } = await get('/due?start=2026-02-10&pack=PACK-2009-HIST&rule=BIRTH-ASK');
    expect(body).toMatchObject({
      start: '2026-02-10',
      day: '2026-02-26',
      at: '2026-02-26T15:59:59.999Z',
      rule: { days: 7, unit: 'working' },
      madeUp: ['2026-02-14'],
      warnings: [],
    });
    expect(body.skipped).toHaveLength(9);
  });
  it('follows the agreement with a partner, and its closures', async () => {
    const { body } = await get('/due?start=2026-11-25&pack=agreement&rule=VER-N&partner=610300');
    expect(body).toMatchObject({ day: '2026-12-11', rule: { days: 10 } });
    expect(body.skipped).toContainEqual({
      day: '2026-12-02',
      why: 'closure',
      reason: '两地系统切换',
    });
  });
  it('names the batch of what is submitted on its first day, with a partner who agreed cut-off days: golden case (c)', async () => {
    const batchOn = async (start: string, more = '&partner=610300') =>
      (await get(`/due?start=${start}&pack=PACK-MODERN-DEFAULT&rule=VER-N${more}`)).body.batch;
    expect(await batchOn('2026-03-20')).toBe('2026-03');
    expect(await batchOn('2026-03-21')).toBe('2026-04');
    expect(await batchOn('2026-03-21', '')).toBeUndefined();
  });
  it('warns where it reaches into a year whose notice is not published', async () => {
    const { body } = await get('/due?start=2026-12-25&pack=PACK-MODERN-DEFAULT&rule=VER-N');
    expect(body.warnings).toEqual([{ code: 'calendar.unpublished', year: 2027 }]);
  });
  it.each([
    ['/due?start=2026-02-30&pack=PACK-MODERN-DEFAULT&rule=VER-N', 400, 'request.invalid'],
    ['/due?start=2026-02-03&pack=PACK-MINE&rule=VER-N', 400, 'request.invalid'],
    ['/due?start=2026-02-03&pack=PACK-MODERN-DEFAULT&rule=NONE', 404, 'calendar.rule-unknown'],
    ['/due?start=2026-02-03&pack=agreement&rule=VER-N', 404, 'calendar.rule-unknown'],
    ['/due?start=2026-02-03&pack=agreement&rule=NONE&partner=610300', 404, 'calendar.rule-unknown'],
  ])('%s is answered with %s', async (path, status, code) => {
    const answer = await get(path);
    expect([answer.status, answer.body.code]).toEqual([status, code]);
  });
});

interface Seen {
  readonly closures: readonly { readonly id: string }[];
}

describe('a closure of one office', () => {
  const closed = { from: '2026-11-24', to: '2026-11-25', reason: '办公楼停电' };

  it('is seen by the offices below and above it, not beside it, and moves no deadline', async () => {
    const { body, status } = await announce(closed);
    expect(status).toBe(201);
    const seen = async (role: Role, organisation: string): Promise<string[]> =>
      ((await get('?year=2026', role, organisation)).body as Seen).closures.map(({ id }) => id);
    expect(await seen('community-manager', '410102001001')).toEqual([body.id]);
    expect(await seen('exchange-officer', '410100')).toEqual([body.id]);
    expect(await seen('community-manager', '410103001001')).toEqual([]);
    const due = await get('/due?start=2026-11-23&pack=PACK-MODERN-DEFAULT&rule=REG-IN');
    expect(due.body).toMatchObject({
      day: '2026-11-26',
      closedHere: ['2026-11-24', '2026-11-25'],
    });
  });
  it('is taken back in the own area only, once, and is kept', async () => {
    const { body } = await announce({ ...closed, from: '2026-12-24', to: '2026-12-24' });
    expect((await withdraw(body.id, 'leader', '410103')).body.code).toBe('closure.unknown');
    expect((await withdraw(body.id, 'administrator', '410100')).status).toBe(204);
    expect((await withdraw(body.id, 'administrator', '410100')).body.code).toBe('closure.unknown');
    const kept = await store.database.read<{ by: string }>(
      'SELECT withdrawn_by AS "by" FROM agreement.office_closure WHERE id = $1',
      [body.id],
    );
    expect(kept[0]!.by).not.toBeNull();
  });
  it.each([
    [{ ...closed, to: '2026-11-23' }, 400, 'closure.days'],
    [{ ...closed, to: '2027-11-23' }, 400, 'closure.days'],
    [{ ...closed, organisation: '410103' }, 400, 'closure.organisation'],
    [{ ...closed, reason: '  ' }, 400, 'request.invalid'],
    [{ ...closed, from: '2026-02-30' }, 400, 'request.invalid'],
  ])('%j is refused', async (body, status, code) => {
    const answer = await announce(body);
    expect([answer.status, answer.body.code]).toEqual([status, code]);
  });
  it('is announced by a leader or the administrator', async () => {
    expect((await announce(closed, 'township-clerk', '410102001')).status).toBe(403);
    expect((await announce(closed, 'administrator', '410100')).status).toBe(201);
  });
});
