import type { Day } from '@calendar';
import type { CaseKind, CaseUrgency, ServiceName } from '@contracts';

/** Who sits where: the beginning of a user name in `tools/network/accounts.ts`. */
export type Desk = 'community' | 'township' | 'county' | 'desk' | 'liaison' | 'leader';

/** What is asked when a case is opened; the door's own members. */
export interface Question {
  readonly kind: CaseKind;
  readonly urgency?: CaseUrgency;
  readonly fields?: readonly string[];
  readonly values?: Readonly<Record<string, string>>;
  readonly recordId?: string;
  readonly division?: string;
  readonly title?: string;
  readonly text?: string;
  readonly filing?: string;
}

/** One thing somebody does on a day. A case, a proposal and a site are named by what the plan calls them. */
export type Deed =
  | {
      readonly do: 'open';
      readonly ref: string;
      readonly service: ServiceName;
      readonly question: Question;
      /** The case in dispute. */
      readonly disputes?: string;
    }
  | {
      readonly do: 'work';
      readonly ref: string;
      readonly service: ServiceName;
      /** Last part of the door's path. */
      readonly act: string;
      readonly body: object;
    }
  | {
      readonly do: 'hand-down';
      readonly ref: string;
      readonly service: ServiceName;
      readonly to: Desk;
      readonly remark: string;
    }
  /** Finds the case in which a forwarded one goes on, under a name of its own. */
  | { readonly do: 'follow'; readonly ref: string; readonly from: string }
  | { readonly do: 'attach'; readonly ref: string; readonly name: string; readonly lines: string[] }
  | { readonly do: 'absence'; readonly deputy: Desk; readonly from: Day; readonly to: Day }
  | { readonly do: 'change-residence'; readonly recordId: string; readonly changes: object }
  | { readonly do: 'site'; readonly ref: string; readonly site: object }
  | { readonly do: 'report'; readonly ref: string; readonly site: string; readonly report: object }
  | { readonly do: 'reject-report'; readonly ref: string; readonly reason: string }
  | {
      readonly do: 'propose';
      readonly ref: string;
      readonly partner: string;
      /** The proposal it is an answer to. */
      readonly counters?: string;
      readonly change: Readonly<Record<string, unknown>>;
      readonly note: string;
    }
  | {
      readonly do: 'answer-proposal';
      readonly ref: string;
      readonly partner: string;
      readonly act: 'countersign' | 'refuse' | 'withdraw';
      readonly reason?: string;
    }
  | {
      readonly do: 'end-agreement';
      readonly partner: string;
      readonly lastDay: Day;
      readonly reason: string;
    };

export interface Act {
  /** Unique in the plan; the command's key is made of it, so that nothing is done twice. */
  readonly id: string;
  readonly region: string;
  readonly by: Desk;
  /** Acts of one region with the same lane are done one after the other. */
  readonly lane: string;
  readonly deed: Deed;
}

export interface PlannedDay {
  readonly day: Day;
  /** When the regions' clocks are moved to this day. */
  readonly at: Date;
  readonly acts: readonly Act[];
}
