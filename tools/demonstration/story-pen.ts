import type { Day } from '@calendar';
import type { ServiceName } from '@contracts';
import type { Random } from '../population/random';
import type { Act, Deed, Desk } from './act';

/** An act on a working day, counted from the first one of the demonstration. */
export interface DatedAct {
  readonly workday: number;
  readonly act: Act;
}

/** Between whom a case is, and in whose name it is asked. */
export interface Ends {
  readonly asking: string;
  readonly answering: string;
  readonly service: ServiceName;
  /** A third region, where a case may be forwarded to. */
  readonly third: string;
}

const answeringService: Readonly<Record<ServiceName, ServiceName>> = {
  receiving: 'sending',
  sending: 'receiving',
  bureau: 'bureau',
};

/**
 * Offices see to the exchange on two of five working days, the last one among them: what one of them does then waits for
 * the other's next such day.
 */
export function exchangeDayFrom(workday: number, last: number): number {
  let day = workday;
  while (day <= last && ![0, 2].includes((last - day) % 5)) day += 1;
  return day;
}

/** Writes down what both offices do with one case, one exchange day after the other. */
export class StoryPen {
  readonly acts: DatedAct[] = [];
  private workday: number;

  constructor(
    readonly ref: string,
    readonly ends: Ends,
    from: number,
    readonly random: Random,
    private readonly workdays: readonly Day[],
  ) {
    this.workday = exchangeDayFrom(from, workdays.length - 1);
  }

  /** The day written on what is said now. */
  get day(): Day {
    return this.workdays[Math.max(0, this.workday)] ?? this.workdays.at(-1)!;
  }

  /** So many working days go by, and those until the next exchange day. */
  later(least: number, most = least): this {
    const day = this.workday + this.random.between(least, most);
    this.workday = exchangeDayFrom(day, this.workdays.length - 1);
    return this;
  }

  deed(region: string, by: Desk, deed: Deed, lane = this.ref): this {
    const id = `${this.ref}.${this.acts.length + 1}`;
    this.acts.push({ workday: this.workday, act: { id, region, by, lane, deed } });
    return this;
  }

  asks(act: string, body: object = {}, by: Desk = 'desk'): this {
    const { asking, service } = this.ends;
    return this.deed(asking, by, { do: 'work', ref: this.ref, service, act, body });
  }

  answers(act: string, body: object = {}, by: Desk = 'desk'): this {
    const { answering, service } = this.ends;
    const deed = { do: 'work', ref: this.ref, service: answeringService[service] } as const;
    return this.deed(answering, by, { ...deed, act, body });
  }

  handDown(side: 'asking' | 'answering', to: Desk, remark = '请核实后办理'): this {
    const service = side === 'asking' ? this.ends.service : answeringService[this.ends.service];
    const deed = { do: 'hand-down', ref: this.ref, service, to, remark } as const;
    return this.deed(this.ends[side], 'desk', deed);
  }

  attach(side: 'asking' | 'answering', name: string, lines: string[]): this {
    return this.deed(this.ends[side], 'desk', { do: 'attach', ref: this.ref, name, lines });
  }
}
