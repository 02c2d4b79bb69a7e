import { Injectable, Logger } from '@nestjs/common';
import { isKnown } from '@region';
import { Clock } from '@platform/clock';
import { type CommandRequest, Commands } from '@platform/commands';
import { FieldCipher } from '@platform/field-cipher';
import { Ids } from '@platform/ids';
import type { Transaction } from '@platform/transaction';
import { type Account, passwordReset, type SignedInAccount } from '../account';
import { AccountUnknown, OrganisationRefused, OwnAccount } from '../account.errors';
import { AccountRepository } from '../account.repository';
import { oneTimePassword } from '../password';
import { PasswordHash } from '../password-hash';
import type { Role } from '../permissions';
import { Scope } from '../scope';

export interface OneTimePassword {
  readonly id: string;
  readonly oneTimePassword: string;
}
export interface NewAccountData {
  readonly username: string;
  readonly displayName: string;
  readonly role: Role;
  readonly organisation: string;
}
export interface AccountChange {
  readonly displayName?: string;
  readonly organisation?: string;
  readonly disabled?: boolean;
}

/** What an administrator does with accounts, in their own area only. */
@Injectable()
export class AccountsHandler {
  private readonly log = new Logger(AccountsHandler.name);

  constructor(
    private readonly commands: Commands,
    private readonly accounts: AccountRepository,
    private readonly passwords: PasswordHash,
    private readonly cipher: FieldCipher,
    private readonly ids: Ids,
    private readonly clock: Clock,
  ) {}

  async create(
    command: CommandRequest,
    by: SignedInAccount,
    data: NewAccountData,
  ): Promise<OneTimePassword> {
    assertOrganisation(by, data.organisation);
    const { id } = await this.commands.run(command, async (tx) => {
      const id = this.ids.next();
      const passwordHash = await this.passwords.of(this.oneTimePassword(command, id));
      await this.accounts.add(tx, { ...newAccount(id, data, this.clock.now()), passwordHash });
      return { id };
    });
    const { role, organisation } = data;
    this.log.log({ account: id, role, organisation, by: by.id }, 'an account was created');
    return { id, oneTimePassword: this.oneTimePassword(command, id) };
  }

  async change(
    command: CommandRequest,
    by: SignedInAccount,
    id: string,
    change: AccountChange,
  ): Promise<void> {
    if (change.organisation !== undefined) assertOrganisation(by, change.organisation);
    if (change.disabled && id === by.id) throw new OwnAccount();
    await this.commands.run(command, async (tx) => {
      const account = await this.inArea(tx, by, id);
      await this.accounts.keep(tx, { ...account, ...given(change) });
      // A new area or an end of the account must hold at once, not when the session ends.
      if (change.organisation !== undefined || change.disabled)
        await this.accounts.endSessions(tx, id);
      return { id };
    });
    const { organisation, disabled } = change;
    this.log.log({ account: id, organisation, disabled, by: by.id }, 'an account was changed');
  }

  async resetPassword(
    command: CommandRequest,
    by: SignedInAccount,
    id: string,
  ): Promise<OneTimePassword> {
    await this.commands.run(command, async (tx) => {
      const account = await this.inArea(tx, by, id);
      const hash = await this.passwords.of(this.oneTimePassword(command, id));
      await this.accounts.keep(tx, passwordReset(account, hash));
      await this.accounts.endSessions(tx, id);
      return { id };
    });
    this.log.log({ account: id, by: by.id }, 'a password was reset');
    return { id, oneTimePassword: this.oneTimePassword(command, id) };
  }

  private async inArea(tx: Transaction, by: SignedInAccount, id: string): Promise<Account> {
    const account = await this.accounts.get(tx, id);
    if (!new Scope(by.organisation).covers(account.organisation)) throw new AccountUnknown();
    return account;
  }

  /**
   * Derived from command and account under the region's key, so that a repeat after a lost answer shows the same
   * password although no answer with a password in it is kept.
   */
  private oneTimePassword(command: CommandRequest, id: string): string {
    return oneTimePassword(this.cipher.index(`one-time-password\n${id}\n${command.key}`));
  }
}

function newAccount(id: string, data: NewAccountData, at: Date): Omit<Account, 'passwordHash'> {
  return {
    ...data,
    id,
    disabled: false,
    demonstration: false,
    mustChangePassword: true,
    formerPasswords: [],
    failures: 0,
    createdAt: at,
  };
}

function assertOrganisation(by: SignedInAccount, organisation: string): void {
  if (!isKnown(organisation) || !new Scope(by.organisation).covers(organisation))
    throw new OrganisationRefused();
}

function given(change: AccountChange): AccountChange {
  return Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
}
