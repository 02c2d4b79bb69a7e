import { type Day } from '@calendar';
import { bindsOn } from './agreement';
import type { AgreementMatter, Proposal } from './agreement-matter';

/** What a side can do in the matter of an agreement. */
export const agreementActs = [
  'propose',
  'counter-propose',
  'countersign',
  'refuse',
  'withdraw',
  'end',
] as const;
export type AgreementAct = (typeof agreementActs)[number];

/** How the agreement stands 协议状态. `lapsed` 到期: its last version ran out; `ended` 终止: a side declared it. */
export const standings = [
  'none',
  'countersigned',
  'in-force',
  'ending',
  'lapsed',
  'ended',
] as const;
export type Standing = (typeof standings)[number];

/** What is being talked about 协商状态; `crossed`: each side has a proposal the other has not answered. */
export const talks = ['none', 'proposed', 'counter-proposed', 'crossed'] as const;
export type Talk = (typeof talks)[number];

/** Proposing: the side whose proposal is open; countersigning: the one that is to answer it. */
export const sides = ['proposing', 'countersigning'] as const;
export type Side = (typeof sides)[number];

export type ActRefusal =
  | 'agreement.proposal-open'
  | 'agreement.no-proposal'
  | 'agreement.signed-already'
  | 'agreement.own-proposal'
  | 'agreement.not-own-proposal'
  | 'agreement.not-binding'
  | 'agreement.end-declared'
  | 'agreement.ended';

/** What an act leads to: the talk (one of these) and the standing after it, or why it cannot be. */
export type ActResult =
  | { readonly talk: readonly Talk[]; readonly standing?: 'countersigned' | 'ending' }
  | { readonly refusal: ActRefusal };

export interface ActState {
  readonly standing: Standing;
  readonly talk: Talk;
  /** Whether the acting side has declared the end. */
  readonly declared: boolean;
}

const refuse = (refusal: ActRefusal): ActResult => ({ refusal });
const to = (...talk: Talk[]): ActResult => ({ talk });
const signed: ActResult = { talk: ['none'], standing: 'countersigned' };

type TalkAct = Exclude<AgreementAct, 'end'>;
type Row = Readonly<Record<TalkAct, ActResult>>;

const nothingOpen: Row = {
  propose: to('proposed'),
  'counter-propose': refuse('agreement.no-proposal'),
  countersign: refuse('agreement.no-proposal'),
  refuse: refuse('agreement.no-proposal'),
  withdraw: refuse('agreement.no-proposal'),
};
const ownOpen: Row = {
  propose: refuse('agreement.proposal-open'),
  'counter-propose': refuse('agreement.own-proposal'),
  countersign: refuse('agreement.signed-already'),
  refuse: refuse('agreement.own-proposal'),
  withdraw: to('none'),
};
const theirsOpen: Row = {
  propose: refuse('agreement.proposal-open'),
  'counter-propose': to('counter-proposed'),
  countersign: signed,
  refuse: to('none'),
  withdraw: refuse('agreement.not-own-proposal'),
};
/** Answering theirs leaves one's own open, but for a counter-proposal and a signature, which take its place. */
const bothOpen: Row = {
  propose: refuse('agreement.proposal-open'),
  'counter-propose': to('counter-proposed'),
  countersign: signed,
  refuse: to('proposed', 'counter-proposed'),
  withdraw: to('proposed', 'counter-proposed'),
};

/** The table: talk × side × act. */
const table: Readonly<Record<Talk, Readonly<Record<Side, Row>>>> = {
  none: { proposing: nothingOpen, countersigning: nothingOpen },
  proposed: { proposing: ownOpen, countersigning: theirsOpen },
  'counter-proposed': { proposing: ownOpen, countersigning: theirsOpen },
  crossed: { proposing: bothOpen, countersigning: bothOpen },
};

/** What binds anew; while the end is declared or reached nothing does. */
const binding: readonly AgreementAct[] = ['propose', 'counter-propose', 'countersign'];

/** The whole table: standing × talk × act × side → what follows, or the coded refusal. */
export function actResult(state: ActState, act: AgreementAct, side: Side): ActResult {
  const { standing, talk, declared } = state;
  if (act === 'end') {
    if (standing === 'ended') return refuse('agreement.ended');
    if (standing === 'none' || standing === 'lapsed') return refuse('agreement.not-binding');
    return declared ? refuse('agreement.end-declared') : { talk: [talk], standing: 'ending' };
  }
  if (binding.includes(act) && standing === 'ended') return refuse('agreement.ended');
  if (binding.includes(act) && standing === 'ending') return refuse('agreement.end-declared');
  return table[talk][side][act];
}

/** How the agreement stands on a day: in force exactly where the gate finds a version of it that binds. */
export function standingOf(matter: AgreementMatter, day: Day): Standing {
  const { versions, endsOn } = matter;
  const last = versions.at(-1);
  if (!last) return 'none';
  const isBinding = versions.some((version) => bindsOn(version, versions, day));
  const hasLapsed = !isBinding && last.document.from <= day;
  if (endsOn !== undefined) return endsOn < day || hasLapsed ? 'ended' : 'ending';
  if (isBinding) return 'in-force';
  return hasLapsed ? 'lapsed' : 'countersigned';
}

/** The proposals the sides still have to answer; at most one of each. */
export function openProposals(matter: AgreementMatter): readonly Proposal[] {
  return matter.proposals.filter(({ fate }) => fate === 'open');
}

export function talkOf(matter: AgreementMatter): Talk {
  const [first, second] = openProposals(matter);
  if (!first) return 'none';
  if (second) return 'crossed';
  return first.counters === undefined ? 'proposed' : 'counter-proposed';
}

/** On which side of the talk a region stands. */
export function sideOf(matter: AgreementMatter, region: string): Side {
  const open = openProposals(matter);
  return open.some(({ by }) => by === region) ? 'proposing' : 'countersigning';
}

/** The state as a region's acts are judged by. */
export function actState(matter: AgreementMatter, region: string, day: Day): ActState {
  return {
    standing: standingOf(matter, day),
    talk: talkOf(matter),
    declared: matter.endedBy.includes(region),
  };
}

/** What a region may do now. */
export function actsOpenTo(matter: AgreementMatter, region: string, day: Day): AgreementAct[] {
  const state = actState(matter, region, day);
  const side = sideOf(matter, region);
  return agreementActs.filter((act) => !('refusal' in actResult(state, act, side)));
}
