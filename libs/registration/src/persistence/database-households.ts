import { Injectable } from '@nestjs/common';
import { statements } from '@platform/database';
import { FieldCipher } from '@platform/field-cipher';
import type { Transaction } from '@platform/transaction';
import { type HouseholdMember, Households } from '../households';

interface MemberRow {
  strand_id: string;
  id_cipher: Buffer;
  name: string;
  birth_date: string;
  relation: string | null;
  home_region: string;
  status: 'living' | 'ended';
}

@Injectable()
export class DatabaseHouseholds extends Households {
  constructor(private readonly cipher: FieldCipher) {
    super();
  }

  override async lock(tx: Transaction, householdId: string): Promise<void> {
    await statements(tx)('SELECT pg_advisory_xact_lock(hashtextextended($1, 11))', [householdId]);
  }

  override async find(tx: Transaction, householdId: string): Promise<HouseholdMember[]> {
    const rows = await statements(tx)<MemberRow>(
      `WITH member AS (
         SELECT a.strand_id, a.household->>'headRecord' AS head FROM registration.arrival a
          WHERE a.household->>'householdId' = $1 AND a.own)
       SELECT a.strand_id, a.id_cipher, a.name, a.birth_date::text AS birth_date, a.home_region, a.status,
              CASE WHEN a.household->>'householdId' = $1 THEN a.household->>'relation' END AS relation
         FROM registration.arrival a
        WHERE a.own AND a.strand_id IN (SELECT strand_id FROM member UNION SELECT head FROM member)
        ORDER BY a.household->>'relation' NULLS FIRST, a.strand_id`,
      [householdId],
    );
    return rows.map((row) => ({
      recordId: row.strand_id,
      idNumber: this.cipher.decrypt(row.id_cipher),
      name: row.name,
      birthDate: row.birth_date,
      relation: row.relation ?? '0',
      homeRegion: row.home_region,
      status: row.status,
    }));
  }
}
