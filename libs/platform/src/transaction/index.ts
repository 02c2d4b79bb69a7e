declare const opaque: unique symbol;

/**
 * An open database transaction, handed on visibly as first argument. It is opaque on purpose: models and ports can
 * pass it along, only adapters in `persistence/` can look inside (`statements(tx)` of `@platform/database`).
 */
export interface Transaction {
  readonly [opaque]: 'transaction';
}
