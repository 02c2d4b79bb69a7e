import { Injectable } from '@nestjs/common';
import { arrayLiteral, Database, statements } from '@platform/database';
import { FieldCipher } from '@platform/field-cipher';
import type { Transaction } from '@platform/transaction';
import { failingOnlyCheckDigit } from '../id-number';
import {
  type KnownArrival,
  type KnownDeparture,
  RegistrationRepository,
} from '../registration.repository';
import { SAYS_SECOND_RESIDENCE } from './live-sides';
import {
  ARRIVAL_COLUMNS,
  type ArrivalRow,
  arrivalOf,
  DEPARTURE_COLUMNS,
  type DepartureRow,
  departureOf,
} from './registration-rows';

@Injectable()
export class DatabaseRegistrationRepository extends RegistrationRepository {
  constructor(
    private readonly database: Database,
    private readonly cipher: FieldCipher,
  ) {
    super();
  }

  override read<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    return this.database.run(work);
  }

  override async lockPersons(tx: Transaction, idNumbers: readonly string[]): Promise<void> {
    if (idNumbers.length === 0) return;
    const indexes = this.indexes(idNumbers).sort((one, other) => one.compare(other));
    const begun = await statements(tx)<{ id_index: Buffer }>(
      `INSERT INTO registration.person_lock (id_index)
       SELECT * FROM unnest($1::bytea[]) ON CONFLICT DO NOTHING RETURNING id_index`,
      [arrayLiteral(indexes)],
    );
    // A row written here is ours until the commit: whoever writes the same one waits for it.
    if (begun.length === indexes.length) return;
    await statements(tx)(
      `SELECT FROM registration.person_lock WHERE id_index = ANY ($1::bytea[])
       ORDER BY id_index FOR UPDATE`,
      [arrayLiteral(indexes)],
    );
  }

  override async findArrivals(
    tx: Transaction,
    idNumbers: readonly string[],
  ): Promise<KnownArrival[]> {
    return this.arrivals(tx, 'a.id_index = ANY ($1::bytea[])', this.indexes(idNumbers));
  }

  override async findArrivalsById(
    tx: Transaction,
    strandIds: readonly string[],
  ): Promise<KnownArrival[]> {
    return this.arrivals(tx, 'a.strand_id = ANY ($1::text[])', [...strandIds]);
  }

  override async findDepartures(
    tx: Transaction,
    idNumbers: readonly string[],
  ): Promise<KnownDeparture[]> {
    return this.departures(tx, 'd.id_index = ANY ($1::bytea[])', this.indexes(idNumbers));
  }

  override async findDeparturesById(
    tx: Transaction,
    strandIds: readonly string[],
  ): Promise<KnownDeparture[]> {
    return this.departures(tx, 'd.strand_id = ANY ($1::text[])', [...strandIds]);
  }

  override async withSeveralResidences(
    tx: Transaction,
    idNumbers?: readonly string[],
  ): Promise<string[]> {
    if (idNumbers?.length === 0) return [];
    const among = (table: 'a' | 'd') =>
      idNumbers ? `${table}.id_index = ANY ($1::bytea[])` : 'TRUE';
    const isResidence = `NOT a.own AND a.status = 'living'`;
    const rows = await statements(tx)<{ id_cipher: Buffer }>(
      `WITH residence AS (
         SELECT a.id_index FROM registration.arrival a WHERE ${among('a')} AND ${isResidence}
         UNION ALL
         SELECT d.id_index
           FROM registration.departure d JOIN registration.arrival a ON a.strand_id = d.linked_record
          WHERE ${among('d')} AND ${isResidence} AND a.id_index <> d.id_index)
       SELECT DISTINCT ON (d.id_index) d.id_cipher FROM registration.departure d
        WHERE ${among('d')} AND d.own AND d.status = 'away' AND d.id_cipher IS NOT NULL
          AND (${SAYS_SECOND_RESIDENCE}
               OR d.id_index IN (SELECT id_index FROM residence GROUP BY id_index HAVING count(*) > 1))`,
      idNumbers ? [arrayLiteral(this.indexes(idNumbers))] : [],
    );
    return rows.map((row) => this.cipher.decrypt(row.id_cipher));
  }

  override async overridden(
    tx: Transaction,
    written: readonly (string | undefined)[],
  ): Promise<ReadonlySet<string>> {
    const failing = written
      .map(failingOnlyCheckDigit)
      .filter((number): number is string => number !== undefined);
    if (failing.length === 0) return new Set();
    const rows = await statements(tx)<{ id_cipher: Buffer }>(
      `SELECT o.id_cipher FROM registration.id_override o
        WHERE o.state = 'approved' AND o.id_index = ANY ($1::bytea[])`,
      [this.indexes(failing)],
    );
    return new Set(rows.map((row) => this.cipher.decrypt(row.id_cipher)));
  }

  override async keepUndoReason(
    tx: Transaction,
    undo: { strandId: string; reason: string; account: string; at: Date },
  ): Promise<void> {
    await statements(tx)(
      `INSERT INTO registration.pairing_undone (strand_id, at, account, reason) VALUES ($1, $2, $3, $4)`,
      [undo.strandId, undo.at, undo.account, undo.reason],
    );
  }

  private async arrivals(
    tx: Transaction,
    condition: string,
    values: readonly unknown[],
  ): Promise<KnownArrival[]> {
    if (values.length === 0) return [];
    const rows = await statements(tx)<ArrivalRow>(
      `SELECT ${ARRIVAL_COLUMNS},
              (SELECT d.strand_id FROM registration.departure d WHERE d.linked_record = a.strand_id LIMIT 1)
                AS linked_to
         FROM registration.arrival a
        WHERE ${condition} AND a.id_cipher IS NOT NULL AND a.residence_version IS NOT NULL`,
      [arrayLiteral(values)],
    );
    return rows.map((row) => arrivalOf(row, this.cipher));
  }

  private async departures(
    tx: Transaction,
    condition: string,
    values: readonly unknown[],
  ): Promise<KnownDeparture[]> {
    if (values.length === 0) return [];
    const rows = await statements(tx)<DepartureRow>(
      `SELECT ${DEPARTURE_COLUMNS},
              (SELECT a.id_cipher FROM registration.arrival a WHERE a.strand_id = d.about) AS about_id_cipher
         FROM registration.departure d WHERE ${condition}`,
      [arrayLiteral(values)],
    );
    return rows.map((row) => departureOf(row, this.cipher));
  }

  private indexes(idNumbers: readonly string[]): Buffer[] {
    return [...new Set(idNumbers)].map((number) => this.cipher.index(number));
  }
}
