import type { SignedInAccount } from './account';

/** Sessions of the region, kept in its database and read by all three services. */
export abstract class Sessions {
  /** Ends every other session of the account and gives the new one's token: 256 random bits, base64url. */
  abstract begin(accountId: string, ip: string | undefined): Promise<string>;
  /**
   * The account behind a token. `touch` counts the request as work of a person; a screen that refreshes itself is not.
   * Refuses `session.missing`, `session.expired`, `session.superseded`, `session.withdrawn`.
   */
  abstract check(token: string, touch: boolean): Promise<SignedInAccount>;
  abstract end(token: string): Promise<void>;
}
