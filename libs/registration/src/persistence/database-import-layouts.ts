import { Injectable } from '@nestjs/common';
import { Database } from '@platform/database';
import { ImportLayouts } from '../import-register/imports.repository';
import type { ColumnFields } from '../import-register/register-header';
import type { RegisterName } from '../register-kind';

@Injectable()
export class DatabaseImportLayouts extends ImportLayouts {
  constructor(private readonly database: Database) {
    super();
  }

  override async find(
    organisation: string,
    kind: RegisterName,
    fingerprint: Buffer,
  ): Promise<ColumnFields | undefined> {
    const [layout] = await this.database.read<{ fields: (string | null)[] }>(
      `SELECT l.fields FROM registration.import_layout l
        WHERE l.organisation = $1 AND l.kind = $2 AND l.fingerprint = $3`,
      [organisation, kind, fingerprint],
    );
    return layout?.fields;
  }

  override async keep(layout: {
    organisation: string;
    kind: RegisterName;
    fingerprint: Buffer;
    fields: ColumnFields;
    account: string;
    at: Date;
  }): Promise<void> {
    await this.database.read(
      `INSERT INTO registration.import_layout (organisation, kind, fingerprint, fields, account, kept_at)
       VALUES ($1, $2, $3, $4, $5, $6)
       ON CONFLICT (organisation, kind, fingerprint)
       DO UPDATE SET fields = excluded.fields, account = excluded.account, kept_at = excluded.kept_at`,
      [
        layout.organisation,
        layout.kind,
        layout.fingerprint,
        layout.fields,
        layout.account,
        layout.at,
      ],
    );
  }
}
