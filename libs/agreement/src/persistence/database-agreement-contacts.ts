import { Database, statements } from '@platform/database';
import type { Transaction } from '@platform/transaction';
import { regionName } from '@region';
import { AgreementContacts, type AgreementContact } from '../agreement-contacts';

interface ContactRow {
  readonly region: string;
  readonly url: string;
  readonly statements: readonly string[];
  readonly fingerprint: string;
  readonly fetched_at: Date;
  readonly confirmed_at: Date | null;
  readonly spoken_with: string | null;
}

const select =
  'SELECT region, url, statements, fingerprint, fetched_at, confirmed_at, spoken_with FROM agreement.contact';

export class DatabaseAgreementContacts extends AgreementContacts {
  constructor(private readonly database: Database) {
    super();
  }

  async all(): Promise<AgreementContact[]> {
    const rows = await this.database.read<ContactRow>(`${select} ORDER BY region`);
    return rows.map(contactOf);
  }

  async find(tx: Transaction, region: string): Promise<AgreementContact | undefined> {
    const rows = await statements(tx)<ContactRow>(`${select} WHERE region = $1 FOR UPDATE`, [
      region,
    ]);
    return rows[0] && contactOf(rows[0]);
  }

  async keep(tx: Transaction, contact: AgreementContact, account: string): Promise<boolean> {
    const { zh, en } = regionName(contact.region);
    const kept = await statements(tx)<{ region: string }>(
      `INSERT INTO agreement.contact (region, name_zh, name_en, url, statements, fingerprint, fetched_by, fetched_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
       ON CONFLICT (region) DO UPDATE SET url = $4, statements = $5, fingerprint = $6, fetched_by = $7, fetched_at = $8
        WHERE agreement.contact.confirmed_at IS NULL
       RETURNING region`,
      [
        contact.region,
        zh,
        en,
        contact.url,
        JSON.stringify(contact.statements),
        contact.fingerprint,
        account,
        contact.fetchedAt,
      ],
    );
    return kept.length > 0;
  }

  async confirm(
    tx: Transaction,
    region: string,
    { account, spokenWith, at }: { account: string; spokenWith: string; at: Date },
  ): Promise<void> {
    await statements(tx)(
      'UPDATE agreement.contact SET confirmed_by = $2, confirmed_at = $3, spoken_with = $4 WHERE region = $1',
      [region, account, at, spokenWith],
    );
  }
}

function contactOf(row: ContactRow): AgreementContact {
  return {
    region: row.region,
    url: row.url,
    statements: row.statements,
    fingerprint: row.fingerprint,
    fetchedAt: row.fetched_at,
    ...(row.confirmed_at && { confirmedAt: row.confirmed_at }),
    ...(row.spoken_with !== null && { spokenWith: row.spoken_with }),
  };
}
