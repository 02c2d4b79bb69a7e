import { Injectable } from '@nestjs/common';
import { dayIn, startOfDay } from '@calendar';
import { type EntryDraft, Outgoing } from '@ledger';
import { Clock } from '@platform/clock';
import type { FieldFault } from '@platform/domain-error';
import { Ids } from '@platform/ids';
import type { Transaction } from '@platform/transaction';
import { covers, isFloating } from '@region';
import { type AgreedPair, AgreedPairs } from '../../agreed-pairs';
import { isWithinArea } from '../../area';
import { byNumber } from '../../by-number';
import { OwnRegion } from '../../own-region';
import { placeArrival } from '../../placement';
import {
  type Arrival,
  declaredSection,
  HEAD,
  type InHousehold,
  residenceSection,
} from '../../registration';
import { fault, type FaultCode } from '../../registration.errors';
import { type KnownArrival, RegistrationRepository } from '../../registration.repository';
import { faultsOf, type RegistrationOutcome } from '../../registration-outcome';
import { isTemporaryId, temporaryIdOf } from '../../temporary-id';
import { type ArrivalField, readArrival, type Written } from '../../written-registration';

export interface RegisterArrivals {
  readonly rows: readonly Written<ArrivalField>[];
  /** Organisation of the account that registers; its area bounds what it may register. */
  readonly organisation: string;
  /** All rows are one household, the head first unless it is registered already. */
  readonly household?: {
    readonly householdId: string;
    /** GB/T 4761, one per row. */
    readonly relations: readonly string[];
    readonly head?: { readonly recordId: string; readonly homeRegion: string };
  };
}

type Read = { arrival: Arrival; pair: AgreedPair } | { refused: RegistrationOutcome };

/** Registers arrivals: a form is one row, a register comes in batches. Rows are judged one by one, told together. */
@Injectable()
export class RegisterArrivalHandler {
  constructor(
    private readonly own: OwnRegion,
    private readonly pairs: AgreedPairs,
    private readonly registrations: RegistrationRepository,
    private readonly outgoing: Outgoing,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  async execute(tx: Transaction, command: RegisterArrivals): Promise<RegistrationOutcome[]> {
    const at = this.clock.now();
    const reads = await this.read(tx, command, at);
    const numbers = reads.flatMap((read) =>
      'arrival' in read ? [read.arrival.person.idNumber] : [],
    );
    await this.registrations.lockPersons(tx, numbers);
    const known = byNumber(await this.registrations.findArrivals(tx, numbers), numberOf);

    const drafts: EntryDraft[] = [];
    const begun = new Set<string>();
    let head = command.household?.head;
    const outcomes = reads.map((read, row): RegistrationOutcome => {
      if ('refused' in read) return read.refused;
      const { arrival, pair } = read;
      const { idNumber } = arrival.person;
      const { live, strand } = placeArrival(
        known(idNumber).filter((one) => one.own && one.homeRegion === pair.homeRegion),
      );
      const person = `${idNumber} ${pair.homeRegion}`;
      if (live || begun.has(person))
        return refusedAs('idNumber', 'arrival.already-registered', live?.strandId);
      begun.add(person);
      const strandId = strand?.strandId ?? this.ids.next();
      const household = command.household && inHousehold(command.household, row, head, pair);
      if (household?.relation === HEAD) head = { recordId: strandId, homeRegion: pair.homeRegion };
      drafts.push(...this.tell({ ...arrival, household }, pair, strandId, strand));
      return { outcome: 'registered', recordId: strandId, marks: arrival.marks };
    });
    if (drafts.length > 0) await this.outgoing.append(tx, drafts, at);
    return outcomes;
  }

  /** What of it would be refused now; locks nobody and tells nothing. */
  async judge(
    tx: Transaction,
    command: RegisterArrivals,
  ): Promise<(readonly FieldFault[] | undefined)[]> {
    const reads = await this.read(tx, command, this.clock.now());
    const numbers = reads.flatMap((read) =>
      'arrival' in read ? [read.arrival.person.idNumber] : [],
    );
    const living = byNumber(await this.registrations.findArrivals(tx, numbers), numberOf);
    return reads.map((read) => {
      if ('refused' in read) return faultsOf(read.refused);
      const { arrival, pair } = read;
      const isLive = living(arrival.person.idNumber).some(
        (one) => one.own && one.status === 'living' && one.homeRegion === pair.homeRegion,
      );
      return isLive ? [fault('idNumber', 'arrival.already-registered')] : undefined;
    });
  }

  private async read(tx: Transaction, command: RegisterArrivals, at: Date): Promise<Read[]> {
    const overridden = await this.registrations.overridden(
      tx,
      command.rows.map(({ idNumber }) => idNumber),
    );
    const by = { today: dayIn(at), organisation: command.organisation, overridden };
    const covering = await this.pairs.coveringAt(at);
    return command.rows.map((row): Read => {
      const { value, faults } = readArrival(row, by);
      if (!value) return { refused: { outcome: 'refused', faults } };
      const arrival = this.withId(value);
      const [home, residence] = [arrival.home.code, arrival.residence.code];
      if (!covers(this.own.code, residence) || !isWithinArea(command.organisation, residence))
        return { refused: refusedAs('residenceDivision', 'division.outside') };
      if (!covers(this.own.code, arrival.organisation))
        return { refused: refusedAs('organisation', 'division.outside') };
      if (!isFloating(home, residence))
        return { refused: refusedAs('homeDivision', 'division.not-floating') };
      const pair = covering(home, residence);
      return pair?.residenceRegion === this.own.code
        ? { arrival, pair }
        : { refused: refusedAs('homeDivision', 'agreement.not-in-force') };
    });
  }

  /** Who has no number is given a temporary id in its place. */
  private withId(arrival: Arrival): Arrival {
    if (arrival.person.idNumber !== '') return arrival;
    const temporaryId = temporaryIdOf(this.own.code, this.ids.next());
    return { ...arrival, temporaryId, person: { ...arrival.person, idNumber: temporaryId } };
  }

  /** One act on two sections: two entries of one type under one correlation id. */
  private tell(
    arrival: Arrival,
    pair: AgreedPair,
    strandId: string,
    before: KnownArrival | undefined,
  ): EntryDraft[] {
    const draft = {
      stream: `${this.own.code}.receiving/${pair.homeRegion}`,
      strandId,
      strandKind: 'record',
      type: `yipanqi.registration.arrival-registered.v${isTemporaryId(arrival.person.idNumber) ? 2 : 1}`,
      eventTime: startOfDay(arrival.arrivedOn),
      legalBasis: 'statutory',
      about: before?.linkedTo,
      correlationId: this.ids.next(),
    } as const;
    return [
      { ...draft, section: 'declared', ...declaredSection(arrival) },
      { ...draft, section: 'residence', ...residenceSection(arrival) },
    ];
  }
}

const numberOf = ({ arrival }: KnownArrival): string => arrival.person.idNumber;

function inHousehold(
  household: NonNullable<RegisterArrivals['household']>,
  row: number,
  head: { readonly recordId: string; readonly homeRegion: string } | undefined,
  pair: AgreedPair,
): InHousehold {
  const shared = head?.homeRegion === pair.homeRegion;
  return {
    householdId: household.householdId,
    relation: household.relations[row]!,
    ...(shared && { headRecord: head.recordId }),
  };
}

function refusedAs(field: string, code: FaultCode, recordId?: string): RegistrationOutcome {
  return { outcome: 'refused', faults: [fault(field, code)], recordId };
}
