import { Injectable } from '@nestjs/common';
import { type EntryDraft, Outgoing } from '@ledger';
import { Ids } from '@platform/ids';
import type { Transaction } from '@platform/transaction';
import { OwnRegion } from '../own-region';
import { pairByNumber, pairingSection } from '../pairing';
import { type AnswerPlacement, placeAnswer } from '../placement';
import { type HukouEntry, identitySection } from '../registration';
import {
  HomeRegister,
  type KnownArrival,
  type KnownDeparture,
  RegistrationRepository,
} from '../registration.repository';
import { comparableArrival, comparableDeparture } from '../comparable';

/**
 * What happens without a clerk (design section 4). The number is in the home register → `identity-confirmed`, otherwise
 * `identity-not-found`; a live departure of that person there → into that strand and `records-paired`; none → a sending
 * strand that holds the answer alone, until the home office registers the departure.
 */
@Injectable()
export class AnswerArrivals {
  constructor(
    private readonly own: OwnRegion,
    private readonly registrations: RegistrationRepository,
    private readonly homeRegister: HomeRegister,
    private readonly outgoing: Outgoing,
    private readonly ids: Ids,
  ) {}

  async answer(
    tx: Transaction,
    strandIds: readonly string[],
    at: Date,
  ): Promise<Map<string, { readonly found: boolean; readonly paired: boolean }>> {
    const seen = await this.registrations.findArrivalsById(tx, strandIds);
    const numbers = seen.map(({ arrival }) => arrival.person.idNumber);
    await this.registrations.lockPersons(tx, numbers);
    const register = await this.homeRegister.find(tx, numbers);
    const departures = byNumber(await this.registrations.findDepartures(tx, numbers));

    const answers = new Map<string, { found: boolean; paired: boolean }>();
    const drafts: EntryDraft[] = [];
    const taken = new Set<string>();
    for (const arrival of seen) {
      const { idNumber } = arrival.arrival.person;
      const candidates = (departures.get(idNumber) ?? []).filter(
        (one) =>
          one.own && one.residenceRegion === arrival.residenceRegion && !taken.has(one.strandId),
      );
      const placement = placeAnswer(arrival, candidates);
      const entry = register.get(idNumber);
      const told = this.tell(arrival, entry, placement);
      const paired = told.length > 1;
      if (paired && placement.strand) taken.add(placement.strand.strandId);
      drafts.push(...told);
      answers.set(arrival.strandId, { found: entry !== undefined, paired });
    }
    if (drafts.length > 0) await this.outgoing.append(tx, drafts, at);
    return answers;
  }

  private tell(
    arrival: KnownArrival,
    entry: HukouEntry | undefined,
    { strand, pair }: AnswerPlacement,
  ): EntryDraft[] {
    const departure = strand?.departure;
    const pairing =
      pair && departure
        ? pairByNumber(comparableArrival(arrival), comparableDeparture(departure))
        : undefined;
    const draft = {
      stream: `${this.own.code}.sending/${arrival.residenceRegion}`,
      strandId: strand?.strandId ?? this.ids.next(),
      strandKind: 'record',
      about: arrival.strandId,
      legalBasis: 'statutory',
      correlationId: pairing ? this.ids.next() : undefined,
    } as const;
    const identity: EntryDraft = {
      ...draft,
      type: `yipanqi.registration.identity-${entry ? 'confirmed' : 'not-found'}.v1`,
      section: 'identity',
      ...identitySection(arrival, entry),
      eventTime: arrival.time,
    };
    if (!pairing) return [identity];
    return [
      identity,
      {
        ...draft,
        type: 'yipanqi.registration.records-paired.v1',
        section: 'pairing',
        ...pairingSection(pairing),
        eventTime: arrival.time,
      },
    ];
  }
}

function byNumber(departures: readonly KnownDeparture[]): Map<string, KnownDeparture[]> {
  const groups = new Map<string, KnownDeparture[]>();
  for (const departure of departures) {
    const group = groups.get(departure.idNumber);
    if (group) group.push(departure);
    else groups.set(departure.idNumber, [departure]);
  }
  return groups;
}
