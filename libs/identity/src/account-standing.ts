import type { Role } from './permissions';

/** What an account may be now, asked without a session: of somebody whose rights may have been withdrawn since. */
export interface Standing {
  readonly displayName: string;
  readonly role: Role;
  readonly organisation: string;
  readonly disabled: boolean;
}

/** Looks an account up by its id; nobody else's data but name, role and office. */
export abstract class AccountStandings {
  abstract find(accountIds: readonly string[]): Promise<ReadonlyMap<string, Standing>>;
  /** Who can be given work in an area (codes that begin with these digits): not disabled, by organisation and name; at most 500. */
  abstract within(prefix: string): Promise<readonly (Standing & { readonly id: string })[]>;
}
