import { Injectable } from '@nestjs/common';
import { AccountStandings, ReadLog, Scope, type SignedInAccount } from '@identity';
import { Clock } from '@platform/clock';
import { CursorUnknown, decodeCursor, encodeCursor, EXACT_TOTAL_MAX, sortOf } from '@platform/http';
import type { Transaction } from '@platform/transaction';
import { fullName } from '@region';
import {
  type RegisteredHousehold,
  type RegisterHousehold,
  RegisterHouseholdHandler,
} from '../register-household/register-household.handler';
import { type CapturedDraft, DraftSettled, DraftUnknown, settle } from './captured-draft';
import type {
  CapturedDraftResponse,
  CapturedDraftRow,
  CapturedDraftsPage,
  CapturedDraftsQuery,
} from './captured-draft.dto';
import { CapturedDrafts } from './captured-drafts.repository';

/** The supervisor's list: sees what was captured, registers it in their own name, or says what was done instead. */
@Injectable()
export class TakeOverDraftHandler {
  constructor(
    private readonly drafts: CapturedDrafts,
    private readonly households: RegisterHouseholdHandler,
    private readonly accounts: AccountStandings,
    private readonly reads: ReadLog,
    private readonly clock: Clock,
  ) {}

  async list(query: CapturedDraftsQuery, account: SignedInAccount): Promise<CapturedDraftsPage> {
    const sort = sortOf(query.sort, ['receivedAt'], 'receivedAt');
    const order = `draft${sort.descending ? '-' : ''}${query.state}`;
    const found = await this.drafts.list(
      { area: new Scope(account.organisation).prefix, state: query.state },
      {
        size: query.size,
        descending: sort.descending,
        ...(query.cursor && { after: positionOf(order, query.cursor) }),
      },
    );
    await this.reads.write({
      kind: 'list',
      account,
      route: 'GET /api/receiving/captured-drafts',
      filter: { state: query.state },
      total: found.total,
      subjects: found.items.map(({ draftId }) => draftId),
    });
    const names = await this.accounts.find(found.items.map((one) => one.account));
    return {
      items: found.items.map((one) => rowOf(one, names.get(one.account)?.displayName)),
      total: Math.min(found.total, EXACT_TOTAL_MAX),
      totalIsExact: found.total <= EXACT_TOTAL_MAX,
      ...(found.next ? { next: encodeCursor(order, found.next) } : {}),
    };
  }

  /** In full, since it is going to be registered; logged like a number that is revealed. */
  async show(draftId: string, account: SignedInAccount): Promise<CapturedDraftResponse> {
    const draft = await this.drafts.find(draftId);
    if (!draft || !new Scope(account.organisation).covers(draft.organisation))
      throw new DraftUnknown({ draftId });
    if (!draft.content) throw new DraftSettled({ draftId });
    await this.reads.write({
      kind: 'reveal',
      account,
      route: 'GET /api/receiving/captured-drafts/:draftId',
      subjects: [draftId],
      purpose: 'take-over-draft',
    });
    const names = await this.accounts.find([draft.account]);
    const row = rowOf(draft, names.get(draft.account)?.displayName);
    return { ...row, body: draft.content.body };
  }

  async register(
    tx: Transaction,
    draftId: string,
    household: RegisterHousehold,
    account: string,
  ): Promise<RegisteredHousehold> {
    const draft = await this.drafts.get(tx, draftId, household.organisation);
    const settled = settle(draft, { at: this.clock.now(), account });
    const registered = await this.households.execute(tx, household);
    await this.drafts.keep(tx, settled);
    return registered;
  }

  async settle(
    tx: Transaction,
    draftId: string,
    by: { readonly account: string; readonly organisation: string; readonly reason: string },
  ): Promise<{ draftId: string }> {
    const draft = await this.drafts.get(tx, draftId, by.organisation);
    const { account, reason } = by;
    await this.drafts.keep(tx, settle(draft, { at: this.clock.now(), account, reason }));
    return { draftId };
  }
}

function rowOf(draft: CapturedDraft, capturedBy = ''): CapturedDraftRow {
  const reason = draft.decision?.reason;
  return {
    draftId: draft.draftId,
    capturedBy,
    organisation: draft.organisation,
    organisationName: fullName(draft.organisation) ?? draft.organisation,
    why: draft.why,
    kind: draft.content?.kind ?? 'gone',
    members: draft.members,
    capturedAt: draft.capturedAt.toISOString(),
    receivedAt: draft.receivedAt.toISOString(),
    state: draft.state,
    ...(reason && { reason }),
  };
}

function positionOf(order: string, cursor: string): [string, string] {
  const [value, draftId] = decodeCursor(order, cursor);
  if (typeof value !== 'string' || typeof draftId !== 'string') throw new CursorUnknown();
  return [value, draftId];
}
