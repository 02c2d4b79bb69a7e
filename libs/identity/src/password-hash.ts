/** Hashes and compares passwords; slow on purpose. */
export abstract class PasswordHash {
  abstract of(password: string): Promise<string>;
  abstract matches(password: string, hash: string): Promise<boolean>;
  /** Takes as long as a comparison: an unknown user name must not answer faster than a wrong password. */
  abstract pretend(password: string): Promise<void>;
}
