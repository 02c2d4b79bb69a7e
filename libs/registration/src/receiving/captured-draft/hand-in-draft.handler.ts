import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { AccountStandings, permits, type Standing } from '@identity';
import { Clock } from '@platform/clock';
import { Ids } from '@platform/ids';
import type { Transaction } from '@platform/transaction';
import { isWithinArea } from '../../area';
import {
  CaptureKeyUnknown,
  type DraftContent,
  DraftStillOwn,
  DraftUnreadable,
  openDraft,
  type WithoutRights,
} from './captured-draft';
import { CapturedDrafts } from './captured-drafts.repository';

export interface HandInDraft {
  readonly draftId: string;
  readonly keyId: string;
  readonly sealed: string;
  readonly capturedAt: string;
}

/** The act each kind of draft would be; whoever still holds it sends the draft as theirs. */
const ACT: Readonly<Record<DraftContent['kind'], string>> = {
  household: 'register-arrival',
  'end-residence': 'end-residence',
  'change-residence': 'change-residence',
};

/** Keys for phones, and drafts of people who lost their rights: into the supervisor's list, never nowhere. */
@Injectable()
export class HandInDraftHandler {
  constructor(
    private readonly drafts: CapturedDrafts,
    private readonly accounts: AccountStandings,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** Makes a key for one account on one phone. */
  async makeKey(
    tx: Transaction,
    by: { readonly account: string; readonly organisation: string },
  ): Promise<{ keyId: string }> {
    const keyId = this.ids.next();
    await this.drafts.addKey(tx, { keyId, ...by, key: randomBytes(32) }, this.clock.now());
    return { keyId };
  }

  /** Gives a key back to the account it was made for: after signing in again, the phone can read its drafts. */
  async ownKey(keyId: string, account: string): Promise<{ keyId: string; key: string }> {
    const held = await this.drafts.findKey(keyId);
    if (held?.account !== account) throw new CaptureKeyUnknown({ keyId });
    return { keyId, key: held.key.toString('base64') };
  }

  async handIn(
    tx: Transaction,
    command: HandInDraft,
  ): Promise<{ draftId: string; organisation: string }> {
    const { draftId, keyId } = command;
    const key = await this.drafts.findKey(keyId);
    if (!key) throw new DraftUnreadable({ draftId });
    const content = openDraft(Buffer.from(command.sealed, 'base64'), key.key, command);
    const { account, organisation } = key;
    if (!Object.hasOwn(ACT, content.kind)) throw new DraftUnreadable({ draftId });
    const why = withoutRights(
      (await this.accounts.find([account])).get(account),
      content,
      organisation,
    );
    if (!why) throw new DraftStillOwn({ draftId });
    await this.drafts.add(tx, {
      draftId,
      account,
      organisation,
      why,
      members: Array.isArray(content.body.members) ? content.body.members.length : 1,
      capturedAt: new Date(command.capturedAt),
      receivedAt: this.clock.now(),
      content,
      state: 'waiting',
    });
    return { draftId, organisation };
  }
}

function withoutRights(
  standing: Standing | undefined,
  { kind, body }: DraftContent,
  capturedFor: string,
): WithoutRights | undefined {
  if (!standing) return 'account-gone';
  if (standing.disabled) return 'disabled';
  if (!permits(standing.role, ACT[kind])) return 'role';
  const { residenceDivision } = body;
  const division = typeof residenceDivision === 'string' ? residenceDivision : capturedFor;
  return isWithinArea(standing.organisation, division) ? undefined : 'area';
}
