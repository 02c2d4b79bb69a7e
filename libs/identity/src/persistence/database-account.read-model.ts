import { Injectable } from '@nestjs/common';
import { Database } from '@platform/database';
import { EXACT_TOTAL_MAX } from '@platform/http';
import { AccountReadModel, type AccountRow, type AccountSearch } from '../account.read-model';

const COLUMNS = `id, username, display_name AS "displayName", role, organisation, disabled,
  must_change_password AS "mustChangePassword", last_sign_in_at AS "lastSignInAt", created_at AS "createdAt"`;

/** As text in one order everywhere, so that a cursor can hold it: moments in UTC, nobody's first sign-in before all. */
const SORT_VALUE: Readonly<Record<AccountSearch['sort']['field'], string>> = {
  username: 'username',
  role: 'role',
  organisation: 'organisation',
  createdAt: `to_char(created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US')`,
  lastSignInAt: `coalesce(to_char(last_sign_in_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'), '')`,
};

@Injectable()
export class DatabaseAccountReadModel extends AccountReadModel {
  constructor(private readonly database: Database) {
    super();
  }

  async find(
    search: AccountSearch,
  ): Promise<{ rows: (AccountRow & { sortValue: string })[]; total: number }> {
    const filter = `(SELECT bool_and(starts_with(organisation, prefix)) FROM unnest($1::text[]) AS prefix)
      AND ($2::text IS NULL OR strpos(lower(username || ' ' || display_name), lower($2)) > 0)
      AND ($3::text IS NULL OR role = $3) AND ($4::boolean IS NULL OR disabled = $4)`;
    const given = [
      search.prefixes,
      search.text ?? null,
      search.role ?? null,
      search.disabled ?? null,
    ];
    const value = `(${SORT_VALUE[search.sort.field]}) COLLATE "C"`;
    const [direction, beyond] = search.sort.descending ? ['DESC', '<'] : ['ASC', '>'];
    const rows = await this.database.read<AccountRow & { sortValue: string }>(
      `SELECT ${COLUMNS}, ${value} AS "sortValue" FROM identity.account
       WHERE ${filter} AND ($5::text IS NULL OR (${value}, id) ${beyond} ($5, $6))
       ORDER BY ${value} ${direction}, id ${direction} LIMIT $7`,
      [...given, search.after?.value ?? null, search.after?.id ?? null, search.size + 1],
    );
    const [counted] = await this.database.read<{ total: number }>(
      `SELECT count(*)::int AS total FROM
         (SELECT 1 FROM identity.account WHERE ${filter} LIMIT ${EXACT_TOTAL_MAX + 1}) AS counted`,
      given,
    );
    return { rows, total: counted!.total };
  }

  async get(id: string): Promise<AccountRow | undefined> {
    const [row] = await this.database.read<AccountRow>(
      `SELECT ${COLUMNS} FROM identity.account WHERE id = $1`,
      [id],
    );
    return row;
  }
}
