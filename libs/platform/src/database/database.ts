import { setTimeout as pause } from 'node:timers/promises';
import type { Pool } from 'pg';
import type { DataSource } from 'typeorm';
import type { PostgresDriver } from 'typeorm/driver/postgres/PostgresDriver';
import { type Transaction, Transactions } from '../transaction';
import { named } from './named-statement';
import { seal } from './open-transaction';

export interface RunOptions {
  /** READ COMMITTED, the server's own, unless given: saying it costs a round trip. */
  readonly isolation?: 'REPEATABLE READ';
}

const DEADLOCK = '40P01';
const SERIALISATION = '40001';
const attemptsMax = 4;

/** A region's database. Every write goes through `run`; errors 40P01 and 40001 are tried again three times. */
export class Database extends Transactions {
  constructor(readonly dataSource: DataSource) {
    super();
  }

  override async run<T>(
    work: (tx: Transaction) => Promise<T>,
    options: RunOptions = {},
  ): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.runOnce(work, options);
      } catch (error) {
        const state = (error as { code?: string }).code;
        if ((state !== DEADLOCK && state !== SERIALISATION) || attempt === attemptsMax) throw error;
        await pause(10 * attempt);
      }
    }
  }

  /** Reads outside a transaction; no connection keeps the text, for those of lists with filters are many. */
  async read<Row>(sql: string, parameters: readonly unknown[] = []): Promise<Row[]> {
    return (await this.pool.query<Row & object>(sql, [...parameters])).rows;
  }

  /** A small read that is asked again and again, always in the same words: each connection keeps them. */
  async readOften<Row>(sql: string, parameters: readonly unknown[] = []): Promise<Row[]> {
    return (await this.pool.query<Row & object>(named(sql, parameters))).rows;
  }

  private get pool(): Pool {
    return (this.dataSource.driver as PostgresDriver).master as Pool;
  }

  private async runOnce<T>(work: (tx: Transaction) => Promise<T>, options: RunOptions): Promise<T> {
    const afterCommit: (() => void)[] = [];
    const runner = this.dataSource.createQueryRunner();
    try {
      await runner.startTransaction(options.isolation);
      let result: T;
      try {
        result = await work(seal({ manager: runner.manager, afterCommit }));
        await runner.commitTransaction();
      } catch (error) {
        if (runner.isTransactionActive) await runner.rollbackTransaction().catch(() => undefined);
        throw error;
      }
      for (const call of afterCommit) call();
      return result;
    } finally {
      await runner.release();
    }
  }
}
