import type { EntityManager } from 'typeorm';
import type { Transaction } from '../transaction';

/** What a `Transaction` really is; known to this folder only. */
export interface OpenTransaction {
  readonly manager: EntityManager;
  readonly afterCommit: (() => void)[];
}

export function seal(open: OpenTransaction): Transaction {
  return open as unknown as Transaction;
}

function open(tx: Transaction): OpenTransaction {
  const inside = tx as unknown as OpenTransaction;
  if (!inside.manager.queryRunner?.isTransactionActive)
    throw new Error('a statement outside its transaction');
  return inside;
}

/** The entity manager of an open transaction; throws when the transaction has ended. */
export function managerOf(tx: Transaction): EntityManager {
  return open(tx).manager;
}

/** Runs SQL inside the transaction: `await statements(tx)<Row>('SELECT …', [values])`. Await each before the next. */
export function statements(
  tx: Transaction,
): <Row>(sql: string, parameters?: readonly unknown[]) => Promise<Row[]> {
  const { queryRunner } = open(tx).manager;
  return async <Row>(sql: string, parameters: readonly unknown[] = []): Promise<Row[]> => {
    const result = await queryRunner!.query(sql, [...parameters], true);
    return (result.records ?? []) as Row[];
  };
}

/** Called once the transaction has committed, never when it rolls back. For wake-ups only: it may be lost with the process. */
export function onCommit(tx: Transaction, call: () => void): void {
  open(tx).afterCommit.push(call);
}
