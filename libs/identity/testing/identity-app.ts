import { Module, type Type } from '@nestjs/common';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { createApp, PlatformModule } from '@platform/bootstrap';
import { SettableClock } from '@platform/clock';
import { platformMigrations } from '@platform/commands';
import { Database } from '@platform/database';
import { openTestDatabase, testRegionConfig } from '../../platform/testing';
import { AccountsModule } from '../src/accounts.module';
import { IdentityModule } from '../src/identity.module';
import type { Role } from '../src/permissions';
import { identityMigrations } from '../src/persistence/migrations';
import { createAccountPerRole } from './roles';

export const NOON = new Date('2026-11-20T04:00:00.000Z');

export interface IdentityApp {
  readonly app: NestExpressApplication;
  readonly clock: SettableClock;
  readonly database: Database;
  /** Ids of one account per role, all of organisation 410100. */
  readonly accounts: Readonly<Record<Role, string>>;
  stop(): Promise<void>;
}

/** A region's process with sign-in, accounts and the log of reads only, and what controllers a test adds to it. */
export async function startIdentityApp(controllers: Type[] = []): Promise<IdentityApp> {
  const opened = await openTestDatabase([platformMigrations, identityMigrations]);
  const { config, remove } = testRegionConfig(opened.url);
  const clock = new SettableClock(NOON);

  @Module({
    imports: [
      PlatformModule.forRegion(config, { clock }),
      IdentityModule.forRegion(config),
      AccountsModule.forRegion(config),
    ],
    controllers,
  })
  class IdentityTestModule {}

  const app = await createApp(IdentityTestModule, config, { title: 'identity test' });
  await app.init();
  const accounts = await createAccountPerRole(opened.database, '410100', clock.now());
  return {
    app,
    clock,
    database: opened.database,
    accounts,
    async stop() {
      await app.close();
      await opened.drop();
      remove();
    },
  };
}
