/** A partner's head that was near our clock when it came: its stream held nothing beyond `last` at `at`. */
export interface HeardHead {
  readonly last: number;
  readonly at: string;
  /** As its author signed it. */
  readonly jws: string;
}

/** Heads kept of one stream; a partner that stays ahead of us so long loses the oldest, never the newest. */
const HEARD_MAX = 1_000;

/**
 * The heads that can still matter once one more was heard: of those up to `applied` only the newest, since whatever comes
 * now lies beyond all of them; of those ahead of it one for each number.
 */
export function heard(
  heads: readonly HeardHead[],
  head: HeardHead,
  applied: number,
): readonly HeardHead[] {
  const all = [...heads.filter(({ last }) => last !== head.last), head];
  const passed = latest(all.filter(({ last }) => last <= applied));
  const ahead = all.filter(({ last }) => last > applied);
  return [...(passed ? [passed] : []), ...ahead].slice(-HEARD_MAX);
}

/** Entries of a segment, and the seal it names. */
export interface NamedSeal {
  readonly first: number;
  readonly last: number;
  readonly sealedAt: Date;
}

/** The heads heard after the named seal which did not yet contain an entry of the segment; the last one for each entry. */
export function contradicting(
  heads: readonly HeardHead[],
  { first, last: end, sealedAt }: NamedSeal,
): readonly HeardHead[] {
  const before = latest(heads.filter(({ last }) => last < first));
  const within = heads.filter(({ last }) => last >= first && last < end);
  return [...(before ? [before] : []), ...within].filter(({ at }) => new Date(at) > sealedAt);
}

function latest(heads: readonly HeardHead[]): HeardHead | undefined {
  return heads.reduce<HeardHead | undefined>(
    (newest, head) => (newest && newest.at > head.at ? newest : head),
    undefined,
  );
}

/** What both sides hold of it: the entries after `last` were not sealed before `at`. */
export interface ProvedHead {
  readonly last: number;
  readonly at: Date;
}

/** 证明时间: later of the seal and the last echoed head of the stream that did not yet contain the entry. */
export function provedAt(sealedAt: Date, sequence: number, proved: readonly ProvedHead[]): Date {
  return proved.reduce(
    (latest, { last, at }) => (last < sequence && at > latest ? at : latest),
    sealedAt,
  );
}
