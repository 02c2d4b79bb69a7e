import type {
  DeclaredOpen,
  DepartureOpen,
  IdentityOpen,
  PairingOpen,
  ResidenceOpen,
} from '@contracts';

/** What the home side says about a person: identity 身份, departure 外出, pairing 配对. */
export interface SendingStrand {
  readonly strandId: string;
  readonly identity?: IdentityOpen;
  readonly departure?: DepartureOpen;
  readonly pairing?: PairingOpen;
}

/** What the residence side says: declared 申报, residence 居住. */
export interface ReceivingStrand {
  readonly strandId: string;
  readonly declared?: DeclaredOpen;
  readonly residence?: ResidenceOpen;
}

/** How far a strand has got to the other side: by the receipts of the side it is written to. */
export interface Delivery {
  /** Nothing pending, all of it at or below `upto` and not listed in `open`. */
  readonly covered: boolean;
  /** `at` of the first receipt that listed an entry of it as rejected or diverged without a break. */
  readonly divergedSince?: Date;
}

/** 一方登记, 不一致, 待送达, 双方一致: the first that holds (`docs/wire-format.md`, section 6). */
export type RecordState =
  | { readonly state: 'one-sided' }
  | { readonly state: 'diverged'; readonly since: Date }
  | { readonly state: 'pending' }
  | { readonly state: 'agreed' };

export type RecordWord = RecordState['state'];

/** The receiving strand a sending strand is linked to, while the link lives. */
export function liveLink(sending: SendingStrand): string | undefined {
  return sending.pairing?.linked ? sending.pairing.recordid : undefined;
}

export function isLinked(
  sending: SendingStrand | undefined,
  receiving: ReceivingStrand | undefined,
): boolean {
  return (
    sending !== undefined && receiving !== undefined && liveLink(sending) === receiving.strandId
  );
}

/** The state in one word, from whether the strands are linked and how far each has got. */
export function recordState(linked: boolean, sending: Delivery, receiving: Delivery): RecordState {
  if (!linked) return { state: 'one-sided' };
  const since = earliest(sending.divergedSince, receiving.divergedSince);
  if (since) return { state: 'diverged', since };
  return sending.covered && receiving.covered ? { state: 'agreed' } : { state: 'pending' };
}

function earliest(one: Date | undefined, other: Date | undefined): Date | undefined {
  if (!one || !other) return one ?? other;
  return one < other ? one : other;
}

/** What both sides together say of the stay. */
export type Course =
  /** Not both sides speak of one stay: no live link. */
  | 'apart'
  /** Away from home and living there. */
  | 'away'
  /** The residence side ended the stay; the home side has still to end its departure, or to say where to next. */
  | 'home-to-follow'
  /** The home side ended the departure; the residence side has still to end the stay, or to object. */
  | 'residence-to-follow'
  /** Ended by both. */
  | 'over';

type Life = 'live' | 'ended';

/**
 * Acts that cross are decided here, by what was said and never by when it came: each side's end stands for its own
 * section, none ends the other's, and a link taken back leaves both as they are. Read as `home / residence`.
 */
const crossing: Readonly<Record<`${Life} / ${Life}`, Exclude<Course, 'apart'>>> = {
  'live / live': 'away',
  'live / ended': 'home-to-follow',
  'ended / live': 'residence-to-follow',
  'ended / ended': 'over',
};

export function courseOf(
  sending: SendingStrand | undefined,
  receiving: ReceivingStrand | undefined,
): Course {
  if (!sending || !receiving || !isLinked(sending, receiving)) return 'apart';
  const home = sending.departure?.status === 'ended' ? 'ended' : 'live';
  const residence = receiving.residence?.status === 'ended' ? 'ended' : 'live';
  return crossing[`${home} / ${residence}`];
}

/** Values of `identity` or `departure` beside those of `declared`: shown as 不符, no divergence. */
export interface Difference {
  readonly field: string;
  readonly sending: string;
  readonly receiving: string;
}

type Values = Readonly<Record<string, unknown>>;
const comparedFields = ['name', 'idNumber', 'sex', 'birthDate', 'ethnicGroup', 'hukouAddress'];

/** Fields that both sides fill and fill differently; to know less is no difference. */
export function differences(sending: Values, receiving: Values): Difference[] {
  return comparedFields.flatMap((field) => {
    const [home, declared] = [sending[field], receiving[field]];
    return typeof home === 'string' && typeof declared === 'string' && home !== declared
      ? [{ field, sending: home, receiving: declared }]
      : [];
  });
}
