import { Controller, Get } from '@nestjs/common';
import request from 'supertest';
import {
  allPermissionDeviations,
  cookieFor,
  endpointsOf,
  type IdentityApp,
  startIdentityApp,
  undeclaredEndpoints,
} from '../../testing';

@Controller('api/forgotten')
class ForgottenController {
  @Get()
  read(): object {
    return { personal: true };
  }
}

describe('the endpoints of the library', () => {
  let identity: IdentityApp;
  beforeAll(async () => {
    identity = await startIdentityApp();
  });
  afterAll(() => identity.stop());

  it('each name their act, or are open', () => {
    expect(undeclaredEndpoints(identity.app)).toEqual([]);
    expect(
      endpointsOf(identity.app)
        .filter(({ open }) => open)
        .map(({ path }) => path)
        .sort(),
    ).toEqual(['/api/bureau/clock', '/api/session', '/healthz', '/metrics', '/readyz']);
  });

  it('admit exactly the roles of the permission table, and nobody without a session', async () => {
    expect(await allPermissionDeviations(identity.app, identity.accounts)).toEqual([]);
  });
});

describe('an endpoint that names no act', () => {
  let identity: IdentityApp;
  beforeAll(async () => {
    identity = await startIdentityApp([ForgottenController]);
  });
  afterAll(() => identity.stop());

  it('is found, and refused to everyone', async () => {
    expect(undeclaredEndpoints(identity.app)).toEqual(['GET /api/forgotten']);
    for (const account of Object.values(identity.accounts))
      await request(identity.app.getHttpServer())
        .get('/api/forgotten')
        .set('Cookie', await cookieFor(identity.app, account))
        .expect(403);
  });
});
