import { Injectable } from '@nestjs/common';
import { Database, statements } from '@platform/database';
import type { Transaction } from '@platform/transaction';
import type { OutageNote } from '../outage-notes/outage-note';

const newestMax = 100;

/** Rows of `ledger.outage_note`. */
@Injectable()
export class OutageNoteStore {
  constructor(private readonly database: Database) {}

  async add(tx: Transaction, note: OutageNote): Promise<void> {
    await statements(tx)(
      `INSERT INTO ledger.outage_note (note_id, partner, since, reason, noted_by) VALUES ($1, $2, $3, $4, $5)`,
      [note.noteId, note.partner, note.from, note.reason, note.notedBy],
    );
  }

  /** False when there is no such outage, or it is over. */
  async end(tx: Transaction, noteId: string, until: Date): Promise<boolean> {
    const rows = await statements(tx)<{ note_id: string }>(
      `WITH ended AS (UPDATE ledger.outage_note SET until = $2
                       WHERE note_id = $1 AND until IS NULL RETURNING note_id)
       SELECT note_id FROM ended`,
      [noteId, until],
    );
    return rows.length > 0;
  }

  /** Newest first. */
  async newest(): Promise<OutageNote[]> {
    const rows = await this.database.read<Omit<OutageNote, 'until'> & { until: Date | null }>(
      `SELECT note_id AS "noteId", partner, since AS "from", until, reason, noted_by AS "notedBy"
         FROM ledger.outage_note ORDER BY since DESC, note_id DESC LIMIT ${newestMax}`,
    );
    return rows.map(({ until, ...note }) => ({ ...note, ...(until && { until }) }));
  }
}
