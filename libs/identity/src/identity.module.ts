import { type DynamicModule, Global, Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { AccessGuard } from './access/access.guard';
import { SessionCookie } from './access/session-cookie';
import { AccountStandings } from './account-standing';
import { DatabaseAccountStandings } from './persistence/database-account-standings';
import { DatabaseReadLog } from './persistence/database-read-log';
import { DatabaseReadLogReadModel } from './persistence/database-read-log.read-model';
import { DatabaseSessions } from './persistence/database-sessions';
import { ReadLog } from './read-log';
import { ReadLogReadModel } from './read-log.read-model';
import { Sessions } from './sessions';

export interface IdentityOptions {
  readonly regionCode: string;
  /** The address people use; `https:` makes the session cookie secure. */
  readonly publicUrl: string;
}

/**
 * Sessions, the guard before every endpoint, and the log of reads: in every app. Wants `Database`, `Clock` and
 * `FieldCipher` from global modules.
 */
@Global()
@Module({})
export class IdentityModule {
  static forRegion(options: IdentityOptions): DynamicModule {
    const cookie = new SessionCookie(options.regionCode, options.publicUrl.startsWith('https:'));
    return {
      module: IdentityModule,
      providers: [
        { provide: SessionCookie, useValue: cookie },
        { provide: Sessions, useClass: DatabaseSessions },
        { provide: ReadLog, useClass: DatabaseReadLog },
        { provide: AccountStandings, useClass: DatabaseAccountStandings },
        { provide: ReadLogReadModel, useClass: DatabaseReadLogReadModel },
        { provide: APP_GUARD, useClass: AccessGuard },
      ],
      exports: [SessionCookie, Sessions, ReadLog, ReadLogReadModel, AccountStandings],
    };
  }
}
