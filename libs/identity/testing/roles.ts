import type { INestApplication } from '@nestjs/common';
import type { Server } from 'node:http';
import request from 'supertest';
import { Database } from '@platform/database';
import { SessionCookie } from '../src/access/session-cookie';
import { createAccounts } from '../src/persistence/create-accounts';
import { permits, type Role, ROLES } from '../src/permissions';
import { Sessions } from '../src/sessions';
import { type Endpoint, endpointsOf } from './endpoints';

export const roles = Object.keys(ROLES) as Role[];
export const TEST_PASSWORD = 'Sanhe-lu-8-hao';

/** One account per role in an organisation, named like the role; gives their ids. */
export async function createAccountPerRole(
  database: Database,
  organisation: string,
  at: Date,
): Promise<Readonly<Record<Role, string>>> {
  await createAccounts(
    database,
    roles.map((role) => ({
      username: role,
      displayName: role,
      role,
      organisation,
      password: TEST_PASSWORD,
    })),
    at,
  );
  const rows = await database.read<{ id: string; username: Role }>(
    'SELECT id, username FROM identity.account WHERE username = ANY($1)',
    [roles],
  );
  return Object.fromEntries(rows.map(({ username, id }) => [username, id])) as Record<Role, string>;
}

/** A cookie of a fresh session of this account, without the cost of a password. */
export async function cookieFor(app: INestApplication, accountId: string): Promise<string> {
  const token = await app.get(Sessions, { strict: false }).begin(accountId, '127.0.0.1');
  return `${app.get(SessionCookie, { strict: false }).name}=${token}`;
}

/**
 * Calls one endpoint as every role and as nobody, and tells where the answer is not what the permission table says;
 * empty when all is well. Whoever may pass is let through to the handler with an empty body, so a refusal for other
 * reasons counts as passed.
 */
export async function permissionDeviations(
  app: INestApplication,
  accounts: Readonly<Record<Role, string>>,
  endpoint: Endpoint,
): Promise<string[]> {
  const name = `${endpoint.method} ${endpoint.path}`;
  if (endpoint.open) return [];
  const deviations: string[] = [];
  const anonymous = await call(app, endpoint);
  if (anonymous.status !== 401) deviations.push(`${name}: nobody gets ${anonymous.status}`);
  for (const role of roles) {
    const answer = await call(app, endpoint, await cookieFor(app, accounts[role]));
    const code = (answer.body as { code?: string } | undefined)?.code;
    const passed = answer.status !== 401 && code !== 'access.forbidden';
    if (passed !== permits(role, endpoint.act ?? ''))
      deviations.push(`${name}: ${role} gets ${answer.status} ${code ?? ''}`);
  }
  return deviations;
}

/** The same for every endpoint of the app. */
export async function allPermissionDeviations(
  app: INestApplication,
  accounts: Readonly<Record<Role, string>>,
): Promise<string[]> {
  const deviations: string[] = [];
  for (const endpoint of endpointsOf(app))
    deviations.push(...(await permissionDeviations(app, accounts, endpoint)));
  return deviations;
}

function call(app: INestApplication, endpoint: Endpoint, cookie?: string): request.Test {
  const path = endpoint.path.replace(/:\w+/g, '00000000-0000-7000-8000-000000000000');
  const method = endpoint.method.toLowerCase() as 'get' | 'post' | 'put' | 'patch' | 'delete';
  const test = request(app.getHttpServer() as Server)
    [method](path)
    .set('Idempotency-Key', 'permission-test');
  return cookie === undefined ? test : test.set('Cookie', cookie);
}
