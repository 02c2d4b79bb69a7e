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

/** Writes down what both offices do with one case, day after day. */
export class StoryPen {
  readonly acts: DatedAct[] = [];

  constructor(
    readonly ref: string,
    readonly ends: Ends,
    private workday: number,
    readonly random: Random,
    private readonly workdays: readonly Day[],
  ) {}

  /** The day written on what is said now. */
  get day(): Day {
    return this.workdays[Math.max(0, this.workday)] ?? this.workdays.at(-1)!;
  }

  /** So many working days go by. */
  later(least: number, most = least): this {
    this.workday += this.random.between(least, most);
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
