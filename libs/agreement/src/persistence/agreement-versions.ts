import { Logger } from '@nestjs/common';
import type { AgreementDocument, JsonObject } from '@contracts';
import { canonicalJson } from '@ledger';
import { Database, statements } from '@platform/database';
import type { Transaction } from '@platform/transaction';
import type { AgreementVersion } from '../agreement';

interface Row {
  readonly hash: string;
  readonly document: string;
  readonly signatures: Record<string, string>;
}

const columns = 'v.hash, v.document, v.signatures';

/** The agreement versions taken in, in the region's database. */
export class AgreementVersions {
  /** Documents never change under their hash, so what was read once is not read again; membership always is. */
  private readonly read = new Map<string, AgreementVersion>();
  private readonly log = new Logger(AgreementVersions.name);

  constructor(private readonly database: Database) {}

  /** All versions between two regions. */
  async ofPair(tx: Transaction, one: string, other: string): Promise<AgreementVersion[]> {
    const pair = [one, other].sort();
    const sql = statements(tx);
    const listed = await sql<{ hash: string }>(
      'SELECT v.hash FROM agreement.version v WHERE v.lower_region = $1 AND v.upper_region = $2',
      pair,
    );
    const unread = listed.map(({ hash }) => hash).filter((hash) => !this.read.has(hash));
    if (unread.length > 0)
      this.remember(
        await sql<Row>(`SELECT ${columns} FROM agreement.version v WHERE v.hash = ANY($1)`, [
          unread,
        ]),
      );
    return listed.map(({ hash }) => this.read.get(hash)!);
  }

  async all(tx?: Transaction): Promise<AgreementVersion[]> {
    const sql = `SELECT ${columns} FROM agreement.version v ORDER BY v.hash`;
    return this.remember(tx ? await statements(tx)<Row>(sql) : await this.database.read<Row>(sql));
  }

  /** Keeps versions whose signatures held; what is there already stays. */
  async keep(
    tx: Transaction,
    versions: readonly AgreementVersion[],
    source: string,
    at: Date,
  ): Promise<void> {
    for (const { hash, document, signatures } of versions) {
      const added = await statements(tx)(
        `INSERT INTO agreement.version (hash, id, version, lower_region, upper_region, valid_from, valid_to,
                                        document, signatures, taken_in_at, source)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
         ON CONFLICT (hash) DO NOTHING RETURNING hash`,
        [
          hash,
          document.id,
          document.version,
          ...document.regions,
          document.from,
          document.to,
          canonicalJson(document as unknown as JsonObject),
          JSON.stringify(signatures),
          at,
          source,
        ],
      );
      const { id, version, regions, from, to } = document;
      if (added.length > 0)
        this.log.log({ id, version, hash, regions, from, to, source }, 'an agreement was taken in');
    }
  }

  private remember(rows: readonly Row[]): AgreementVersion[] {
    return rows.map((row) => {
      const known = this.read.get(row.hash);
      if (known) return known;
      const document = JSON.parse(row.document) as AgreementDocument;
      const version = { hash: row.hash, document, signatures: row.signatures };
      this.read.set(row.hash, version);
      return version;
    });
  }
}
