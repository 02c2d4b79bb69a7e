import { addDays, type Day } from '@calendar';
import type { Act, Deed, Desk } from './act';

/** An act on a day of the calendar; on a day off it waits for the next working day. */
export interface CalendarAct {
  readonly day: Day;
  readonly act: Act;
}

type Pair = readonly [one: string, other: string];

/**
 * What happens to the agreements of the network's pairs, by the days left until the last one. All are in force from the
 * start; on the last day each stands elsewhere in its life.
 */
export function agreementActs(regions: readonly string[], from: Day, to: Day): CalendarAct[] {
  const pairs = regions.flatMap((one, i) =>
    regions.slice(i + 1).map((other): Pair => [one, other]),
  );
  const acts = pairs.flatMap((pair, i) => lives[i % lives.length]!(new Matter(pair, from, to)));
  return begunWithin(acts, from);
}

/** Of a short time only what begins in it: an answer to what nobody proposed is left out. */
function begunWithin(acts: readonly CalendarAct[], from: Day): CalendarAct[] {
  const proposed = new Set<string>();
  return acts.filter(({ day, act: { deed } }) => {
    if (day < from) return false;
    if (deed.do === 'answer-proposal') return proposed.has(deed.ref);
    if (deed.do !== 'propose') return true;
    if (deed.counters !== undefined && !proposed.has(deed.counters)) return false;
    proposed.add(deed.ref);
    return true;
  });
}

/** Writes down what two regions do with their agreement. */
class Matter {
  readonly acts: CalendarAct[] = [];

  constructor(
    readonly pair: Pair,
    readonly from: Day,
    readonly to: Day,
  ) {}

  propose(day: Day, by: 0 | 1, change: Record<string, unknown>, note: string, counters?: string) {
    const deed = { do: 'propose', partner: this.pair[1 - by]!, change, note } as const;
    const ref = `${this.name}.p${this.acts.length + 1}`;
    this.add(day, by, 'leader', { ...deed, ref, ...(counters && { counters }) });
    return ref;
  }

  answer(day: Day, by: 0 | 1, ref: string, act: 'countersign' | 'refuse' | 'withdraw', why = '') {
    const deed = { do: 'answer-proposal', ref, partner: this.pair[1 - by]!, act } as const;
    return this.add(day, by, 'leader', { ...deed, ...(why && { reason: why }) });
  }

  add(day: Day, by: 0 | 1, desk: Desk, deed: Deed): this {
    const id = `${this.name}.${this.acts.length + 1}`;
    this.acts.push({ day, act: { id, region: this.pair[by], by: desk, lane: this.name, deed } });
    return this;
  }

  private get name(): string {
    return `a-${this.pair.join('-')}`;
  }
}

type Life = (matter: Matter) => readonly CalendarAct[];

const grace = (minutes: number): Record<string, unknown> => ({ deliveryGraceMinutes: minutes });

/** Amended by a version that both signed. */
const amended: Life = (matter) => {
  const { to } = matter;
  const first = matter.propose(addDays(to, -139), 1, grace(20), '送达宽限放宽');
  matter.answer(addDays(to, -137), 1, first, 'withdraw', '条款尚需内部会商');
  const next = matter.propose(addDays(to, -117), 0, grace(30), '送达宽限改为三十分钟');
  return matter.answer(addDays(to, -115), 1, next, 'countersign').acts;
};

/** An amendment waits for the partner. */
const proposed: Life = (matter) => {
  matter.propose(addDays(matter.to, -5), 0, grace(20), '建议放宽送达宽限');
  return matter.acts;
};

/** The partner answered an amendment with another text. */
const counterProposed: Life = (matter) => {
  const first = matter.propose(addDays(matter.to, -6), 1, grace(60), '建议放宽送达宽限');
  matter.propose(addDays(matter.to, -4), 0, grace(30), '三十分钟为宜', first);
  return matter.acts;
};

/** One side declared the end; what is open is finished, nothing new begins after the last day. */
const ending: Life = (matter) => {
  const end = { partner: matter.pair[1], lastDay: addDays(matter.to, 30), reason: '区划调整' };
  return matter.add(addDays(matter.to, -28), 0, 'leader', { do: 'end-agreement', ...end }).acts;
};

/** Runs out soon, and both are reminded to renew it. */
const expiring: Life = (matter) => {
  const term = { to: addDays(matter.to, 80) };
  const ref = matter.propose(addDays(matter.from, 1), 0, term, '期限调整为本年度');
  return matter.answer(addDays(matter.from, 3), 1, ref, 'countersign').acts;
};

/** Refused in spring, agreed in summer, in force for some days. */
const justInForce: Life = (matter) => {
  const { from, to } = matter;
  const first = matter.propose(addDays(from, 8), 1, grace(120), '建议放宽送达宽限');
  matter.answer(addDays(from, 11), 0, first, 'refuse', '两小时过长');
  const term = { ...grace(15), from: addDays(to, -3) };
  const next = matter.propose(addDays(to, -14), 0, term, '按贵方意见修改');
  return matter.answer(addDays(to, -12), 1, next, 'countersign').acts;
};

const lives: readonly Life[] = [amended, proposed, counterProposed, ending, expiring, justInForce];
