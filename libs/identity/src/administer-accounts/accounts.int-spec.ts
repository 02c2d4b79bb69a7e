import type { Server } from 'node:http';
import request from 'supertest';
import { cookieFor, type IdentityApp, startIdentityApp } from '../../testing';

let identity: IdentityApp;
let server: Server;
let admin: string;
let count = 0;
const as = (cookie: string, test: request.Test, key = `key-${++count}`): request.Test =>
  test.set('Cookie', cookie).set('Idempotency-Key', key);
const create = (data: object, key?: string): request.Test =>
  as(admin, request(server).post('/api/bureau/accounts').send(data), key);
const clerk = {
  username: 'wang-fang',
  displayName: '王芳',
  role: 'township-clerk',
  organisation: '410102',
};

beforeAll(async () => {
  identity = await startIdentityApp();
  server = identity.app.getHttpServer();
  admin = await cookieFor(identity.app, identity.accounts.administrator);
});
afterAll(() => identity.stop());

describe('an administrator', () => {
  it('makes an account whose one-time password opens only the door to choosing an own one', async () => {
    const { body } = await create(clerk, 'make').expect(201);
    const again = await create(clerk, 'make').expect(201);
    expect(again.body).toEqual(body);

    const signedIn = await request(server)
      .post('/api/session')
      .send({ username: 'wang-fang', password: body.oneTimePassword })
      .expect(200);
    expect(signedIn.body.account.mustChangePassword).toBe(true);
    const cookie = signedIn.get('Set-Cookie')![0]!.split(';')[0]!;
    const next = { current: body.oneTimePassword, next: 'Zi-ji-xuan-de-1' };
    await as(cookie, request(server).put('/api/session/password').send(next)).expect(204);
    const after = await request(server).get('/api/session').set('Cookie', cookie).expect(200);
    expect(after.body.account.mustChangePassword).toBe(false);
  });

  it('is told what is wrong with the data, field by field', async () => {
    const bad = { username: 'X', displayName: '', role: 'emperor', organisation: '12' };
    const { body } = await create(bad).expect(400);
    expect(
      (body.faults as { field: string; code: string }[]).map((fault) => [fault.field, fault.code]),
    ).toEqual([
      ['username', 'account.username-form'],
      ['displayName', 'field.required'],
      ['role', 'field.choice'],
      ['organisation', 'account.organisation'],
    ]);
    for (const displayName of ['   ', '<b>王</b>', '王\u202e芳'])
      await create({ ...clerk, username: 'wang-wu-01', displayName }).expect(400);
    for (const change of [{ displayName: null }, { organisation: null }, { disabled: null }])
      await as(
        admin,
        request(server).patch(`/api/bureau/accounts/${identity.accounts.leader}`).send(change),
      ).expect(400);
    const taken = await create({ ...clerk, displayName: '另一人' }).expect(409);
    expect(taken.body).toMatchObject({ code: 'account.username-taken' });
  });

  it('stays within the own area', async () => {
    const elsewhere = await create({
      ...clerk,
      username: 'far-away',
      organisation: '610300',
    }).expect(400);
    expect(elsewhere.body).toMatchObject({ code: 'account.organisation' });
  });

  it('must name a key with every command', async () => {
    const { body } = await request(server)
      .post('/api/bureau/accounts')
      .set('Cookie', admin)
      .send({ ...clerk, username: 'no-key-given' })
      .expect(400);
    expect(body).toMatchObject({ code: 'idempotency-key.missing' });
  });

  it('changes an area, and the session under the old one ends', async () => {
    const { body } = await create({ ...clerk, username: 'li-ming-01' }).expect(201);
    const cookie = await cookieFor(identity.app, body.id);
    const changed = await as(
      admin,
      request(server).patch(`/api/bureau/accounts/${body.id}`).send({ organisation: '410103' }),
    ).expect(200);
    expect(changed.body.organisation.code).toBe('410103');
    expect(changed.body.displayName).toBe('王芳');
    const ended = await request(server).get('/api/session').set('Cookie', cookie).expect(401);
    expect(ended.body).toMatchObject({ code: 'session.withdrawn' });
  });

  it('disables an account, which then neither works nor signs in, but never the own one', async () => {
    const { body } = await create({ ...clerk, username: 'zhao-liu-01' }).expect(201);
    const path = `/api/bureau/accounts/${body.id}`;
    await as(admin, request(server).patch(path).send({ disabled: true })).expect(200);
    await request(server)
      .post('/api/session')
      .send({ username: 'zhao-liu-01', password: body.oneTimePassword })
      .expect(401);
    const own = `/api/bureau/accounts/${identity.accounts.administrator}`;
    await as(admin, request(server).patch(own).send({ disabled: true })).expect(409);
  });

  it('resets a password, which ends a lock', async () => {
    const { body } = await create({ ...clerk, username: 'sun-qi-001' }).expect(201);
    for (let attempt = 0; attempt < 5; attempt++)
      await request(server).post('/api/session').send({ username: 'sun-qi-001', password: 'x' });
    const reset = await as(
      admin,
      request(server).post(`/api/bureau/accounts/${body.id}/reset-password`),
    ).expect(200);
    expect(reset.body.oneTimePassword).not.toBe(body.oneTimePassword);
    await request(server)
      .post('/api/session')
      .send({ username: 'sun-qi-001', password: reset.body.oneTimePassword })
      .expect(200);
  });

  it('pages through the accounts in any order without missing or repeating one', async () => {
    for (let n = 10; n < 25; n++) await create({ ...clerk, username: `page-${n}` }).expect(201);
    for (const sort of ['username', '-username', 'lastSignInAt', '-organisation', 'createdAt']) {
      const seen: string[] = [];
      let cursor: string | undefined;
      do {
        const { body } = await request(server)
          .get('/api/bureau/accounts')
          .query({ sort, size: 10, ...(cursor !== undefined && { cursor }) })
          .set('Cookie', admin)
          .expect(200);
        seen.push(...(body.items as { id: string }[]).map(({ id }) => id));
        expect(body.totalIsExact).toBe(true);
        cursor = body.next;
        if (cursor === undefined) expect(seen).toHaveLength(body.total);
      } while (cursor !== undefined);
      expect(new Set(seen).size).toBe(seen.length);
    }
    const wrong = await request(server)
      .get('/api/bureau/accounts?sort=passwordHash')
      .set('Cookie', admin)
      .expect(400);
    expect(wrong.body).toMatchObject({ code: 'sort.unknown' });
  });

  it('finds accounts by name, role, area and whether they are disabled', async () => {
    const names = ({ body }: request.Response): string[] =>
      (body.items as { username: string }[]).map(({ username }) => username);
    const accounts = '/api/bureau/accounts';
    const find = async (query: object): Promise<string[]> =>
      names(await request(server).get(accounts).query(query).set('Cookie', admin).expect(200));
    const search = async (body: object): Promise<string[]> =>
      names(
        await request(server)
          .post(`${accounts}/search`)
          .set('Cookie', admin)
          .send(body)
          .expect(200),
      );
    expect(await search({ q: 'wang-f' })).toEqual(['wang-fang']);
    expect(await search({ q: 'wang-f', role: 'leader' })).toEqual([]);
    expect(await find({ role: 'leader' })).toEqual(['leader']);
    expect(await find({ organisation: '410103' })).toEqual(['li-ming-01']);
    expect(await find({ disabled: 'true' })).toEqual(['zhao-liu-01']);
  });
});
