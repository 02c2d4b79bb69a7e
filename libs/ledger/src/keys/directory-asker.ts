/**
 * Asked for a region's newest key statements when a message names a `kid` not known; at most one fetch a minute per
 * region. The message itself is quarantined: head and resend bring it again once the key is known.
 */
export abstract class DirectoryAsker {
  /** Returns at once; what is learnt goes into the `Directory`. */
  abstract ask(region: string): void;
}

/** Where partners' directories cannot be reached. */
export class NoDirectoryAsker extends DirectoryAsker {
  ask(): void {}
}
