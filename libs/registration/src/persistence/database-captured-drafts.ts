import { Injectable } from '@nestjs/common';
import { Scope } from '@identity';
import { Database, statements } from '@platform/database';
import { FieldCipher } from '@platform/field-cipher';
import { EXACT_TOTAL_MAX } from '@platform/http';
import type { Transaction } from '@platform/transaction';
import {
  type CapturedDraft,
  type DraftContent,
  DraftUnknown,
  type WithoutRights,
} from '../receiving/captured-draft/captured-draft';
import {
  CapturedDrafts,
  type CaptureKey,
  type FoundDrafts,
} from '../receiving/captured-draft/captured-drafts.repository';

const COLUMNS = `d.draft_id, d.account, d.organisation, d.why, d.members, d.captured_at, d.received_at, d.content,
  d.state, d.decided_at, d.decided_by, d.reason`;
const RECEIVED = `to_char(d.received_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US')`;

interface DraftRow {
  draft_id: string;
  account: string;
  organisation: string;
  why: WithoutRights;
  members: number;
  captured_at: Date;
  received_at: Date;
  content: Buffer | null;
  state: CapturedDraft['state'];
  decided_at: Date | null;
  decided_by: string | null;
  reason: string | null;
}

@Injectable()
export class DatabaseCapturedDrafts extends CapturedDrafts {
  constructor(
    private readonly database: Database,
    private readonly cipher: FieldCipher,
  ) {
    super();
  }

  override async addKey(tx: Transaction, key: CaptureKey, at: Date): Promise<void> {
    await statements(tx)(
      `INSERT INTO registration.capture_key (key_id, account, organisation, key_cipher, made_at)
       VALUES ($1, $2, $3, $4, $5)`,
      [
        key.keyId,
        key.account,
        key.organisation,
        this.cipher.encrypt(key.key.toString('base64')),
        at,
      ],
    );
  }

  override async findKey(keyId: string): Promise<CaptureKey | undefined> {
    const [row] = await this.database.read<{
      account: string;
      organisation: string;
      key_cipher: Buffer;
    }>(
      `SELECT k.account, k.organisation, k.key_cipher FROM registration.capture_key k WHERE k.key_id = $1`,
      [keyId],
    );
    if (!row) return undefined;
    const key = Buffer.from(this.cipher.decrypt(row.key_cipher), 'base64');
    return { keyId, account: row.account, organisation: row.organisation, key };
  }

  override async add(tx: Transaction, draft: CapturedDraft): Promise<void> {
    await statements(tx)(
      `INSERT INTO registration.captured_draft (draft_id, account, organisation, why, members, captured_at, received_at,
         content, state) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (draft_id) DO NOTHING`,
      [
        draft.draftId,
        draft.account,
        draft.organisation,
        draft.why,
        draft.members,
        draft.capturedAt,
        draft.receivedAt,
        draft.content ? this.cipher.encrypt(JSON.stringify(draft.content)) : null,
        draft.state,
      ],
    );
  }

  override async get(
    tx: Transaction,
    draftId: string,
    organisation: string,
  ): Promise<CapturedDraft> {
    const [row] = await statements(tx)<DraftRow>(
      `SELECT ${COLUMNS} FROM registration.captured_draft d WHERE d.draft_id = $1 FOR UPDATE`,
      [draftId],
    );
    if (!row || !new Scope(organisation).covers(row.organisation))
      throw new DraftUnknown({ draftId });
    return this.draftOf(row);
  }

  override async find(draftId: string): Promise<CapturedDraft | undefined> {
    const [row] = await this.database.read<DraftRow>(
      `SELECT ${COLUMNS} FROM registration.captured_draft d WHERE d.draft_id = $1`,
      [draftId],
    );
    return row && this.draftOf(row);
  }

  override async keep(tx: Transaction, { draftId, state, decision }: CapturedDraft): Promise<void> {
    await statements(tx)(
      `UPDATE registration.captured_draft SET state = $2, content = NULL, decided_at = $3, decided_by = $4, reason = $5
        WHERE draft_id = $1`,
      [draftId, state, decision?.at ?? null, decision?.account ?? null, decision?.reason ?? null],
    );
  }

  override async countWaiting(area: string): Promise<number> {
    const [row] = await this.database.read<{ count: number }>(
      `SELECT count(*)::int AS count FROM registration.captured_draft d
        WHERE starts_with(d.organisation, $1) AND d.state = 'waiting'`,
      [area],
    );
    return Math.min(row!.count, EXACT_TOTAL_MAX);
  }

  override async list(
    filter: { area: string; state: CapturedDraft['state'] },
    page: { after?: readonly [string, string]; size: number; descending: boolean },
  ): Promise<FoundDrafts> {
    const where = `starts_with(d.organisation, $1) AND d.state = $2`;
    const given = [filter.area, filter.state];
    const [direction, beyond] = page.descending ? ['DESC', '<'] : ['ASC', '>'];
    const rows = await this.database.read<DraftRow & { received: string }>(
      `SELECT ${COLUMNS}, ${RECEIVED} AS received FROM registration.captured_draft d
        WHERE ${where} AND ($3::text IS NULL OR (${RECEIVED}, d.draft_id) ${beyond} ($3, $4))
        ORDER BY d.received_at ${direction}, d.draft_id ${direction} LIMIT $5`,
      [...given, page.after?.[0] ?? null, page.after?.[1] ?? null, page.size + 1],
    );
    const [counted] = await this.database.read<{ total: number }>(
      `SELECT count(*)::int AS total FROM
         (SELECT FROM registration.captured_draft d WHERE ${where} LIMIT ${EXACT_TOTAL_MAX + 1}) AS counted`,
      given,
    );
    const shown = rows.slice(0, page.size);
    const last = shown.at(-1);
    return {
      items: shown.map((row) => this.draftOf(row)),
      total: counted!.total,
      ...(rows.length > page.size && last ? { next: [last.received, last.draft_id] } : {}),
    };
  }

  private draftOf(row: DraftRow): CapturedDraft {
    return {
      draftId: row.draft_id,
      account: row.account,
      organisation: row.organisation,
      why: row.why,
      members: row.members,
      capturedAt: row.captured_at,
      receivedAt: row.received_at,
      ...(row.content && {
        content: JSON.parse(this.cipher.decrypt(row.content)) as DraftContent,
      }),
      state: row.state,
      ...(row.decided_at && {
        decision: {
          at: row.decided_at,
          account: row.decided_by ?? '',
          ...(row.reason && { reason: row.reason }),
        },
      }),
    };
  }
}
