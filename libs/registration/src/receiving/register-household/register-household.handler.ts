import { Injectable } from '@nestjs/common';
import { Clock } from '@platform/clock';
import type { FieldFault } from '@platform/domain-error';
import type { Transaction } from '@platform/transaction';
import { hasCode } from '@region';
import { type HouseholdMember, Households } from '../../households';
import { normaliseIdNumber } from '../../id-number';
import { normaliseName } from '../../person-name';
import { HEAD } from '../../registration';
import { ActRefused, fault, RegistrationRefused } from '../../registration.errors';
import { RegistrationRepository } from '../../registration.repository';
import type { RegistrationOutcome } from '../../registration-outcome';
import { Sites } from '../../site/sites.repository';
import type { ArrivalField, Written } from '../../written-registration';
import { getOwnArrival } from '../own-arrival';
import { RegisterArrivalHandler } from '../register-arrival/register-arrival.handler';

type SharedField =
  'residenceDivision' | 'address' | 'dwellingKind' | 'arrivedOn' | 'channel' | 'noticeVersion';
const SHARED: readonly string[] = [
  'residenceDivision',
  'address',
  'dwellingKind',
  'arrivedOn',
  'channel',
  'noticeVersion',
  'organisation',
] satisfies readonly ArrivalField[];

export interface RegisterHousehold extends Written<SharedField> {
  /** Made by the phone: the same household again is the same registration, whatever its key. */
  readonly householdId: string;
  readonly members: readonly (Written<ArrivalField> & { readonly relation: string })[];
  /** The head, when registered before; then no member is one. */
  readonly headRecordId?: string;
  readonly siteId?: string;
  readonly organisation: string;
}

export type RegisteredHousehold = {
  readonly householdId: string;
  readonly members: {
    readonly recordId: string;
    readonly marks: readonly string[];
    readonly alreadyDone: boolean;
  }[];
};

/**
 * 一户登记: all members in one act at one address, each a record of its own. All of them, or nobody: then every fault is
 * named at its member.
 */
@Injectable()
export class RegisterHouseholdHandler {
  constructor(
    private readonly registerArrival: RegisterArrivalHandler,
    private readonly registrations: RegistrationRepository,
    private readonly households: Households,
    private readonly sites: Sites,
    private readonly clock: Clock,
  ) {}

  async execute(tx: Transaction, command: RegisterHousehold): Promise<RegisteredHousehold> {
    refuseUnrelated(command);
    await this.households.lock(tx, command.householdId);
    const before = await this.households.find(tx, command.householdId);
    const head = await this.headOf(tx, command, before);
    const done = alreadyDone(before, command.members);
    const members = command.members.map((member, at) => ({ member, at, done: done[at] }));
    // The head first: the others name its record.
    const open = members
      .filter(({ done }) => !done)
      .sort((one, other) => rank(one.member) - rank(other.member) || one.at - other.at);
    const outcomes = await this.registerArrival.execute(tx, {
      rows: open.map(({ member }) => rowOf(command, member)),
      organisation: command.organisation,
      household: {
        householdId: command.householdId,
        relations: open.map(({ member }) => member.relation),
        head,
      },
    });
    refuseAll(open.map(({ at }, row) => ({ at, outcome: outcomes[row]! })));
    const registered = new Map(open.map(({ at }, row) => [at, outcomes[row]!]));
    const answer = members.map(({ at, done }) => memberOf(done, registered.get(at)));
    if (command.siteId)
      await this.sites.keepResidents(tx, {
        siteId: command.siteId,
        area: command.organisation,
        strandIds: answer.map(({ recordId }) => recordId),
        at: this.clock.now(),
      });
    return { householdId: command.householdId, members: answer };
  }

  private async headOf(
    tx: Transaction,
    { headRecordId, organisation }: RegisterHousehold,
    before: readonly HouseholdMember[],
  ): Promise<{ recordId: string; homeRegion: string } | undefined> {
    if (!headRecordId) return before.find(({ relation }) => relation === HEAD);
    const asked = { recordId: headRecordId, organisation };
    const known = await getOwnArrival(this.registrations, tx, asked);
    if (known.status === 'ended')
      throw new ActRefused('registration.ended', { recordId: headRecordId });
    return { recordId: known.strandId, homeRegion: known.homeRegion };
  }
}

const rank = ({ relation }: { relation: string }): number => (relation === HEAD ? 0 : 1);

/** Whom of those registered before a repeat means; each of them is meant once. */
function alreadyDone(
  before: readonly HouseholdMember[],
  members: RegisterHousehold['members'],
): (HouseholdMember | undefined)[] {
  const left = before.filter(({ status }) => status === 'living');
  return members.map((member) => {
    const at = left.findIndex((one) => isSame(one, member));
    return at < 0 ? undefined : left.splice(at, 1)[0];
  });
}

/** By number; who has none is known by name and day of birth, also once a number has been completed. */
function isSame(known: HouseholdMember, member: Written<ArrivalField>): boolean {
  const { idNumber, name = '', birthDate } = member;
  if (idNumber) return known.idNumber === normaliseIdNumber(idNumber);
  return known.name === normaliseName(name) && known.birthDate === birthDate;
}

function rowOf(
  command: RegisterHousehold,
  { relation: _, ...member }: RegisterHousehold['members'][number],
): Written<ArrivalField> {
  const { residenceDivision, address, dwellingKind, arrivedOn, channel, noticeVersion } = command;
  const shared = { residenceDivision, address, dwellingKind, arrivedOn, channel, noticeVersion };
  return { ...member, ...shared };
}

function refuseUnrelated({ members, headRecordId }: RegisterHousehold): void {
  const faults = members.flatMap(({ relation }, at) =>
    hasCode('relation', relation) ? [] : [fault(`members.${at}.relation`, 'field.code')],
  );
  const heads = members.filter(({ relation }) => relation === HEAD).length;
  if (heads !== (headRecordId ? 0 : 1)) faults.push(fault('members', 'household.head'));
  if (faults.length > 0) throw new RegistrationRefused(faults);
}

/** Whoever is refused stops the whole act; what all share is said once. */
function refuseAll(rows: readonly { at: number; outcome: RegistrationOutcome }[]): void {
  const faults = new Map<string, FieldFault>();
  let recordId: string | undefined;
  for (const { at, outcome } of [...rows].sort((one, other) => one.at - other.at)) {
    if (outcome.outcome !== 'refused') continue;
    recordId ??= outcome.recordId;
    for (const one of outcome.faults) {
      const field = SHARED.includes(one.field) ? one.field : `members.${at}.${one.field}`;
      faults.set(`${field} ${one.code}`, { ...one, field });
    }
  }
  if (faults.size > 0)
    throw new RegistrationRefused([...faults.values()], recordId ? { recordId } : {});
}

function memberOf(done: HouseholdMember | undefined, outcome: RegistrationOutcome | undefined) {
  if (done) return { recordId: done.recordId, marks: [], alreadyDone: true };
  if (outcome?.outcome !== 'registered') throw new Error('a member is registered or refused');
  return { recordId: outcome.recordId, marks: outcome.marks, alreadyDone: false };
}
