import { once } from 'node:events';
import { connect } from 'node:net';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Controller, Get, type INestApplication, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import request from 'supertest';
import { below, exchangeDestination, passOn } from '.';
import { DomainErrorFilter } from '../http';

@Controller()
class OwnController {
  @Get('api/bureau/own')
  own(): object {
    return { by: 'bureau' };
  }
}
@Module({ controllers: [OwnController] })
class BureauModule {}

const urlOf = (server: Server): string =>
  `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

/** Says who it is and what came. */
async function serviceCalled(name: string): Promise<Server> {
  const server = createServer((message: IncomingMessage, response: ServerResponse) => {
    const parts: Buffer[] = [];
    message.on('data', (part: Buffer) => parts.push(part));
    message.on('end', () => {
      const { method, url, headers } = message;
      response.writeHead(201, { 'Content-Type': 'application/json', 'Set-Cookie': ['a=1', 'b=2'] });
      response.end(
        JSON.stringify({ by: name, method, url, headers, body: Buffer.concat(parts).toString() }),
      );
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return server;
}

describe('a bureau whose services run apart', () => {
  let sending: Server;
  let receiving: Server;
  let app: INestApplication;
  let bureau: Server;

  beforeAll(async () => {
    [sending, receiving] = [await serviceCalled('sending'), await serviceCalled('receiving')];
    const urls = { sending: urlOf(sending), receiving: urlOf(receiving) };
    app = await NestFactory.create(BureauModule, { logger: false, bodyParser: false });
    app.use(
      passOn([
        below('/api/sending', urls.sending),
        below('/api/receiving', urls.receiving),
        below('/api/away', 'http://127.0.0.1:1'),
        exchangeDestination(urls),
      ]),
    );
    app.useGlobalFilters(new DomainErrorFilter());
    await app.listen(0, '127.0.0.1');
    bureau = app.getHttpServer() as Server;
  });
  afterAll(async () => {
    await app.close();
    sending.close();
    receiving.close();
  });

  it('passes on method, address, cookie, key and body, and brings back status and cookies', async () => {
    const answer = await request(bureau)
      .post('/api/sending/departures?x=1&y=%E5%8C%97')
      .set('Cookie', 's=1')
      .set('Idempotency-Key', 'k')
      .send({ name: '张三丰' })
      .expect(201);
    expect(answer.body).toMatchObject({
      by: 'sending',
      method: 'POST',
      url: '/api/sending/departures?x=1&y=%E5%8C%97',
      body: '{"name":"张三丰"}',
      headers: { cookie: 's=1', 'idempotency-key': 'k' },
    });
    expect(answer.body.headers['x-forwarded-for']).toContain('127.0.0.1');
    expect(answer.get('Set-Cookie')).toEqual(['a=1', 'b=2']);
  });

  it('streams a large file', async () => {
    const file = Buffer.alloc(3_000_000, 'x');
    const answer = await request(bureau).post('/api/receiving/imports').type('bin').send(file);
    expect(answer.body.by).toBe('receiving');
    expect(answer.body.body).toHaveLength(file.length);
  });

  it('answers by itself what is its own', async () => {
    await request(bureau).get('/api/bureau/own').expect(200, { by: 'bureau' });
    await request(bureau).get('/api/sendings').expect(404);
  });

  it('says that a service is away, in problem details', async () => {
    const { body } = await request(bureau).get('/api/away/x').expect(502);
    expect(body).toMatchObject({ code: 'service.unreachable', status: 502 });
  });

  it('sends nothing to a server that the caller names', async () => {
    const socket = connect((bureau.address() as AddressInfo).port, '127.0.0.1');
    socket.write(
      'GET http://127.0.0.1:1/api/sending/x HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n',
    );
    let text = '';
    for await (const part of socket) text += String(part);
    expect(text).toContain('"by":"sending"');
  });

  const control = (kind: string, stream: string): string =>
    `e30.${Buffer.from(JSON.stringify({ kind, stream })).toString('base64url')}.c2ln`;

  it.each([
    ['head', '610300.sending/410100', 'receiving'],
    ['grant', '610300.receiving/410100', 'sending'],
    ['receipt', '410100.sending/610300', 'sending'],
    ['resend', '410100.receiving/610300', 'receiving'],
  ])('gives a %s of %s to %s', async (kind, stream, service) => {
    const jws = control(kind, stream);
    const { body } = await request(bureau)
      .post('/exchange/v1/control')
      .type('application/jose')
      .send(jws);
    expect(body).toMatchObject({ by: service, body: jws });
  });

  it('gives the pull of a stream to the service that writes it', async () => {
    const { body } = await request(bureau).get(
      '/exchange/v1/segments?stream=410100.receiving%2F610300&after=0',
    );
    expect(body.by).toBe('receiving');
  });

  it('refuses a control message larger than any may be', async () => {
    const answer = await request(bureau)
      .post('/exchange/v1/control')
      .type('application/jose')
      .send('x'.repeat(300_000));
    expect(answer.status).toBe(413);
    expect(answer.body).toMatchObject({ code: 'request.too-large' });
  });
});
