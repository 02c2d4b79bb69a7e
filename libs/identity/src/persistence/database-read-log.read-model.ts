import { Injectable } from '@nestjs/common';
import { Database } from '@platform/database';
import { FieldCipher } from '@platform/field-cipher';
import { EXACT_TOTAL_MAX } from '@platform/http';
import {
  type LoggedReading,
  ReadLogReadModel,
  type ReadLogVerdict,
  type ReadSearch,
  type ShownReading,
} from '../read-log.read-model';
import { type ReadLogHead, readLogHash } from './database-read-log';

interface ChainRow {
  readonly number: string;
  readonly at: Date;
  readonly accountId: string;
  readonly kind: string;
  readonly subjects: string[];
  readonly body: string;
  readonly hash: Buffer;
}

const STEP = 1000;

@Injectable()
export class DatabaseReadLogReadModel extends ReadLogReadModel {
  constructor(
    private readonly database: Database,
    private readonly cipher: FieldCipher,
  ) {
    super();
  }

  async find(search: ReadSearch): Promise<{ rows: ShownReading[]; total: number }> {
    const filter = `($1::text[] IS NULL OR l.subjects && $1)
      AND ($2::text IS NULL OR starts_with(l.organisation, $2))
      AND ($3::text IS NULL OR l.account_id = (SELECT id FROM identity.account WHERE username = $3))
      AND ($4::text IS NULL OR l.kind = $4)
      AND ($5::timestamptz IS NULL OR l.at >= $5) AND ($6::timestamptz IS NULL OR l.at < $6)`;
    const given = [
      search.subject === undefined ? null : [search.subject].flat(),
      search.area ?? null,
      search.username ?? null,
      search.kind ?? null,
      search.from ?? null,
      search.until ?? null,
    ];
    const rows = await this.database.read<{ body: string; displayName: string | null }>(
      `SELECT l.body, a.display_name AS "displayName"
         FROM (SELECT l.number, l.account_id, l.body FROM identity.read_log l
                WHERE ${filter} AND ($7::bigint IS NULL OR l.number < $7)
                ORDER BY l.number DESC LIMIT $8) AS l
         LEFT JOIN identity.account a ON a.id = l.account_id
        ORDER BY l.number DESC`,
      [...given, search.before ?? null, search.size + 1],
    );
    const [counted] = await this.database.read<{ total: number }>(
      `SELECT count(*)::int AS total FROM
         (SELECT 1 FROM identity.read_log l WHERE ${filter} LIMIT ${EXACT_TOTAL_MAX + 1}) AS counted`,
      given,
    );
    return {
      rows: rows.map(({ body, displayName }) => ({
        ...(JSON.parse(body) as LoggedReading),
        ...(displayName !== null && { displayName }),
      })),
      total: counted!.total,
    };
  }

  async verify(): Promise<ReadLogVerdict> {
    const [head] = await this.database.read<ReadLogHead>(
      'SELECT number, hash FROM identity.read_log_head WHERE one',
    );
    let before: Buffer = Buffer.alloc(0);
    let rows = 0;
    for (;;) {
      const step = await this.database.read<ChainRow>(
        `SELECT number, at, account_id AS "accountId", kind, subjects, body, hash FROM identity.read_log
         WHERE number > $1 AND number <= $2 ORDER BY number LIMIT ${STEP}`,
        [rows, head?.number ?? 0],
      );
      for (const row of step) {
        rows += 1;
        if (!follows(row, rows, readLogHash(this.cipher, before, row.body)))
          return { intact: false, rows, brokenAt: String(rows) };
        before = row.hash;
      }
      if (step.length < STEP) break;
    }
    // Rows cut off at the end leave a chain that holds, but not the head that was written with the last of them.
    const whole = head !== undefined && Number(head.number) === rows && head.hash.equals(before);
    return whole ? { intact: true, rows } : { intact: false, rows, brokenAt: String(rows + 1) };
  }
}

function follows(row: ChainRow, number: number, hash: Buffer): boolean {
  if (!row.hash.equals(hash) || row.number !== String(number)) return false;
  const said = JSON.parse(row.body) as LoggedReading;
  return (
    said.number === row.number &&
    said.at === row.at.toISOString() &&
    said.account.id === row.accountId &&
    said.kind === row.kind &&
    JSON.stringify(said.subjects) === JSON.stringify(row.subjects)
  );
}
