import { Injectable } from '@nestjs/common';
import { ReadLog, Scope, type SignedInAccount } from '@identity';
import { isWithinArea } from '../area';
import { comparableArrival, comparableDeparture } from '../comparable';
import { maskIdNumber } from '../id-number';
import { ActRefused } from '../registration.errors';
import { RegistrationReadModel } from '../registration.read-model';
import {
  type KnownArrival,
  type KnownDeparture,
  RegistrationRepository,
} from '../registration.repository';
import { MATCH_SCORE_MIN, scoreMatch } from './match-score';
import type { MatchResponse } from './one-sided.dto';
import { OneSidedReadModel } from './one-sided.read-model';

const SHOWN_MAX = 5;

/** Which registrations may be the same person as a one-sided record; the home side alone decides, so it alone is told. */
@Injectable()
export class PossibleMatchesQuery {
  constructor(
    private readonly registrations: RegistrationRepository,
    private readonly readModel: RegistrationReadModel,
    private readonly oneSided: OneSidedReadModel,
    private readonly reads: ReadLog,
  ) {}

  async execute(recordId: string, account: SignedInAccount): Promise<MatchResponse[]> {
    const row = await this.readModel.find(new Scope(account.organisation).prefix, recordId);
    if (!row) throw new ActRefused('record.unknown', { recordId });
    if (row.linked || row.side !== 'sending') return [];
    const matches = (await this.of(row.recordId))
      .filter(({ home }) => isWithinArea(account.organisation, home))
      .map(({ match }) => match)
      .filter(({ score }) => score >= MATCH_SCORE_MIN)
      .sort((one, other) => other.score - one.score)
      .slice(0, SHOWN_MAX);
    await this.reads.write({
      kind: 'list',
      account,
      route: 'GET /api/bureau/records/:recordId/matches',
      filter: {},
      total: matches.length,
      subjects: [...new Set([recordId, ...matches.map((match) => match.recordId)])],
    });
    return matches;
  }

  private async of(recordId: string): Promise<{ home: string; match: MatchResponse }[]> {
    const { arrival, departure } = await this.registrations.read(async (tx) => ({
      arrival: (await this.registrations.findArrivalsById(tx, [recordId]))[0],
      departure: (await this.registrations.findDeparturesById(tx, [recordId]))[0],
    }));
    if (arrival?.status === 'living')
      return (await this.oneSided.departuresLike(arrival)).flatMap((one) =>
        one.departure
          ? [{ home: one.departure.home.code, match: departureMatch(arrival, one) }]
          : [],
      );
    if (!departure?.departure || departure.status !== 'away') return [];
    return (await this.oneSided.arrivalsLike(departure)).map((one) => ({
      home: one.arrival.home.code,
      match: arrivalMatch(one, departure),
    }));
  }
}

function departureMatch(arrival: KnownArrival, known: KnownDeparture): MatchResponse {
  const { person, leftOn } = known.departure!;
  return { ...shown(arrival, known), ...personShown(person), recordId: known.strandId, on: leftOn };
}

function arrivalMatch(known: KnownArrival, departure: KnownDeparture): MatchResponse {
  const { person, arrivedOn } = known.arrival;
  return {
    ...shown(known, departure),
    ...personShown(person),
    recordId: known.strandId,
    on: arrivedOn,
  };
}

function shown(arrival: KnownArrival, known: KnownDeparture) {
  const { score, reasons } = scoreMatch(
    comparableArrival(arrival),
    comparableDeparture(known.departure!),
  );
  return {
    arrival: arrival.strandId,
    departure: known.strandId,
    parted: known.pairing?.linked === false && known.pairing.recordId === arrival.strandId,
    score,
    reasons: [...reasons],
  };
}

function personShown(person: { name: string; idNumber: string; birthDate: string; sex: string }) {
  const { name, idNumber, birthDate, sex } = person;
  return { name, idNumberMasked: maskIdNumber(idNumber), birthDate, sex };
}
