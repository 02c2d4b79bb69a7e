import { type DynamicModule, Inject, Module, type OnApplicationBootstrap } from '@nestjs/common';
import { Clock } from '@platform/clock';
import { Database } from '@platform/database';
import { AccountReadModel } from './account.read-model';
import { AccountRepository } from './account.repository';
import { AccountsController } from './administer-accounts/accounts.controller';
import { AccountsHandler } from './administer-accounts/accounts.handler';
import { Argon2PasswordHash } from './argon2/argon2-password-hash';
import { ChangePasswordController } from './change-password/change-password.controller';
import { ChangePasswordHandler } from './change-password/change-password.handler';
import { createAccounts, readAccountsFile } from './persistence/create-accounts';
import { PasswordHash } from './password-hash';
import { DatabaseAccountReadModel } from './persistence/database-account.read-model';
import { DatabaseAccountRepository } from './persistence/database-account.repository';
import { RegionIdentity } from './region-identity';
import { ShowReadsController } from './show-reads/show-reads.controller';
import { SessionController } from './sign-in/session.controller';
import { SignInHandler } from './sign-in/sign-in.handler';
import { SignInThrottle } from './sign-in/sign-in-throttle';

export interface AccountsOptions {
  readonly regionCode: string;
  /** Demonstration accounts, made at start when they are not there. */
  readonly accountsFile?: string;
}

const OPTIONS = 'identity:accounts-options';

/** Sign-in, own password, accounts and the log of reads over HTTP: in `bureau` and `region` only. Wants `IdentityModule`. */
@Module({})
export class AccountsModule implements OnApplicationBootstrap {
  constructor(
    @Inject(OPTIONS) private readonly options: AccountsOptions,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  static forRegion(options: AccountsOptions): DynamicModule {
    const region = new RegionIdentity(options.regionCode);
    return {
      module: AccountsModule,
      controllers: [
        SessionController,
        ChangePasswordController,
        AccountsController,
        ShowReadsController,
      ],
      providers: [
        { provide: OPTIONS, useValue: options },
        { provide: RegionIdentity, useValue: region },
        { provide: PasswordHash, useClass: Argon2PasswordHash },
        { provide: AccountRepository, useClass: DatabaseAccountRepository },
        { provide: AccountReadModel, useClass: DatabaseAccountReadModel },
        SignInThrottle,
        SignInHandler,
        ChangePasswordHandler,
        AccountsHandler,
      ],
    };
  }

  async onApplicationBootstrap(): Promise<void> {
    const { accountsFile } = this.options;
    if (accountsFile === undefined) return;
    await createAccounts(this.database, readAccountsFile(accountsFile), this.clock.now());
  }
}
