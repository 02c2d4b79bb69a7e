import { Injectable } from '@nestjs/common';
import type { Day } from '@calendar';
import { Database, statements } from '@platform/database';
import type { Transaction } from '@platform/transaction';
import { type NewOfficeClosure, type OfficeClosure, OfficeClosures } from '../office-closures';

const columns = `id, organisation, to_char(first_day, 'YYYY-MM-DD') AS "from", to_char(last_day, 'YYYY-MM-DD') AS "to", reason`;

@Injectable()
export class DatabaseOfficeClosures extends OfficeClosures {
  constructor(private readonly database: Database) {
    super();
  }

  async add(tx: Transaction, closure: NewOfficeClosure): Promise<void> {
    await statements(tx)(
      `INSERT INTO agreement.office_closure
         (id, organisation, first_day, last_day, reason, announced_by, announced_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [
        closure.id,
        closure.organisation,
        closure.from,
        closure.to,
        closure.reason,
        closure.by,
        closure.at,
      ],
    );
  }

  async get(tx: Transaction, id: string): Promise<OfficeClosure | undefined> {
    const [row] = await statements(tx)<OfficeClosure>(
      `SELECT ${columns} FROM agreement.office_closure
       WHERE id::text = $1 AND withdrawn_at IS NULL FOR UPDATE`,
      [id],
    );
    return row;
  }

  async withdraw(tx: Transaction, id: string, by: string, at: Date): Promise<void> {
    await statements(tx)(
      'UPDATE agreement.office_closure SET withdrawn_by = $2, withdrawn_at = $3 WHERE id = $1',
      [id, by, at],
    );
  }

  between(from: Day, to: Day): Promise<OfficeClosure[]> {
    return this.database.read<OfficeClosure>(
      `SELECT ${columns} FROM agreement.office_closure
       WHERE withdrawn_at IS NULL AND first_day <= $2 AND last_day >= $1
       ORDER BY first_day, id LIMIT 1000`,
      [from, to],
    );
  }
}
