import { Injectable } from '@nestjs/common';
import { Database, statements } from '@platform/database';
import { FieldCipher } from '@platform/field-cipher';
import type { Transaction } from '@platform/transaction';
import type { IdOverride } from '../id-override/id-override';
import { type FoundOverrides, IdOverrides } from '../id-override/id-overrides.repository';

const COLUMNS = `
  o.override_id, o.id_cipher, o.reason, o.state, o.organisation, o.proposed_by, o.proposed_by_name, o.proposed_at,
  o.decided_by, o.decided_by_name, o.decided_at, o.decided_why`;

interface Row {
  override_id: string;
  id_cipher: Buffer;
  reason: string;
  state: IdOverride['state'];
  organisation: string;
  proposed_by: string;
  proposed_by_name: string;
  proposed_at: Date;
  decided_by: string | null;
  decided_by_name: string | null;
  decided_at: Date | null;
  decided_why: string | null;
}

@Injectable()
export class DatabaseIdOverrides extends IdOverrides {
  constructor(
    private readonly database: Database,
    private readonly cipher: FieldCipher,
  ) {
    super();
  }

  override async propose(tx: Transaction, override: IdOverride): Promise<IdOverride> {
    const index = this.cipher.index(override.idNumber);
    await statements(tx)(
      `INSERT INTO registration.id_override (override_id, id_index, id_cipher, reason, state, organisation,
         proposed_by, proposed_by_name, proposed_at)
       VALUES ($1, $2, $3, $4, 'proposed', $5, $6, $7, $8)
       ON CONFLICT (id_index) WHERE state <> 'refused' DO NOTHING`,
      [
        override.overrideId,
        index,
        this.cipher.encrypt(override.idNumber),
        override.reason,
        override.organisation,
        override.proposedBy.account,
        override.proposedBy.name,
        override.proposedAt,
      ],
    );
    const [row] = await statements(tx)<Row>(
      `SELECT ${COLUMNS} FROM registration.id_override o WHERE o.id_index = $1 AND o.state <> 'refused'`,
      [index],
    );
    return this.overrideOf(row!);
  }

  override async find(tx: Transaction, overrideId: string): Promise<IdOverride | undefined> {
    const [row] = await statements(tx)<Row>(
      `SELECT ${COLUMNS} FROM registration.id_override o WHERE o.override_id = $1 FOR UPDATE`,
      [overrideId],
    );
    return row && this.overrideOf(row);
  }

  override async keepDecision(tx: Transaction, override: IdOverride): Promise<void> {
    await statements(tx)(
      `UPDATE registration.id_override
          SET state = $2, decided_by = $3, decided_by_name = $4, decided_at = $5, decided_why = $6
        WHERE override_id = $1 AND state = 'proposed'`,
      [
        override.overrideId,
        override.state,
        override.decidedBy?.account,
        override.decidedBy?.name,
        override.decidedAt,
        override.decidedWhy ?? null,
      ],
    );
  }

  override async ofNumber(idNumber: string): Promise<IdOverride | undefined> {
    const [row] = await this.database.read<Row>(
      `SELECT ${COLUMNS} FROM registration.id_override o WHERE o.id_index = $1 AND o.state <> 'refused'`,
      [this.cipher.index(idNumber)],
    );
    return row && this.overrideOf(row);
  }

  override async list(asked: {
    area: string;
    state?: IdOverride['state'];
    after?: readonly [string, string];
    size: number;
  }): Promise<FoundOverrides> {
    const inArea = `starts_with(o.organisation, $1) AND ($2::text IS NULL OR o.state = $2)`;
    const rows = await this.database.read<Row>(
      `SELECT ${COLUMNS} FROM registration.id_override o
        WHERE ${inArea} AND ($3::timestamptz IS NULL OR (o.proposed_at, o.override_id) < ($3, $4::text))
        ORDER BY o.proposed_at DESC, o.override_id DESC LIMIT $5`,
      [
        asked.area,
        asked.state ?? null,
        asked.after?.[0] ?? null,
        asked.after?.[1] ?? null,
        asked.size + 1,
      ],
    );
    const [count] = await this.database.read<{ total: number }>(
      `SELECT count(*)::int AS total FROM registration.id_override o WHERE ${inArea}`,
      [asked.area, asked.state ?? null],
    );
    const items = rows.slice(0, asked.size).map((row) => this.overrideOf(row));
    const last = items.at(-1);
    return {
      items,
      total: count!.total,
      ...(rows.length > asked.size && last
        ? { next: [last.proposedAt.toISOString(), last.overrideId] }
        : {}),
    };
  }

  private overrideOf(row: Row): IdOverride {
    return {
      overrideId: row.override_id,
      idNumber: this.cipher.decrypt(row.id_cipher),
      reason: row.reason,
      state: row.state,
      organisation: row.organisation,
      proposedBy: { account: row.proposed_by, name: row.proposed_by_name },
      proposedAt: row.proposed_at,
      ...(row.decided_by && row.decided_at
        ? {
            decidedBy: { account: row.decided_by, name: row.decided_by_name ?? '' },
            decidedAt: row.decided_at,
          }
        : {}),
      ...(row.decided_why ? { decidedWhy: row.decided_why } : {}),
    };
  }
}
