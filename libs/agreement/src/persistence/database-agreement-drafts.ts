import type { JsonObject } from '@contracts';
import { Database, statements } from '@platform/database';
import type { Transaction } from '@platform/transaction';
import { AgreementDrafts, type AgreementDraft } from '../agreement-drafts';

interface DraftRow {
  readonly draft_id: string;
  readonly agreement_id: string;
  readonly partner: string;
  readonly template: string | null;
  readonly counters: string | null;
  readonly document: string;
  readonly revision: number;
  readonly changed_by: string;
  readonly created_at: Date;
  readonly changed_at: Date;
}

const columns =
  'draft_id, agreement_id, partner, template, counters, document, revision, changed_by, created_at, changed_at';

export class DatabaseAgreementDrafts extends AgreementDrafts {
  constructor(private readonly database: Database) {
    super();
  }

  async add(tx: Transaction, draft: AgreementDraft): Promise<void> {
    await statements(tx)(
      `INSERT INTO agreement.draft (${columns}) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [
        draft.draftId,
        draft.agreementId,
        draft.partner,
        draft.template ?? null,
        draft.counters ?? null,
        JSON.stringify(draft.document),
        draft.revision,
        draft.changedBy,
        draft.createdAt,
        draft.changedAt,
      ],
    );
  }

  async find(tx: Transaction | undefined, draftId: string): Promise<AgreementDraft | undefined> {
    const sql = `SELECT ${columns} FROM agreement.draft WHERE draft_id = $1`;
    const rows = tx
      ? await statements(tx)<DraftRow>(`${sql} FOR UPDATE`, [draftId])
      : await this.database.read<DraftRow>(sql, [draftId]);
    return rows[0] && draftOf(rows[0]);
  }

  async all(): Promise<AgreementDraft[]> {
    const rows = await this.database.read<DraftRow>(
      `SELECT ${columns} FROM agreement.draft ORDER BY draft_id`,
    );
    return rows.map(draftOf);
  }

  async change(
    tx: Transaction,
    draft: Pick<AgreementDraft, 'draftId' | 'document' | 'revision' | 'changedBy' | 'changedAt'>,
  ): Promise<boolean> {
    const changed = await statements(tx)<{ draft_id: string }>(
      `WITH changed AS (
         UPDATE agreement.draft SET document = $3, revision = revision + 1, changed_by = $4, changed_at = $5
          WHERE draft_id = $1 AND revision = $2 RETURNING draft_id)
       SELECT draft_id FROM changed`,
      [
        draft.draftId,
        draft.revision,
        JSON.stringify(draft.document),
        draft.changedBy,
        draft.changedAt,
      ],
    );
    return changed.length > 0;
  }

  async remove(tx: Transaction, draftId: string): Promise<void> {
    await statements(tx)('DELETE FROM agreement.draft WHERE draft_id = $1', [draftId]);
  }
}

function draftOf(row: DraftRow): AgreementDraft {
  return {
    draftId: row.draft_id,
    agreementId: row.agreement_id,
    partner: row.partner,
    document: JSON.parse(row.document) as JsonObject,
    revision: row.revision,
    changedBy: row.changed_by,
    createdAt: row.created_at,
    changedAt: row.changed_at,
    ...(row.template !== null && { template: row.template }),
    ...(row.counters !== null && { counters: row.counters }),
  };
}
