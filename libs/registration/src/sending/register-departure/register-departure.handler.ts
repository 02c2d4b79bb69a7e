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
import { pairByNumber, pairingSection } from '../../pairing';
import { placeDeparture } from '../../placement';
import { type Departure, departureSection } from '../../registration';
import { fault, type FaultCode } from '../../registration.errors';
import {
  type KnownArrival,
  type KnownDeparture,
  RegistrationRepository,
} from '../../registration.repository';
import { faultsOf, type RegistrationOutcome } from '../../registration-outcome';
import { type DepartureField, readDeparture, type Written } from '../../written-registration';
import { comparableArrival, comparableDeparture } from '../../comparable';
import { StateResidences } from '../state-residences';

export interface RegisterDepartures {
  readonly rows: readonly Written<DepartureField>[];
  readonly organisation: string;
}

type Read = { departure: Departure; pair: AgreedPair } | { refused: RegistrationOutcome };

/** Registers departures in batches; one that an arrival waits for is written into the strand that answers it, and paired. */
@Injectable()
export class RegisterDepartureHandler {
  constructor(
    private readonly own: OwnRegion,
    private readonly pairs: AgreedPairs,
    private readonly registrations: RegistrationRepository,
    private readonly outgoing: Outgoing,
    private readonly residences: StateResidences,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  async execute(tx: Transaction, command: RegisterDepartures): Promise<RegistrationOutcome[]> {
    const at = this.clock.now();
    const reads = await this.read(tx, command, at);
    const numbers = reads.flatMap((read) =>
      'departure' in read ? [read.departure.person.idNumber] : [],
    );
    await this.registrations.lockPersons(tx, numbers);
    const departures = byNumber(
      await this.registrations.findDepartures(tx, numbers),
      ({ idNumber }) => idNumber,
    );
    const arrivals = byNumber(
      await this.registrations.findArrivals(tx, numbers),
      ({ arrival }) => arrival.person.idNumber,
    );

    const drafts: EntryDraft[] = [];
    const begun = new Set<string>();
    const outcomes = reads.map((read): RegistrationOutcome => {
      if ('refused' in read) return read.refused;
      const { departure, pair } = read;
      const { idNumber } = departure.person;
      const placement = placeDeparture(
        departures(idNumber).filter(
          (one) => one.own && one.residenceRegion === pair.residenceRegion,
        ),
        arrivals(idNumber).filter(
          (one) => !one.own && one.residenceRegion === pair.residenceRegion,
        ),
      );
      const person = `${idNumber} ${pair.residenceRegion}`;
      if (placement.live || begun.has(person))
        return refusedAs('idNumber', 'departure.already-registered', placement.live?.strandId);
      begun.add(person);
      const strandId = placement.strand?.strandId ?? this.ids.next();
      drafts.push(...this.tell(departure, pair, strandId, placement));
      const recordId = placement.arrival?.strandId ?? strandId;
      return { outcome: 'registered', recordId, strandId, marks: departure.marks };
    });
    if (drafts.length > 0) await this.outgoing.append(tx, drafts, at);
    // Of whom nothing was held no second residence is known: most rows of a register.
    const held = numbers.filter((one) => departures(one).length + arrivals(one).length > 0);
    await this.residences.stateSeveral(tx, held, at);
    return outcomes;
  }

  /** What of it would be refused now; locks nobody and tells nothing. */
  async judge(
    tx: Transaction,
    command: RegisterDepartures,
  ): Promise<(readonly FieldFault[] | undefined)[]> {
    const reads = await this.read(tx, command, this.clock.now());
    const numbers = reads.flatMap((read) =>
      'departure' in read ? [read.departure.person.idNumber] : [],
    );
    const away = byNumber(
      await this.registrations.findDepartures(tx, numbers),
      ({ idNumber }) => idNumber,
    );
    return reads.map((read) => {
      if ('refused' in read) return faultsOf(read.refused);
      const { departure, pair } = read;
      const isLive = away(departure.person.idNumber).some(
        (one) => one.own && one.status === 'away' && one.residenceRegion === pair.residenceRegion,
      );
      return isLive ? [fault('idNumber', 'departure.already-registered')] : undefined;
    });
  }

  private async read(tx: Transaction, command: RegisterDepartures, at: Date): Promise<Read[]> {
    const overridden = await this.registrations.overridden(
      tx,
      command.rows.map(({ idNumber }) => idNumber),
    );
    const by = { today: dayIn(at), organisation: command.organisation, overridden };
    const covering = await this.pairs.coveringAt(at);
    return command.rows.map((row): Read => {
      const { value: departure, faults } = readDeparture(row, by);
      if (!departure) return { refused: { outcome: 'refused', faults } };
      const [home, residence] = [departure.home.code, departure.destination];
      if (!covers(this.own.code, home) || !isWithinArea(command.organisation, home))
        return { refused: refusedAs('homeDivision', 'division.outside') };
      if (!covers(this.own.code, departure.organisation))
        return { refused: refusedAs('organisation', 'division.outside') };
      if (!isFloating(home, residence))
        return { refused: refusedAs('destinationDivision', 'division.not-floating') };
      const pair = covering(home, residence);
      return pair?.homeRegion === this.own.code
        ? { departure, pair }
        : { refused: refusedAs('destinationDivision', 'agreement.not-in-force') };
    });
  }

  private tell(
    departure: Departure,
    pair: AgreedPair,
    strandId: string,
    { arrival, strand }: { arrival?: KnownArrival; strand?: KnownDeparture },
  ): EntryDraft[] {
    const draft = {
      stream: `${this.own.code}.sending/${pair.residenceRegion}`,
      strandId,
      strandKind: 'record',
      eventTime: startOfDay(departure.leftOn),
      legalBasis: 'statutory',
      about: arrival?.strandId ?? strand?.pairing?.recordId,
      correlationId: arrival ? this.ids.next() : undefined,
    } as const;
    const registered: EntryDraft = {
      ...draft,
      type: 'yipanqi.registration.departure-registered.v1',
      section: 'departure',
      ...departureSection(departure, { activeResidence: arrival?.strandId }),
    };
    const pairing =
      arrival && pairByNumber(comparableArrival(arrival), comparableDeparture(departure));
    if (!pairing) return [registered];
    return [
      registered,
      {
        ...draft,
        type: 'yipanqi.registration.records-paired.v1',
        section: 'pairing',
        ...pairingSection(pairing),
      },
    ];
  }
}

function refusedAs(field: string, code: FaultCode, recordId?: string): RegistrationOutcome {
  return { outcome: 'refused', faults: [fault(field, code)], recordId };
}
