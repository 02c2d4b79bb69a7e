import { Injectable } from '@nestjs/common';
import { type Day, dayIn } from '@calendar';
import type { AgreementDocument, JsonObject } from '@contracts';
import { agreementSignature, type EntryDraft, Keyring, Outgoing } from '@ledger';
import type { SignedInAccount } from '@identity';
import { Clock } from '@platform/clock';
import { Ids } from '@platform/ids';
import type { Transaction } from '@platform/transaction';
import { covers } from '@region';
import { actResult, actState, type AgreementAct, sideOf } from '../agreement-acts';
import { AgreementActRefused } from '../agreement-act.errors';
import type { Proposal } from '../agreement-matter';
import { AgreementMatters, type KnownMatter } from '../agreement-matters';
import { AgreementRegion } from '../own-region';

export interface ActOn {
  readonly partner: string;
  readonly agreementId: string;
  readonly act: AgreementAct;
  readonly account: SignedInAccount;
}

/** What an act says: one entry of this region's strand. */
export interface Said {
  readonly type: string;
  readonly section: 'proposal' | 'signature' | 'ending';
  readonly item?: string;
  readonly open: JsonObject;
  /** Hash of the version it speaks of. */
  readonly hash: string;
}

export interface Moment {
  readonly at: Date;
  readonly today: Day;
}

/** Where every act on an agreement passes: who may, whether the table lets it, and what is told to the other side. */
@Injectable()
export class AgreementDesk {
  constructor(
    private readonly own: AgreementRegion,
    private readonly matters: AgreementMatters,
    private readonly outgoing: Outgoing,
    private readonly keyring: Keyring,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** Throws `AgreementActRefused`; what `say` answers becomes the next entry of the region's strand. */
  async act(
    tx: Transaction,
    { partner, agreementId, act, account }: ActOn,
    say: (known: KnownMatter, moment: Moment) => Said,
  ): Promise<void> {
    // A version binds the whole region, so an office below it cannot sign.
    if (!covers(account.organisation, this.own.code))
      throw new AgreementActRefused('agreement.not-a-party');
    await this.matters.lock(tx, partner, agreementId);
    const known = await this.matters.of(tx, partner, agreementId);
    const at = this.clock.now();
    const moment = { at, today: dayIn(at) };
    const state = actState(known.matter, this.own.code, moment.today);
    const result = actResult(state, act, sideOf(known.matter, this.own.code));
    if ('refusal' in result) throw new AgreementActRefused(result.refusal);
    const told = await this.outgoing.append(tx, [this.draft(known, say(known, moment), at)], at);
    const entryIds = told.map(({ entryId }) => entryId);
    await this.matters.noteAccount(tx, entryIds, account.id);
  }

  sign(document: AgreementDocument, at: Date): string {
    return agreementSignature(document, this.keyring.signer(at));
  }

  private draft({ partner, own, theirs }: KnownMatter, said: Said, at: Date): EntryDraft {
    const { type, section, item, open, hash } = said;
    const about = theirs.strandId;
    return {
      stream: `${this.own.code}.bureau/${partner}`,
      strandId: own.strandId ?? this.ids.next(),
      strandKind: 'agreement',
      type: `yipanqi.agreement.${type}.v1`,
      section,
      open: { ...open, ...(about !== undefined && { about }) },
      eventTime: at,
      legalBasis: 'statutory',
      agreement: hash,
      ...(item !== undefined && { item }),
      ...(about !== undefined && { about }),
    };
  }
}

/**
 * The other side's proposal that an answer means, if it still waits for one. `hash` is the text the person has read: an
 * answer to an older version is refused.
 */
export function proposalToAnswer(
  { matter }: KnownMatter,
  { proposalId, hash }: { readonly proposalId: string; readonly hash: string },
): Proposal {
  const proposal = matter.proposals.find((one) => one.proposalId === proposalId);
  if (!proposal) throw new AgreementActRefused('agreement.proposal-unknown');
  if (proposal.fate === 'open' && proposal.hash === hash) return proposal;
  throw new AgreementActRefused(closedBy[proposal.fate]);
}

/** Why a proposal cannot be answered any more; an open one was read in an older text. */
const closedBy = {
  open: 'agreement.version-overtaken',
  overtaken: 'agreement.version-overtaken',
  countered: 'agreement.version-overtaken',
  countersigned: 'agreement.signed-already',
  withdrawn: 'agreement.proposal-withdrawn',
  refused: 'agreement.proposal-refused',
  void: 'agreement.proposal-void',
} as const;
