import { Database, statements } from '@platform/database';
import type { Transaction } from '@platform/transaction';
import { RenewalReminders, type RenewalReminder } from '../renewal-reminders/renewal-reminders';

interface Row {
  readonly partner: string;
  readonly agreement_id: string;
  readonly hash: string;
  readonly step: number;
  readonly last_day: string;
  readonly reminded_at: Date;
  readonly noted_by: string | null;
  readonly noted_at: Date | null;
}

export class DatabaseRenewalReminders extends RenewalReminders {
  constructor(private readonly database: Database) {
    super();
  }

  async give(tx: Transaction, reminder: RenewalReminder): Promise<boolean> {
    const { partner, agreementId, hash, step, lastDay, remindedAt } = reminder;
    const given = await statements(tx)(
      `INSERT INTO agreement.renewal_reminder (partner, agreement_id, hash, step, last_day, reminded_at)
       VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING RETURNING step`,
      [partner, agreementId, hash, step, lastDay, remindedAt],
    );
    return given.length > 0;
  }

  async note(tx: Transaction, reminder: RenewalReminder): Promise<void> {
    await this.give(tx, reminder);
    const { partner, agreementId, hash, step, notedBy, notedAt } = reminder;
    await statements(tx)(
      `UPDATE agreement.renewal_reminder SET noted_by = $5, noted_at = $6
        WHERE partner = $1 AND agreement_id = $2 AND hash = $3 AND step = $4 AND noted_at IS NULL`,
      [partner, agreementId, hash, step, notedBy, notedAt],
    );
  }

  async all(tx?: Transaction): Promise<RenewalReminder[]> {
    const sql = `SELECT partner, agreement_id, hash, step, last_day::text, reminded_at, noted_by, noted_at
                   FROM agreement.renewal_reminder ORDER BY reminded_at, step DESC`;
    const rows = tx ? await statements(tx)<Row>(sql, []) : await this.database.read<Row>(sql);
    return rows.map(reminderOf);
  }
}

function reminderOf(row: Row): RenewalReminder {
  return {
    partner: row.partner,
    agreementId: row.agreement_id,
    hash: row.hash,
    step: row.step,
    lastDay: row.last_day,
    remindedAt: row.reminded_at,
    ...(row.noted_by !== null && { notedBy: row.noted_by }),
    ...(row.noted_at && { notedAt: row.noted_at }),
  };
}
