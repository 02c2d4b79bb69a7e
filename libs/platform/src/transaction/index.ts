declare const opaque: unique symbol;

/**
 * An open database transaction, handed on visibly as first argument. It is opaque on purpose: models and ports can
 * pass it along, only adapters in `persistence/` can look inside (`statements(tx)` of `@platform/database`).
 */
export interface Transaction {
  readonly [opaque]: 'transaction';
}

/** Opens transactions for handlers that are no `Commands`, e.g. a sign-in. */
export abstract class Transactions {
  /** Commits when the work resolves, rolls back when it throws; deadlocks are tried again. */
  abstract run<T>(work: (tx: Transaction) => Promise<T>): Promise<T>;
}
