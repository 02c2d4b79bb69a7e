import { Injectable, Logger } from '@nestjs/common';
import { Clock } from '@platform/clock';
import type { DomainError } from '@platform/domain-error';
import { type Transaction, Transactions } from '@platform/transaction';
import { isLocked, signedIn, signInFailed } from '../account';
import { AccountLocked, SignInRefused } from '../account.errors';
import { AccountRepository } from '../account.repository';
import { PasswordHash } from '../password-hash';
import { Sessions } from '../sessions';
import { SignInThrottle } from './sign-in-throttle';

export interface SignIn {
  readonly username: string;
  readonly password: string;
  readonly ip: string;
}
type Outcome = { readonly accountId: string } | { readonly refusal: DomainError };

@Injectable()
export class SignInHandler {
  private readonly log = new Logger(SignInHandler.name);

  constructor(
    private readonly transactions: Transactions,
    private readonly accounts: AccountRepository,
    private readonly passwords: PasswordHash,
    private readonly sessions: Sessions,
    private readonly throttle: SignInThrottle,
    private readonly clock: Clock,
  ) {}

  /** Gives the session's token. Refuses `sign-in.refused`, `account.locked`, `sign-in.throttled`. */
  async execute(signIn: SignIn): Promise<string> {
    this.throttle.admit(signIn.ip);
    // The count of failures must stay although the sign-in is refused: so the refusal is thrown after the commit.
    const outcome = await this.transactions.run((tx) => this.judge(tx, signIn));
    if ('accountId' in outcome) return this.sessions.begin(outcome.accountId, signIn.ip);
    this.throttle.failed(signIn.ip);
    throw outcome.refusal;
  }

  private async judge(tx: Transaction, { username, password }: SignIn): Promise<Outcome> {
    const at = this.clock.now();
    const account = await this.accounts.findByUsername(tx, username);
    if (!account || account.disabled) {
      await this.passwords.pretend(password);
      return { refusal: new SignInRefused() };
    }
    if (isLocked(account, at))
      return { refusal: new AccountLocked(account.lockedUntil!.getTime() - at.getTime()) };
    if (await this.passwords.matches(password, account.passwordHash)) {
      await this.accounts.keep(tx, signedIn(account, at));
      return { accountId: account.id };
    }
    const failed = signInFailed(account, at);
    await this.accounts.keep(tx, failed);
    if (!isLocked(failed, at)) return { refusal: new SignInRefused() };
    this.log.warn({ account: account.id, until: failed.lockedUntil }, 'an account is locked');
    return { refusal: new AccountLocked(failed.lockedUntil!.getTime() - at.getTime()) };
  }
}
