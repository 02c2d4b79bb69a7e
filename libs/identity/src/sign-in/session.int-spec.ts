import type { Server } from 'node:http';
import request from 'supertest';
import { type IdentityApp, NOON, startIdentityApp, TEST_PASSWORD } from '../../testing';

let identity: IdentityApp;
let server: Server;
const minutes = (n: number): Date => new Date(identity.clock.now().getTime() + n * 60_000);
const signIn = (username: string, password = TEST_PASSWORD): request.Test =>
  request(server).post('/api/session').send({ username, password });
const cookieOf = (answer: request.Response): string => answer.get('Set-Cookie')![0]!.split(';')[0]!;
const session = (cookie: string): request.Test =>
  request(server).get('/api/session').set('Cookie', cookie);

beforeAll(async () => {
  identity = await startIdentityApp();
  server = identity.app.getHttpServer();
});
afterAll(() => identity.stop());
beforeEach(() => identity.clock.moveTo(NOON));

describe('a sign-in', () => {
  it('gives a cookie that scripts and other sites cannot use, and says who may do what', async () => {
    const answer = await signIn('leader').expect(200);
    expect(answer.get('Set-Cookie')![0]).toMatch(
      /^yipanqi-410100=[\w-]{43}; Max-Age=43200; Path=\/; Expires=.*; HttpOnly; SameSite=Strict$/,
    );
    expect(answer.body).toMatchObject({
      account: {
        username: 'leader',
        role: 'leader',
        organisation: { code: '410100', name: '郑州市' },
        mustChangePassword: false,
      },
      acts: [
        'session',
        'codes',
        'read',
        'read-cases',
        'summary',
        'streams',
        'calendar',
        'read-agreements',
        'sign-agreement',
        'note-renewal',
      ],
      region: { code: '410100', name: '郑州市' },
      clockMoved: false,
      now: NOON.toISOString(),
    });
    await session(cookieOf(answer)).expect(200, answer.body);
  });

  it('keeps neither password nor token where the database could tell them', async () => {
    const token = cookieOf(await signIn('leader')).split('=')[1]!;
    const kept = JSON.stringify([
      await identity.database.read('SELECT * FROM identity.account'),
      await identity.database.read(`SELECT *, encode(token_hash, 'escape') FROM identity.session`),
    ]);
    expect(kept).toContain('$argon2id$v=19$m=19456,t=2,p=1$');
    expect(kept).not.toContain(TEST_PASSWORD);
    expect(kept).not.toContain(token);
  });

  it('is refused alike for an unknown name and a wrong password, in the language asked for', async () => {
    const unknown = await signIn('nobody-here').expect(401);
    const wrong = await signIn('assessor', 'wrong').expect(401);
    expect(unknown.body).toEqual(wrong.body);
    expect(unknown.get('Content-Type')).toContain('application/problem+json');
    expect(unknown.body).toMatchObject({ code: 'sign-in.refused', title: '用户名或密码不正确' });
    const english = await signIn('nobody-here').set('Accept-Language', 'en').expect(401);
    expect(english.body).toMatchObject({ title: 'User name or password is wrong' });
  });

  it('names the fields that are missing, and those that do not exist', async () => {
    const answer = await request(server).post('/api/session').send({ user: 'x' }).expect(400);
    expect(answer.body).toMatchObject({ code: 'request.invalid' });
    expect(answer.body.faults).toEqual(
      expect.arrayContaining([
        { field: 'username', code: 'field.required', text: '此项必填' },
        { field: 'password', code: 'field.required', text: '此项必填' },
        { field: 'user', code: 'field.unknown', text: '没有这一项' },
      ]),
    );
  });

  it('after five wrong passwords is locked for thirty minutes, also with the right one', async () => {
    for (let attempt = 1; attempt < 5; attempt++) await signIn('auditor', 'wrong').expect(401);
    const fifth = await signIn('auditor', 'wrong').expect(429);
    expect(fifth.body).toMatchObject({ code: 'account.locked', detail: { minutes: 30 } });
    expect(fifth.get('Retry-After')).toBe('1800');
    await signIn('auditor').expect(429);
    identity.clock.moveTo(minutes(30));
    await signIn('auditor').expect(200);
  });
});

describe('a session', () => {
  it('ends after thirty minutes without work, and a screen that refreshes itself is not work', async () => {
    const cookie = cookieOf(await signIn('leader'));
    identity.clock.moveTo(minutes(20));
    await session(cookie).set('X-Background', 'attended').expect(200);
    identity.clock.moveTo(minutes(20));
    await session(cookie).set('X-Background', 'true').expect(200);
    identity.clock.moveTo(minutes(10));
    const late = await session(cookie).expect(401);
    expect(late.body).toMatchObject({ code: 'session.expired' });
  });

  it('ends after twelve hours however busy', async () => {
    const cookie = cookieOf(await signIn('leader'));
    for (let elapsed = 20; elapsed < 12 * 60; elapsed += 20) {
      identity.clock.moveTo(new Date(NOON.getTime() + elapsed * 60_000));
      await session(cookie).expect(200);
    }
    identity.clock.moveTo(new Date(NOON.getTime() + 12 * 3_600_000));
    await session(cookie).expect(401);
  });

  it('is superseded by the next sign-in of its account, and is told so', async () => {
    const first = cookieOf(await signIn('leader'));
    const second = cookieOf(await signIn('leader'));
    const told = await session(first).expect(401);
    expect(told.body).toMatchObject({ code: 'session.superseded' });
    await session(second).expect(200);
  });

  it('ends when its person signs out', async () => {
    const cookie = cookieOf(await signIn('leader'));
    const out = await request(server).delete('/api/session').set('Cookie', cookie).expect(204);
    expect(out.get('Set-Cookie')![0]).toMatch(
      /^yipanqi-410100=; Path=\/; Expires=Thu, 01 Jan 1970/,
    );
    await session(cookie).expect(401);
  });

  it('does not serve a request that a page of another site sent', async () => {
    const cookie = cookieOf(await signIn('leader'));
    const foreign = await request(server)
      .delete('/api/session')
      .set('Cookie', cookie)
      .set('Sec-Fetch-Site', 'cross-site')
      .expect(403);
    expect(foreign.body).toMatchObject({ code: 'access.foreign-origin' });
    const form = await request(server)
      .post('/api/bureau/accounts')
      .set('Cookie', cookie)
      .type('form')
      .send({ username: 'x' })
      .expect(400);
    expect(form.body).toMatchObject({ code: 'idempotency-key.missing' });
    await session(cookie).expect(200);
  });
});

describe('a change of the own password', () => {
  let attempt = 0;
  const change = (cookie: string, current: string, next: string, key = `key-${++attempt}`) =>
    request(server)
      .put('/api/session/password')
      .set('Cookie', cookie)
      .set('Idempotency-Key', key)
      .send({ current, next });

  it('needs the present one and one that keeps the rules', async () => {
    const cookie = cookieOf(await signIn('assessor'));
    const wrong = await change(cookie, 'wrong', 'Quite-New-7').expect(400);
    expect(wrong.body).toMatchObject({ code: 'password.current-wrong' });
    const weak = await change(cookie, TEST_PASSWORD, 'short').expect(400);
    expect((weak.body.faults as { code: string }[]).map(({ code }) => code)).toEqual([
      'password.too-short',
      'password.too-simple',
    ]);
  });

  it('holds at once, and the last five cannot come back', async () => {
    const cookie = cookieOf(await signIn('assessor'));
    const passwords = [TEST_PASSWORD, ...[1, 2, 3, 4, 5].map((n) => `Xin-mi-ma-no.${n}`)];
    for (let n = 0; n < 4; n++) await change(cookie, passwords[n]!, passwords[n + 1]!).expect(204);
    for (const former of passwords.slice(0, 5)) {
      const refused = await change(cookie, passwords[4]!, former).expect(400);
      expect(refused.body.faults[0].code).toBe('password.used-before');
    }
    await change(cookie, passwords[4]!, passwords[5]!).expect(204);
    await change(cookie, passwords[5]!, TEST_PASSWORD).expect(204);
    await signIn('assessor').expect(200);
  });

  it('sent again after a lost answer is done once and answered alike', async () => {
    const cookie = cookieOf(await signIn('liaison-officer'));
    await change(cookie, TEST_PASSWORD, 'Gai-le-mima-1', 'once').expect(204);
    await change(cookie, TEST_PASSWORD, 'Gai-le-mima-1', 'once').expect(204);
    const reused = await change(cookie, TEST_PASSWORD, 'Gai-le-mima-2', 'once').expect(409);
    expect(reused.body).toMatchObject({ code: 'idempotency-key.reused' });
    await signIn('liaison-officer', 'Gai-le-mima-1').expect(200);
  });
});
