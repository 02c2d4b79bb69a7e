import { Injectable } from '@nestjs/common';
import { Database } from '@platform/database';
import { AccountStandings, type Standing } from '../account-standing';

@Injectable()
export class DatabaseAccountStandings extends AccountStandings {
  constructor(private readonly database: Database) {
    super();
  }

  override async find(accountIds: readonly string[]): Promise<ReadonlyMap<string, Standing>> {
    const rows = await this.database.read<Standing & { id: string }>(
      `SELECT id, display_name AS "displayName", role, organisation, disabled FROM identity.account
        WHERE id = ANY ($1::text[])`,
      [accountIds],
    );
    return new Map(rows.map(({ id, ...standing }) => [id, standing]));
  }

  override within(prefix: string): Promise<(Standing & { id: string })[]> {
    return this.database.read<Standing & { id: string }>(
      `SELECT id, display_name AS "displayName", role, organisation, disabled FROM identity.account
        WHERE starts_with(organisation, $1) AND NOT disabled
        ORDER BY organisation, username LIMIT 500`,
      [prefix],
    );
  }
}
