import { Injectable } from '@nestjs/common';
import { Clock } from '@platform/clock';
import { type CommandRequest, Commands } from '@platform/commands';
import { type Transaction, Transactions } from '@platform/transaction';
import { type Account, isLocked, passwordChosen, signInFailed } from '../account';
import { AccountLocked, CurrentPasswordWrong, PasswordTooWeak } from '../account.errors';
import { AccountRepository } from '../account.repository';
import { formerPasswordFault, passwordFaults } from '../password';
import { PasswordHash } from '../password-hash';

export interface ChangePassword {
  readonly accountId: string;
  readonly current: string;
  readonly next: string;
  /** Of the session that goes on; all others of the account end. */
  readonly token?: string;
}

@Injectable()
export class ChangePasswordHandler {
  constructor(
    private readonly commands: Commands,
    private readonly transactions: Transactions,
    private readonly accounts: AccountRepository,
    private readonly passwords: PasswordHash,
    private readonly clock: Clock,
  ) {}

  /** Refuses `password.current-wrong`, `password.refused`, `account.locked`. */
  async execute(command: CommandRequest, change: ChangePassword): Promise<void> {
    try {
      await this.commands.run(command, async (tx) => {
        await this.change(tx, change);
        return {};
      });
    } catch (error) {
      // The command left no trace, but a guess must: otherwise a stolen session could try passwords for ever.
      if (error instanceof CurrentPasswordWrong) await this.countFailure(change.accountId);
      throw error;
    }
  }

  private async change(tx: Transaction, change: ChangePassword): Promise<void> {
    const account = await this.accounts.get(tx, change.accountId);
    const at = this.clock.now();
    if (isLocked(account, at))
      throw new AccountLocked(account.lockedUntil!.getTime() - at.getTime());
    if (!(await this.passwords.matches(change.current, account.passwordHash)))
      throw new CurrentPasswordWrong();
    const faults = passwordFaults(change.next, account.username);
    if (faults.length === 0 && (await this.wasUsed(account, change.next)))
      faults.push(formerPasswordFault());
    if (faults.length > 0) throw new PasswordTooWeak(faults);
    await this.accounts.keep(tx, passwordChosen(account, await this.passwords.of(change.next)));
    await this.accounts.endSessions(tx, account.id, change.token);
  }

  private async wasUsed(account: Account, password: string): Promise<boolean> {
    for (const hash of [account.passwordHash, ...account.formerPasswords])
      if (await this.passwords.matches(password, hash)) return true;
    return false;
  }

  private async countFailure(accountId: string): Promise<void> {
    await this.transactions.run(async (tx) => {
      const account = await this.accounts.get(tx, accountId);
      await this.accounts.keep(tx, signInFailed(account, this.clock.now()));
    });
  }
}
