import type { KnownArrival, KnownDeparture } from './registration.repository';

/** Which strand an act goes on with, and which arrival or departure it is to be paired with. */
export interface DeparturePlacement {
  /** A live absence of this person to that region: the new one is refused. */
  readonly live?: KnownDeparture;
  /** The sending strand to continue; none begins a new one. */
  readonly strand?: KnownDeparture;
  /** The arrival it is to be linked to. */
  readonly arrival?: KnownArrival;
}
export interface ArrivalPlacement {
  readonly live?: KnownArrival;
  /** A second stay continues the strand of the first. */
  readonly strand?: KnownArrival;
}
export interface AnswerPlacement {
  readonly strand?: KnownDeparture;
  /** The strand holds a live departure of this person that is not linked yet. */
  readonly pair: boolean;
}

/** Where a new arrival of a person goes; `known` are this region's strands of that person and pair. */
export function placeArrival(known: readonly KnownArrival[]): ArrivalPlacement {
  const live = known.find(({ status }) => status === 'living');
  if (live) return { live };
  const ended = known.filter(({ duplicateOf }) => duplicateOf === undefined).sort(newestFirst);
  return { strand: ended.find(({ linkedTo }) => linkedTo !== undefined) ?? ended[0] };
}

/**
 * Where a new departure goes: into the strand that answers an arrival waiting for it (and is then paired), otherwise
 * on with the absence that ended, otherwise into a new strand. `departures` are this region's sending strands of that
 * person and pair, `arrivals` the partner's.
 */
export function placeDeparture(
  departures: readonly KnownDeparture[],
  arrivals: readonly KnownArrival[],
): DeparturePlacement {
  const live = departures.find(({ status }) => status === 'away');
  if (live) return { live };
  const free = [...departures].filter((one) => one.duplicateOf === undefined).sort(newestFirst);
  const arrival = arrivals.filter(isWaiting).sort(newestFirst)[0];
  const ended = free.filter(({ departure }) => departure !== undefined);
  if (!arrival) return { strand: ended.find(isLinked) ?? ended[0] ?? free.find(isUnlinked) };
  const unlinked = free.filter((one) => isUnlinked(one) && !wasParted(one, arrival));
  return {
    arrival,
    strand: unlinked.find(({ about }) => about === arrival.strandId) ?? unlinked[0],
  };
}

/** Which sending strand answers an arrival, and whether the answer is also a pairing. */
export function placeAnswer(
  arrival: KnownArrival,
  departures: readonly KnownDeparture[],
): AnswerPlacement {
  const linked = departures.find(
    (one) => isLinked(one) && one.pairing?.recordId === arrival.strandId,
  );
  if (linked) return { strand: linked, pair: false };
  const unlinked = departures.filter(isUnlinked).sort(newestFirst);
  const isFree = arrival.linkedTo === undefined;
  const away = unlinked.find((one) => one.status === 'away' && !wasParted(one, arrival));
  if (isFree && away) return { strand: away, pair: arrival.status === 'living' };
  return { strand: unlinked.find(({ about }) => about === arrival.strandId), pair: false };
}

function isWaiting(arrival: KnownArrival): boolean {
  return arrival.status === 'living' && arrival.linkedTo === undefined;
}

export function isLinked(departure: KnownDeparture): boolean {
  return departure.pairing?.linked === true;
}

const isUnlinked = (departure: KnownDeparture): boolean => !isLinked(departure);

/** An officer has taken this very pair apart; no machine puts it together again. */
function wasParted(departure: KnownDeparture, arrival: KnownArrival): boolean {
  return departure.pairing?.linked === false && departure.pairing.recordId === arrival.strandId;
}

/** UUIDv7 sorts by time: the newest strand first. */
function newestFirst(one: { strandId: string }, other: { strandId: string }): number {
  return one.strandId < other.strandId ? 1 : -1;
}
