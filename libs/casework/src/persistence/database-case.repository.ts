import { Injectable } from '@nestjs/common';
import { attempt, statements } from '@platform/database';
import { FieldCipher } from '@platform/field-cipher';
import type { Transaction } from '@platform/transaction';
import type { AnswerContent } from '../case-answer';
import { answeringOf, askingOf, pairOf, strandsByCase } from '../case-strands';
import { type AnswerDraft, CaseRepository, type Handling, type HeldCase } from '../case.repository';
import { CASE_COLUMNS, caseOf, type CaseTableRow } from './case-rows';
import { CaseStrandStore } from './case-strand.store';

interface HandlingRow {
  case_id: string;
  at: Date;
  act: string;
  account: string;
  from_organisation: string;
  to_organisation: string;
  to_account: string | null;
  remark_cipher: Buffer | null;
}

interface DraftRow {
  case_id: string;
  state: AnswerDraft['state'];
  round: number;
  content_cipher: Buffer;
  organisation: string;
  account: string;
  at: Date;
}

@Injectable()
export class DatabaseCaseRepository extends CaseRepository {
  constructor(
    private readonly strands: CaseStrandStore,
    private readonly cipher: FieldCipher,
  ) {
    super();
  }

  override async lock(tx: Transaction, caseId: string): Promise<HeldCase | undefined> {
    await statements(tx)('SELECT FROM casework.case WHERE case_id = $1 FOR UPDATE', [caseId]);
    return (await this.find(tx, [caseId]))[0];
  }

  override async lockAll(tx: Transaction, caseIds: readonly string[]): Promise<void> {
    await statements(tx)(
      'SELECT FROM casework.case WHERE case_id = ANY ($1) ORDER BY case_id FOR UPDATE',
      [caseIds],
    );
  }

  override attempt<T>(tx: Transaction, work: () => Promise<T>): Promise<T> {
    return attempt(tx, work);
  }

  override async find(tx: Transaction, caseIds: readonly string[]): Promise<HeldCase[]> {
    const rows = await statements(tx)<CaseTableRow>(
      `SELECT ${CASE_COLUMNS} FROM casework.case c WHERE c.case_id = ANY ($1) ORDER BY c.case_id`,
      [caseIds],
    );
    const strands = await this.strands.ofCases(
      tx,
      rows.map((row) => row.case_id),
    );
    const ofCase = strandsByCase(strands);
    return rows.map((row) => {
      const pair = pairOf(row.case_id, ofCase.get(row.case_id) ?? [])!;
      return {
        known: caseOf(row, this.cipher),
        asking: askingOf(pair),
        answering: answeringOf(pair),
      };
    });
  }

  override async handOver(tx: Transaction, handling: Handling): Promise<void> {
    const { caseId, at, act, account, from, to, remark } = handling;
    await statements(tx)(
      `UPDATE casework.case SET holder_organisation = $2, holder_account = $3 WHERE case_id = $1`,
      [caseId, to.organisation, to.account ?? null],
    );
    await statements(tx)(
      `INSERT INTO casework.handling
         (case_id, number, at, act, account, from_organisation, to_organisation, to_account, remark_cipher)
       SELECT $1, COALESCE(max(number), 0) + 1, $2, $3, $4, $5, $6, $7, $8
         FROM casework.handling WHERE case_id = $1`,
      [
        caseId,
        at,
        act,
        account,
        from,
        to.organisation,
        to.account ?? null,
        remark === undefined ? null : this.cipher.encrypt(remark),
      ],
    );
  }

  override async handlings(tx: Transaction, caseId: string): Promise<Handling[]> {
    const rows = await statements(tx)<HandlingRow>(
      `SELECT case_id, at, act, account, from_organisation, to_organisation, to_account, remark_cipher
         FROM casework.handling WHERE case_id = $1 ORDER BY number`,
      [caseId],
    );
    return rows.map((row) => ({
      caseId: row.case_id,
      at: row.at,
      act: row.act,
      account: row.account,
      from: row.from_organisation,
      to: { organisation: row.to_organisation, account: row.to_account ?? undefined },
      remark: row.remark_cipher ? this.cipher.decrypt(row.remark_cipher) : undefined,
    }));
  }

  override async findDraft(tx: Transaction, caseId: string): Promise<AnswerDraft | undefined> {
    const [row] = await statements(tx)<DraftRow>(
      `SELECT case_id, state, round, content_cipher, organisation, account, at
         FROM casework.draft WHERE case_id = $1`,
      [caseId],
    );
    if (!row) return undefined;
    const { case_id: caseId_, content_cipher, ...rest } = row;
    const content = JSON.parse(this.cipher.decrypt(content_cipher)) as AnswerContent;
    return { caseId: caseId_, content, ...rest };
  }

  override async keepDraft(tx: Transaction, draft: AnswerDraft): Promise<void> {
    const { caseId, state, round, content, organisation, account, at } = draft;
    await statements(tx)(
      `INSERT INTO casework.draft (case_id, state, round, content_cipher, organisation, account, at)
       VALUES ($1, $2, $3, $4, $5, $6, $7)
       ON CONFLICT (case_id) DO UPDATE SET state = excluded.state, round = excluded.round,
         content_cipher = excluded.content_cipher, organisation = excluded.organisation,
         account = excluded.account, at = excluded.at`,
      [
        caseId,
        state,
        round,
        this.cipher.encrypt(JSON.stringify(content)),
        organisation,
        account,
        at,
      ],
    );
  }

  override async dropDraft(tx: Transaction, caseId: string): Promise<void> {
    await statements(tx)('DELETE FROM casework.draft WHERE case_id = $1', [caseId]);
  }
}
