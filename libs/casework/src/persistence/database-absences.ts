import { Injectable } from '@nestjs/common';
import { Database, statements } from '@platform/database';
import type { Transaction } from '@platform/transaction';
import { type Absence, Absences } from '../absence';

const MINE_MAX = 100;

@Injectable()
export class DatabaseAbsences extends Absences {
  constructor(private readonly database: Database) {
    super();
  }

  override async keep(tx: Transaction, absence: Absence, madeBy: string): Promise<void> {
    const { absenceId, account, deputy, organisation, from, to } = absence;
    await statements(tx)(
      `INSERT INTO casework.absence (absence_id, account, deputy, organisation, from_day, to_day, made_by)
       VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [absenceId, account, deputy, organisation, from, to, madeBy],
    );
  }

  override ofAccount(account: string, day: string): Promise<Absence[]> {
    return this.database.read<Absence>(
      `SELECT absence_id AS "absenceId", account, deputy, organisation, from_day::text AS "from", to_day::text AS "to"
         FROM casework.absence WHERE (account = $1 OR deputy = $1) AND to_day >= $2
        ORDER BY from_day, absence_id LIMIT ${MINE_MAX}`,
      [account, day],
    );
  }

  override async end(
    tx: Transaction,
    absence: { absenceId: string; account: string; lastDay: string },
  ): Promise<boolean> {
    const ended = await statements(tx)(
      `UPDATE casework.absence SET to_day = LEAST(to_day, $3)
        WHERE absence_id = $1 AND account = $2 RETURNING absence_id`,
      [absence.absenceId, absence.account, absence.lastDay],
    );
    return ended.length > 0;
  }
}
