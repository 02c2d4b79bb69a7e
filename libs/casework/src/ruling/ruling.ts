import type { AnsweringSections, AskingSections, RulingOpen } from '@contracts';

/** Acts on a ruling, open to either side of a dispute. */
export const RULING_ACTS = ['enter-ruling', 'countersign-ruling'] as const;
export type RulingAct = (typeof RULING_ACTS)[number];

/** Where the ruling 裁定 on a dispute stands. */
export const RULING_STATES = [
  /** Nobody has received one. */
  'none',
  /** 待会签: the asking side entered what it received. */
  'asking',
  /** 待会签: the answering side did. */
  'answering',
  /** 文本不一致: both did, and not the same text. */
  'contested',
  /** 双方会签: both hold the same; only now it is the ruling. */
  'countersigned',
] as const;
export type RulingState = (typeof RULING_STATES)[number];

export type RulingRefusal = 'case.ruling-missing' | 'case.ruling-own' | 'case.ruling-countersigned';

/** What each side says it received in the round that counts. */
export interface RulingView {
  readonly state: RulingState;
  readonly asking?: RulingOpen;
  readonly answering?: RulingOpen;
}

/** A pure function of both strands: the same on both sides, whoever said it first. */
export function rulingView(
  asking: Partial<AskingSections>,
  answering: Partial<AnsweringSections>,
): RulingView {
  const round = asking.decision?.round ?? 1;
  const [one, other] = [asking['asking-ruling'], answering['answering-ruling']].map((said) =>
    said?.round === round ? said : undefined,
  );
  return {
    state: stateOf(one, other),
    ...(one && { asking: one }),
    ...(other && { answering: other }),
  };
}

function stateOf(asking?: RulingOpen, answering?: RulingOpen): RulingState {
  if (asking && answering) return isSameText(asking, answering) ? 'countersigned' : 'contested';
  if (asking) return 'asking';
  return answering ? 'answering' : 'none';
}

/** One document: who ruled, when, under which number, in whose favour; and its file, where one is named. */
function isSameText(one: RulingOpen, other: RulingOpen): boolean {
  return (
    one.by === other.by &&
    one.on === other.on &&
    one.finding === other.finding &&
    one.filing === other.filing &&
    one.file?.hash === other.file?.hash
  );
}

const OTHER = { asking: 'answering', answering: 'asking' } as const;

/**
 * The table of a ruling, state × act × side: the code it is refused with, or nothing. What a side enters may be said anew
 * until both hold the same; nobody countersigns what nobody else entered.
 */
export function judgeRuling(
  state: RulingState,
  act: RulingAct,
  side: keyof typeof OTHER,
): RulingRefusal | undefined {
  if (state === 'countersigned') return 'case.ruling-countersigned';
  if (act === 'enter-ruling' || state === 'contested' || state === OTHER[side]) return undefined;
  return state === 'none' ? 'case.ruling-missing' : 'case.ruling-own';
}
