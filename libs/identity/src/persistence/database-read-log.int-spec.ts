import request from 'supertest';
import { Controller, Get, Query } from '@nestjs/common';
import { Act } from '../access/act.decorator';
import { CurrentAccount } from '../access/current-account.decorator';
import type { SignedInAccount } from '../account';
import { cookieFor, type IdentityApp, startIdentityApp } from '../../testing';
import { ReadLog } from '../read-log';
import { ReadLogReadModel } from '../read-log.read-model';

let identity: IdentityApp;
let log: ReadLog;
let reads: ReadLogReadModel;
const account = { id: 'a1', username: 'wang', role: 'leader', organisation: '410100' };
const record = (n: number): string => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`;

@Controller('api/people')
class PeopleController {
  constructor(private readonly log: ReadLog) {}

  @Get()
  @Act('read')
  async list(
    @Query('ids') ids: string,
    @CurrentAccount() account: SignedInAccount,
  ): Promise<object> {
    const subjects = ids.split(',');
    const total = subjects.length;
    await this.log.write({
      kind: 'list',
      account,
      route: 'GET /api/people',
      filter: {},
      total,
      subjects,
    });
    return subjects;
  }
}

beforeAll(async () => {
  identity = await startIdentityApp([PeopleController]);
  log = identity.app.get(ReadLog, { strict: false });
  reads = identity.app.get(ReadLogReadModel, { strict: false });
});
afterAll(() => identity.stop());

describe('the log of reads', () => {
  it('chains what a hundred readers do at once, nothing lost and nothing doubled', async () => {
    await Promise.all(
      Array.from({ length: 100 }, (_, n) =>
        log.write(
          n % 2 === 0
            ? {
                kind: 'page',
                account,
                route: 'GET /r/:id',
                subjects: [record(n)],
                purpose: '核实身份',
              }
            : {
                kind: 'list',
                account,
                route: 'GET /r',
                filter: { state: 'agreed', q: 'name' },
                total: 7,
                subjects: [record(n), record(n - 1)],
              },
        ),
      ),
    );
    expect(await reads.verify()).toEqual({ intact: true, rows: 100 });
  });

  it('refuses to be changed, emptied or shortened', async () => {
    for (const statement of [
      `UPDATE identity.read_log SET account_id = 'other'`,
      'DELETE FROM identity.read_log WHERE number = 100',
      'TRUNCATE identity.read_log',
      'DELETE FROM identity.read_log_head',
    ])
      await expect(identity.database.read(statement)).rejects.toThrow('append-only');
  });

  it('shows to the auditor who read a record and for what, page by page', async () => {
    const cookie = await cookieFor(identity.app, identity.accounts.auditor);
    const server = identity.app.getHttpServer();
    const get = (query: object): request.Test =>
      request(server).get('/api/bureau/reads').query(query).set('Cookie', cookie).expect(200);
    const { body } = await get({ subject: record(10) });
    expect(body.total).toBe(2);
    expect(body.items).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          kind: 'page',
          subject: record(10),
          purpose: '核实身份',
          count: null,
        }),
        expect.objectContaining({
          kind: 'list',
          subject: null,
          count: 7,
          filter: { state: 'agreed', q: 'name' },
        }),
      ]),
    );
    const first = await get({ size: 50 });
    const second = await get({ size: 50, cursor: first.body.next });
    const numbers = [...first.body.items, ...second.body.items].map(
      (item: { id: string }) => item.id,
    );
    expect(numbers).toEqual(Array.from({ length: 100 }, (_, n) => String(100 - n)));
    expect(second.body.next).toBeUndefined();
  });

  it('is searched by reader, kind and days, and shows an auditor the offices of the own area only', async () => {
    const ofCounty = { id: 'a2', username: 'county-clerk', role: 'leader', organisation: '410103' };
    const elsewhere = { ...ofCounty, id: 'a3', username: 'elsewhere', organisation: '420100' };
    const reveal = { kind: 'reveal', route: 'POST /r/:id/reveal', purpose: '核对' } as const;
    identity.clock.moveTo(new Date('2026-11-20T16:00:00.000Z')); // midnight in Shanghai: the 21st
    const cookie = await cookieFor(identity.app, identity.accounts.auditor);
    await log.write({ ...reveal, account: ofCounty, subjects: [record(201)] });
    await log.write({ ...reveal, account: elsewhere, subjects: [record(202)] });
    await log.write({
      kind: 'page',
      route: 'GET /r/:id',
      purpose: '核对',
      account: { ...account, id: identity.accounts.leader, username: 'leader' },
      subjects: [record(203)],
    });
    const seen = async (query: object, as = cookie): Promise<string[]> => {
      const answer = await request(identity.app.getHttpServer())
        .get('/api/bureau/reads')
        .query(query)
        .set('Cookie', as)
        .expect(200);
      const { items, total } = answer.body as { items: { subjects: string[] }[]; total: number };
      expect(total).toBe(items.length);
      return items.flatMap(({ subjects }) => subjects);
    };
    expect(await seen({ kind: 'reveal' })).toEqual([record(201)]);
    expect(await seen({ from: '2026-11-21', to: '2026-11-21' })).toEqual([
      record(203),
      record(201),
    ]);
    expect(await seen({ to: '2026-11-19' })).toEqual([]);
    expect(await seen({ from: '2026-11-22' })).toEqual([]);
    expect(await seen({ username: 'leader' })).toEqual([record(203)]);
    expect(await seen({ username: 'nobody-of-us' })).toEqual([]);
    await request(identity.app.getHttpServer())
      .get('/api/bureau/reads')
      .query({ from: '2026-02-30' })
      .set('Cookie', cookie)
      .expect(400);

    await identity.database.read('UPDATE identity.account SET organisation = $1 WHERE id = $2', [
      '410103',
      identity.accounts.auditor,
    ]);
    const county = await cookieFor(identity.app, identity.accounts.auditor);
    expect(await seen({}, county)).toEqual([record(201)]);
    const chain = await request(identity.app.getHttpServer())
      .get('/api/bureau/reads/chain')
      .set('Cookie', county)
      .expect(200);
    expect(chain.body).toEqual({ intact: true, rows: 103 });
    await identity.database.read('UPDATE identity.account SET organisation = $1 WHERE id = $2', [
      '410100',
      identity.accounts.auditor,
    ]);
  });

  it('tells the first row that somebody changed with the rights of the owner', async () => {
    await identity.database.read(
      'ALTER TABLE identity.read_log DISABLE TRIGGER read_log_append_only',
    );
    const [row] = await identity.database.read<{ body: string }>(
      'SELECT body FROM identity.read_log WHERE number = 42',
    );
    await identity.database.read('UPDATE identity.read_log SET body = $1 WHERE number = 42', [
      row!.body.replace('wang', 'zhou'),
    ]);
    expect(await reads.verify()).toEqual({ intact: false, rows: 42, brokenAt: '42' });
    await identity.database.read('UPDATE identity.read_log SET body = $1 WHERE number = 42', [
      row!.body,
    ]);
    expect(await reads.verify()).toEqual({ intact: true, rows: 103 });
    await identity.database.read('DELETE FROM identity.read_log WHERE number > 97');
    expect(await reads.verify()).toEqual({ intact: false, rows: 97, brokenAt: '98' });
  });
});

describe('a screen that asks every two seconds', () => {
  const rows = async (): Promise<number> =>
    (
      await identity.database.read<{ rows: number }>(
        `SELECT count(*)::int AS rows FROM identity.read_log WHERE body LIKE '%GET /api/people%'`,
      )
    )[0]!.rows;
  const ask = (cookie: string, ids: string, background?: string): request.Test => {
    const asked = request(identity.app.getHttpServer()).get('/api/people').query({ ids });
    return asked.set('Cookie', cookie).set(background ? { 'X-Background': background } : {});
  };

  it('leaves one row until it shows somebody new, and its header shows nobody unlogged', async () => {
    const cookie = await cookieFor(identity.app, identity.accounts.leader);
    await ask(cookie, 'p1,p2', 'true').expect(200);
    expect(await rows()).toBe(1); // the header alone hides no first reading
    for (const background of ['attended', 'true', 'attended'])
      await ask(cookie, 'p1,p2', background).expect(200);
    expect(await rows()).toBe(1);
    await ask(cookie, 'p1,p2,p3', 'attended').expect(200);
    expect(await rows()).toBe(2);
    await ask(cookie, 'p1,p2').expect(200);
    expect(await rows()).toBe(3); // asked by hand
    const next = await cookieFor(identity.app, identity.accounts.leader);
    await ask(next, 'p1,p2', 'attended').expect(200);
    expect(await rows()).toBe(4); // another session
    const bodies = await identity.database.read<{ body: string }>(
      'SELECT body FROM identity.read_log',
    );
    expect(bodies.filter(({ body }) => body.includes('"screen"'))).toEqual([]);
  });
});
