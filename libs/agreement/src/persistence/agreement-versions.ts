import { Logger } from '@nestjs/common';
import type { Day } from '@calendar';
import type { JsonObject } from '@contracts';
import { canonicalJson, type Directory } from '@ledger';
import { Database, statements } from '@platform/database';
import type { Transaction } from '@platform/transaction';
import type { AgreementVersion } from '../agreement';
import type { AgreementMatter } from '../agreement-matter';
import { AgreementAltered } from '../agreement.errors';
import { readBack, type StoredVersion } from '../stored-version';

interface Listed {
  readonly hash: string;
  /** Of the stored text and signatures: tells a changed row from one that was read before. */
  readonly trace: string;
  readonly ends_on: string | null;
}

const listed = `SELECT v.hash, md5(v.document || v.signatures::text) AS trace, (
                  SELECT min(e.last_day)::text FROM agreement.ending e
                   WHERE e.agreement_id = v.id AND e.lower_region = v.lower_region
                     AND e.upper_region = v.upper_region
                ) AS ends_on
           FROM agreement.version v`;

/** The agreement versions taken in, in the region's database; each is judged again when it is read. */
export class AgreementVersions {
  /** A text that verified once under its trace is not verified again. */
  private readonly read = new Map<string, AgreementVersion>();
  private readonly log = new Logger(AgreementVersions.name);

  constructor(
    private readonly database: Database,
    private readonly directory: Directory,
  ) {}

  /** All versions between two regions. Throws `AgreementAltered` when one of them is not what was signed. */
  async ofPair(tx: Transaction, one: string, other: string): Promise<AgreementVersion[]> {
    const pair = [one, other].sort();
    const rows = await statements(tx)<Listed>(
      `${listed} WHERE v.lower_region = $1 AND v.upper_region = $2`,
      pair,
    );
    const versions = await this.readAll(rows, (hashes) => this.stored(tx, hashes));
    const strange = versions.find(({ document }) => document.regions.join() !== pair.join());
    if (strange) throw new AgreementAltered(strange.hash, 'document');
    return versions;
  }

  /** All versions that are what was signed; of the others the log tells. */
  async all(tx?: Transaction): Promise<AgreementVersion[]> {
    const rows = await this.query<Listed>(tx, `${listed} ORDER BY v.hash`, []);
    const versions: AgreementVersion[] = [];
    for (const row of rows)
      try {
        versions.push(...(await this.readAll([row], (hashes) => this.stored(tx, hashes))));
      } catch (error) {
        if (!(error instanceof AgreementAltered)) throw error;
        this.log.error(error.detail, 'a stored agreement is not what both signed');
      }
    return versions;
  }

  /** What is wrong with stored versions, by hash. */
  async alterations(): Promise<ReadonlyMap<string, string>> {
    const found = new Map<string, string>();
    for (const row of await this.query<Listed>(undefined, listed, []))
      try {
        await this.readAll([row], (hashes) => this.stored(undefined, hashes));
      } catch (error) {
        if (!(error instanceof AgreementAltered)) throw error;
        found.set(row.hash, String(error.detail['part']));
      }
    return found;
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

  /** Keeps the last day that follows from a side's declaration. */
  async keepEnd(
    tx: Transaction,
    { agreementId, regions }: Pick<AgreementMatter, 'agreementId' | 'regions'>,
    author: string,
    lastDay: Day,
  ): Promise<void> {
    await statements(tx)(
      `INSERT INTO agreement.ending (agreement_id, lower_region, upper_region, author, last_day)
       VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (agreement_id, lower_region, upper_region, author) DO UPDATE SET last_day = $5`,
      [agreementId, ...regions, author, lastDay],
    );
  }

  private async readAll(
    rows: readonly Listed[],
    stored: (hashes: readonly string[]) => Promise<StoredVersion[]>,
  ): Promise<AgreementVersion[]> {
    const unread = rows.filter((row) => !this.read.has(keyOf(row)));
    if (unread.length > 0) {
      const byHash = new Map(unread.map((row) => [row.hash, row]));
      for (const one of await stored([...byHash.keys()]))
        this.read.set(
          keyOf(byHash.get(one.hash)!),
          readBack(one, (region, kid) => this.directory.statedKey(region, kid)),
        );
    }
    return rows.map((row) => {
      const version = this.read.get(keyOf(row))!;
      return row.ends_on === null ? version : { ...version, endsOn: row.ends_on };
    });
  }

  private stored(tx: Transaction | undefined, hashes: readonly string[]): Promise<StoredVersion[]> {
    return this.query<StoredVersion>(
      tx,
      'SELECT v.hash, v.document, v.signatures FROM agreement.version v WHERE v.hash = ANY($1)',
      [hashes],
    );
  }

  private query<Row>(
    tx: Transaction | undefined,
    sql: string,
    parameters: readonly unknown[],
  ): Promise<Row[]> {
    return tx
      ? statements(tx)<Row>(sql, [...parameters])
      : this.database.readOften<Row>(sql, parameters);
  }
}

function keyOf({ hash, trace }: Listed): string {
  return `${hash} ${trace}`;
}
