import { Injectable } from '@nestjs/common';
import { type Column, rowSource, statements } from '@platform/database';
import { FieldCipher } from '@platform/field-cipher';
import type { Transaction } from '@platform/transaction';
import type { HukouEntry } from '../registration';
import { HomeRegister } from '../registration.repository';
import { personOf, written } from './registration-rows';

interface HukouRow {
  id_cipher: Buffer;
  name: string;
  sex: string;
  birth_date: string;
  ethnic_group: string | null;
  hukou_address: string | null;
  home_division: string;
  home_division_written: string | null;
}

@Injectable()
export class DatabaseHomeRegister extends HomeRegister {
  private readonly columns: readonly Column<HukouEntry>[];

  constructor(private readonly cipher: FieldCipher) {
    super();
    this.columns = [
      ['id_index', 'bytea', ({ person }) => cipher.index(person.idNumber)],
      ['id_cipher', 'bytea', ({ person }) => cipher.encrypt(person.idNumber)],
      ['name', 'text', ({ person }) => person.name],
      ['sex', 'text', ({ person }) => person.sex],
      ['birth_date', 'date', ({ person }) => person.birthDate],
      ['ethnic_group', 'text', ({ person }) => person.ethnicGroup],
      ['hukou_address', 'text', ({ person }) => person.hukouAddress],
      ['home_division', 'text', ({ home }) => home.code],
      ['home_division_written', 'text', ({ home }) => home.written],
    ];
  }

  override async find(
    tx: Transaction,
    idNumbers: readonly string[],
  ): Promise<Map<string, HukouEntry>> {
    if (idNumbers.length === 0) return new Map();
    const rows = await statements(tx)<HukouRow>(
      `SELECT h.id_cipher, h.name, h.sex, h.birth_date::text AS birth_date, h.ethnic_group, h.hukou_address,
              h.home_division, h.home_division_written
         FROM registration.hukou h WHERE h.id_index = ANY ($1::bytea[])`,
      [[...new Set(idNumbers)].map((number) => this.cipher.index(number))],
    );
    return new Map(
      rows.map((row) => {
        const person = personOf(row, this.cipher.decrypt(row.id_cipher));
        const home = written(row.home_division, row.home_division_written);
        return [person.idNumber, { person, home }];
      }),
    );
  }

  override async keep(tx: Transaction, entries: readonly HukouEntry[], at: Date): Promise<void> {
    if (entries.length === 0) return;
    const names = this.columns.map(([name]) => name);
    const changed = names.slice(1).map((name) => `${name} = excluded.${name}`);
    const { from, values, parameters } = rowSource(this.columns, entries);
    await statements(tx)(
      `INSERT INTO registration.hukou (${names.join(', ')}, kept_at)
       SELECT ${values.join(', ')}, $${parameters.length + 1}::timestamptz FROM ${from}
       ON CONFLICT (id_index) DO UPDATE SET ${changed.join(', ')}, kept_at = excluded.kept_at`,
      [...parameters, at],
    );
  }
}
