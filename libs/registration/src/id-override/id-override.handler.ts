import { Injectable } from '@nestjs/common';
import { ReadLog, Scope, type SignedInAccount } from '@identity';
import { Clock } from '@platform/clock';
import { CursorUnknown, decodeCursor, encodeCursor, EXACT_TOTAL_MAX } from '@platform/http';
import { Ids } from '@platform/ids';
import type { Transaction } from '@platform/transaction';
import { divisionName } from '@region';
import { maskIdNumber } from '../id-number';
import { ActRefused } from '../registration.errors';
import { approved, type Hand, type IdOverride, proposed, refused } from './id-override';
import type { OverrideRowResponse, OverridesPage, OverridesQuery } from './id-override.dto';
import { IdOverrides } from './id-overrides.repository';

/** Kept beside the key: an id and a word. */
type Outcome = { readonly overrideId: string; readonly state: IdOverride['state'] };

const ORDER = '-proposedAt';

/** 号码放行: one person proposes, a second of another account decides, within the area of the second. */
@Injectable()
export class IdOverrideHandler {
  constructor(
    private readonly overrides: IdOverrides,
    private readonly reads: ReadLog,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  async propose(
    tx: Transaction,
    asked: { readonly idNumber: string; readonly reason: string },
    account: SignedInAccount,
  ): Promise<Outcome> {
    const override = proposed(asked.idNumber, {
      overrideId: this.ids.next(),
      reason: asked.reason,
      organisation: account.organisation,
      proposedBy: handOf(account),
      proposedAt: this.clock.now(),
    });
    return stateOf(await this.overrides.propose(tx, override));
  }

  async approve(
    tx: Transaction,
    asked: { readonly overrideId: string; readonly idNumber: string },
    account: SignedInAccount,
  ): Promise<Outcome> {
    const override = await this.reach(tx, asked.overrideId, account);
    const decided = { retyped: asked.idNumber, by: handOf(account), at: this.clock.now() };
    return this.keep(tx, approved(override, decided));
  }

  async refuse(
    tx: Transaction,
    asked: { readonly overrideId: string; readonly reason: string },
    account: SignedInAccount,
  ): Promise<Outcome> {
    const override = await this.reach(tx, asked.overrideId, account);
    const decided = { why: asked.reason, by: handOf(account), at: this.clock.now() };
    return this.keep(tx, refused(override, decided));
  }

  async list(asked: OverridesQuery, account: SignedInAccount): Promise<OverridesPage> {
    const found = await this.overrides.list({
      area: new Scope(account.organisation).prefix,
      state: asked.state,
      size: asked.size,
      after: asked.cursor === undefined ? undefined : positionOf(asked.cursor),
    });
    await this.reads.write({
      kind: 'list',
      account,
      route: 'GET /api/bureau/id-overrides',
      filter: asked.state ? { state: asked.state } : {},
      total: found.total,
      subjects: found.items.map(({ overrideId }) => overrideId),
    });
    return {
      items: found.items.map((override) => rowOf(override, account)),
      total: Math.min(found.total, EXACT_TOTAL_MAX),
      totalIsExact: found.total <= EXACT_TOTAL_MAX,
      ...(found.next ? { next: encodeCursor(ORDER, found.next) } : {}),
    };
  }

  private async reach(
    tx: Transaction,
    overrideId: string,
    account: SignedInAccount,
  ): Promise<IdOverride> {
    const override = await this.overrides.find(tx, overrideId);
    if (!override || !new Scope(account.organisation).covers(override.organisation))
      throw new ActRefused('override.unknown');
    return override;
  }

  private async keep(tx: Transaction, override: IdOverride): Promise<Outcome> {
    await this.overrides.keepDecision(tx, override);
    return stateOf(override);
  }
}

function handOf({ id, displayName }: SignedInAccount): Hand {
  return { account: id, name: displayName };
}

function stateOf({ overrideId, state }: IdOverride): Outcome {
  return { overrideId, state };
}

function rowOf(override: IdOverride, account: SignedInAccount): OverrideRowResponse {
  const { overrideId, state, reason, organisation } = override;
  return {
    overrideId,
    state,
    reason,
    organisation,
    organisationName: divisionName(organisation) ?? organisation,
    idNumberMasked: maskIdNumber(override.idNumber),
    proposedBy: override.proposedBy.name,
    proposedAt: override.proposedAt.toISOString(),
    own: override.proposedBy.account === account.id,
    decidedBy: override.decidedBy?.name,
    decidedAt: override.decidedAt?.toISOString(),
    decidedWhy: override.decidedWhy,
  };
}

function positionOf(cursor: string): [string, string] {
  const [at, overrideId] = decodeCursor(ORDER, cursor);
  if (typeof at !== 'string' || typeof overrideId !== 'string' || Number.isNaN(Date.parse(at)))
    throw new CursorUnknown();
  return [at, overrideId];
}
