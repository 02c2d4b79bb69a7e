import { createServer } from 'node:net';
import { once } from 'node:events';
import type { INestApplication } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { SettableClock } from '@platform/clock';
import { DomainErrorFilter } from '@platform/http';
import request from 'supertest';
import { Directory } from '../../keys/directory';
import { requestToken } from '../../wire/request-token';
import { carrierContract } from '../carrier.contract';
import {
  type CarrierNetwork,
  CarrierSide,
  noon,
  segments,
  servicesOf,
} from '../carrier-side.contract';
import { HttpsExchangeController } from './exchange.controller';
import { HttpsCarrier } from './https-carrier';
import { HttpsExchange } from './https-exchange';

const pace = { waitS: 5, backOffFirstMs: 10, backOffMaxMs: 100 };
const clock = new SettableClock(noon);

interface HttpsNetwork extends CarrierNetwork {
  readonly urls: Readonly<Record<string, string>>;
}

async function newNetwork(): Promise<HttpsNetwork> {
  const sides = [new CarrierSide('410100'), new CarrierSide('610300')] as const;
  const directory = new Directory();
  for (const { region, keyring } of sides) directory.trust(region, keyring.statements);
  const ports = await Promise.all(sides.map(freePort));
  const urls = Object.fromEntries(
    sides.map(({ region }, i) => [region, `http://127.0.0.1:${ports[i]}`]),
  );
  const apps = new Map<CarrierSide, INestApplication>();
  const start = async (side: CarrierSide) => {
    const { region } = side;
    const source = () => side;
    const publicUrl = urls[region]!;
    const exchange = new HttpsExchange({ region, publicUrl, clock, directory, source });
    const module = Test.createTestingModule({
      controllers: [HttpsExchangeController],
      providers: [{ provide: HttpsExchange, useValue: exchange }],
    });
    const app = (await module.compile()).createNestApplication();
    app.useGlobalFilters(new DomainErrorFilter());
    await app.listen(Number(new URL(publicUrl).port), '127.0.0.1');
    apps.set(side, app);
    const partners = Object.entries(urls).map(([code, url]) => ({ code, url }));
    const signer = (at: Date) => side.keyring.signer(at);
    side.carrier = new HttpsCarrier({ region, clock, signer, partners, source, exchange, pace });
    await Promise.all(servicesOf.map((service) => side.carrier.receive(service, side.intake)));
  };
  const stop = async (side: CarrierSide) => {
    await side.carrier.close();
    (apps.get(side)!.getHttpServer() as { closeAllConnections(): void }).closeAllConnections();
    await apps.get(side)!.close();
  };
  await Promise.all(sides.map(start));
  const close = async () => void (await Promise.all(sides.map(stop)));
  return { zhengzhou: sides[0], baoji: sides[1], urls, start, stop, close };
}

async function freePort(): Promise<number> {
  const listener = createServer().listen(0, '127.0.0.1');
  await once(listener, 'listening');
  const { port } = listener.address() as { port: number };
  await once(listener.close(), 'close');
  return port;
}

describe('the https carrier', () => {
  carrierContract(newNetwork);

  describe('asked by others', () => {
    const arrivals = '410100.receiving/610300';
    const path = '/exchange/v1/segments';
    let network: HttpsNetwork;
    beforeAll(async () => (network = await newNetwork()));
    afterAll(async () => network.close());

    const token = (more: object = {}, signedBy = network.baoji, at = noon) => {
      const htu = network.urls['410100']! + path;
      const claims = { iss: '610300', aud: '410100', htm: 'GET', htu, ...more };
      return `Bearer ${requestToken(claims, at, signedBy.keyring.signer(noon))}`;
    };
    const pull = (authorization: string, query: object = { stream: arrivals, after: 0 }) =>
      request(network.urls['410100']!).get(path).query(query).set('Authorization', authorization);
    const post = (body: string | Buffer) =>
      request(network.urls['410100']!)
        .post('/exchange/v1/control')
        .set('Content-Type', 'application/jose')
        .set(
          'Authorization',
          token({ htm: 'POST', htu: `${network.urls['410100']}/exchange/v1/control` }),
        )
        .send(body);

    it('answers the addressee with the stored segments', async () => {
      const [segment] = segments(arrivals, 1, 1);
      await network.zhengzhou.publish(network.baoji, segment!);
      const { body } = await pull(token()).expect(200);
      expect(body).toEqual({
        segments: [{ jws: segment!.jws, value: segment!.value.toString() }],
        control: [],
      });
    });

    it('answers no more than a hundred segments or 4 MB at once, and at least one', async () => {
      const pulled = async (after: number) =>
        (await pull(token(), { stream: arrivals, after }).expect(200)).body as {
          segments: { jws: string; value: string }[];
        };
      for (const one of segments(arrivals, 1, 120))
        await network.zhengzhou.publish(network.baoji, one);
      expect((await pulled(0)).segments).toHaveLength(100);
      expect((await pulled(1000)).segments).toHaveLength(20);
      const large = segments(arrivals, 1201, 20, 400_000);
      for (const one of large) await network.zhengzhou.publish(network.baoji, one);
      const { segments: some } = await pulled(1200);
      const bytes = some.reduce((sum, { value }) => sum + value.length, 0);
      expect(some.length).toBeGreaterThan(1);
      expect(some.length).toBeLessThan(large.length);
      expect(bytes).toBeLessThanOrEqual(4 * 1024 * 1024);
    });

    it('lets nobody in without a token for this very request (401)', async () => {
      const early = new Date(noon.getTime() - 10 * 60_000);
      const refused = [
        'Bearer x',
        'Basic eDp5',
        token({ aud: '620921' }),
        token({ htm: 'POST' }),
        token({ htu: `${network.urls['610300']}${path}` }),
        token({}, network.zhengzhou),
        token({ iss: '620921' }),
        token({}, network.baoji, early),
      ];
      for (const authorization of refused) {
        const { body, type } = await pull(authorization).expect(401);
        expect([type, body.code]).toEqual(['application/problem+json', 'exchange.token']);
      }
    });

    it('shows a stream to its addressee only (403), and none it does not write (404)', async () => {
      await pull(token(), { stream: '410100.receiving/620921', after: 0 }).expect(403);
      await pull(token(), { stream: '620921.receiving/610300', after: 0 }).expect(404);
      await pull(token(), { stream: 'arrivals', after: 0 }).expect(400);
      await pull(token(), { stream: arrivals, after: -1 }).expect(400);
      await pull(token(), { stream: arrivals, after: 0, wait: 26 }).expect(400);
    });

    it('takes control messages about the caller’s streams only, and no large ones', async () => {
      const { baoji } = network;
      await post(baoji.control(arrivals, 'receipt', 1).value.toString()).expect(204);
      await post(baoji.control('620921.sending/410100', 'receipt', 1).value.toString()).expect(403);
      await post('x'.repeat(256 * 1024 + 1)).expect(413);
    });

    it('slows down who asks without end (429)', async () => {
      const answers = await Promise.all(Array.from({ length: 300 }, () => pull(token())));
      const slowed = answers.filter(({ status }) => status === 429);
      expect(slowed.length).toBeGreaterThan(0);
      expect(slowed[0]!.headers['retry-after']).toBe('1');
    });

    it('shows its key statements to everybody', async () => {
      const { body } = await request(network.urls['410100']!)
        .get('/.well-known/yipanqi-directory.json')
        .expect(200);
      expect(body.statements).toEqual(network.zhengzhou.keyring.statements);
      expect(body.keys).toHaveLength(4);
    });
  });

  it('talks plain http to this machine only', () => {
    const carrier = (url: string) =>
      new HttpsCarrier({
        region: '410100',
        clock,
        signer: () => {
          throw new Error('not asked');
        },
        partners: [{ code: '610300', url }],
        source: () => {
          throw new Error('not asked');
        },
      });
    expect(() => carrier('http://baoji.example')).toThrow(/must be https/);
    expect(() => carrier('http://127.0.0.1.example:8610')).toThrow(/must be https/);
    for (const url of ['https://baoji.example', 'http://127.0.0.1:8611', 'http://[::1]:8611'])
      expect(() => carrier(url)).not.toThrow();
  });
});
