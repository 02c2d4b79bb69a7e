import type { ClientBase } from 'pg';
import type { EntityManager } from 'typeorm';
import type { Transaction } from '../transaction';
import { named } from './named-statement';

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

/** Runs SQL inside the transaction: `await statements(tx)<Row>('SELECT …', [values])`. Await each before the next. */
export function statements(
  tx: Transaction,
): <Row>(sql: string, parameters?: readonly unknown[]) => Promise<Row[]> {
  open(tx);
  return async <Row>(sql: string, parameters: readonly unknown[] = []): Promise<Row[]> => {
    const { queryRunner } = open(tx).manager;
    // The driver itself: what TypeORM does around a query costs as much as a small one, and puts values into errors.
    const client = (await queryRunner!.connect()) as ClientBase;
    const { rows } = await client.query<Row & object>(named(sql, parameters));
    return rows;
  };
}

/** Runs one piece of the work of a transaction: what it did is undone when it throws, and the rest stands. */
export async function attempt<T>(tx: Transaction, work: () => Promise<T>): Promise<T> {
  await statements(tx)('SAVEPOINT attempt');
  try {
    const done = await work();
    await statements(tx)('RELEASE SAVEPOINT attempt');
    return done;
  } catch (error) {
    await statements(tx)('ROLLBACK TO SAVEPOINT attempt');
    // Rolling back leaves it standing, and it would be the one an attempt around this one went back to.
    await statements(tx)('RELEASE SAVEPOINT attempt');
    throw error;
  }
}

/** Called once the transaction has committed, never when it rolls back. For wake-ups only: it may be lost with the process. */
export function onCommit(tx: Transaction, call: () => void): void {
  open(tx).afterCommit.push(call);
}
