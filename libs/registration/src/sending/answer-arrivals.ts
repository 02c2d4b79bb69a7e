import { Injectable } from '@nestjs/common';
import { type EntryDraft, Outgoing } from '@ledger';
import { Ids } from '@platform/ids';
import type { Transaction } from '@platform/transaction';
import { byNumber } from '../by-number';
import { OwnRegion } from '../own-region';
import { pairByNumber, pairingSection } from '../pairing';
import { type AnswerPlacement, placeAnswer } from '../placement';
import { type HukouEntry, identitySection } from '../registration';
import {
  HomeRegister,
  type KnownArrival,
  RegistrationRepository,
} from '../registration.repository';
import { comparableArrival, comparableDeparture } from '../comparable';
import { personsOfArrivals } from './persons-of-arrivals';
import { StateResidences } from './state-residences';

interface Answer {
  readonly found: boolean;
  readonly paired: boolean;
  readonly told: readonly EntryDraft[];
}

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
    private readonly residences: StateResidences,
    private readonly ids: Ids,
  ) {}

  /** Throws what the agreement does not let travel: somebody asked for this answer. */
  async answer(
    tx: Transaction,
    strandIds: readonly string[],
    at: Date,
  ): Promise<ReadonlyMap<string, Answer>> {
    const { answers, persons } = await this.prepare(tx, strandIds);
    const drafts = [...answers.values()].flatMap(({ told }) => told);
    if (drafts.length > 0) await this.outgoing.append(tx, drafts, at);
    await this.residences.stateSeveral(tx, persons, at);
    return answers;
  }

  /** What may not travel is left to a clerk, who finds the arrival under 待确认身份; the others are answered. */
  async answerIfAgreed(tx: Transaction, strandIds: readonly string[], at: Date): Promise<void> {
    const { answers, persons } = await this.prepare(tx, strandIds);
    const told = [...answers.values()].map((answer) => answer.told);
    if (!(await this.outgoing.appendIfAgreed(tx, told.flat(), at)) && told.length > 1)
      for (const one of told) await this.outgoing.appendIfAgreed(tx, one, at);
    await this.residences.stateSeveral(tx, persons, at);
  }

  private async prepare(
    tx: Transaction,
    strandIds: readonly string[],
  ): Promise<{ readonly answers: Map<string, Answer>; readonly persons: readonly string[] }> {
    const seen = await this.registrations.findArrivalsById(tx, strandIds);
    const persons = await personsOfArrivals(this.registrations, tx, seen);
    await this.registrations.lockPersons(tx, persons);
    const register = await this.homeRegister.find(tx, persons);
    const departures = byNumber(
      await this.registrations.findDepartures(tx, persons),
      ({ idNumber }) => idNumber,
    );

    const answers = new Map<string, Answer>();
    const taken = new Set<string>();
    for (const arrival of seen) {
      const { idNumber } = arrival.arrival.person;
      const candidates = departures(idNumber).filter(
        (one) =>
          one.own && one.residenceRegion === arrival.residenceRegion && !taken.has(one.strandId),
      );
      const placement = placeAnswer(arrival, candidates);
      const entry = register.get(idNumber);
      const told = this.tell(arrival, entry, placement);
      const paired = told.length > 1;
      if (paired && placement.strand) taken.add(placement.strand.strandId);
      answers.set(arrival.strandId, { found: entry !== undefined, paired, told });
    }
    return { answers, persons };
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
