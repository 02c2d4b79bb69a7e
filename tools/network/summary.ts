import type { RegionDatabase } from './settle';

/** What both regions hold, counted by comparing their databases; the fields of `npm start -- --exit`. */
export interface Summary {
  readonly regions: readonly string[];
  /** Distinct persons in the registers. */
  readonly people: number;
  /** Joint records, each once. */
  readonly records: number;
  readonly agreed: number;
  readonly pending: number;
  readonly diverged: number;
  readonly oneSided: { readonly sending: number; readonly receiving: number };
  /** Carrier messages that failed the envelope checks, over all regions. */
  readonly quarantined: number;
  /** Register rows refused, over all regions. */
  readonly rejected: number;
  readonly carrier: 'kafka' | 'https';
}

interface HeldStrand {
  readonly id: string;
  readonly stream: string;
  readonly version: string;
  readonly digest: string;
  readonly linkedTo: string | null;
  readonly hasDeparture: boolean;
  readonly sending: boolean;
}

export type RefusedCounts = Pick<Summary, 'quarantined' | 'rejected'>;
export type JointCounts = Pick<Summary, 'records' | 'agreed' | 'pending' | 'diverged' | 'oneSided'>;

/** The digest is computed from the body here and now: a stored digest would not show a changed body. */
const heldStrands = `
  SELECT s.strand_id AS id, s.stream, s.version::text AS version,
         encode(sha256(convert_to(s.body, 'UTF8')), 'hex') AS digest,
         r.linked_to AS "linkedTo", r.has_departure AS "hasDeparture", r.side = 'sending' AS sending
    FROM ledger.strand s JOIN record.side r ON r.strand_id = s.strand_id
   WHERE s.kind = 'record'`;

const listedAsRejected = `SELECT DISTINCT strand_id AS id FROM ledger.open_listed WHERE state = 'rejected'`;

/** Counts every joint record once; the author's row of a strand is held against the partner's copy of it. */
export async function countRecords(regions: readonly RegionDatabase[]): Promise<JointCounts> {
  const own = new Map<string, HeldStrand>();
  const copies = new Map<string, HeldStrand>();
  const rejected = new Set<string>();
  for (const { code, pool } of regions) {
    const held = await pool.query<HeldStrand>(heldStrands);
    for (const strand of held.rows)
      (strand.stream.startsWith(`${code}.`) ? own : copies).set(strand.id, strand);
    const listed = await pool.query<{ id: string }>(listedAsRejected);
    for (const { id } of listed.rows) rejected.add(id);
  }
  const counts = { agreed: 0, pending: 0, diverged: 0 };
  const oneSided = { sending: 0, receiving: 0 };
  const linked = new Set<string>();
  for (const strand of own.values()) {
    if (!strand.sending) continue;
    const partner = strand.linkedTo === null ? undefined : own.get(strand.linkedTo);
    if (partner) {
      linked.add(partner.id);
      counts[worst([strand, partner].map((one) => compare(one, copies.get(one.id), rejected)))]++;
    } else if (strand.hasDeparture) oneSided.sending++;
  }
  for (const strand of own.values())
    if (!strand.sending && !linked.has(strand.id)) oneSided.receiving++;
  return {
    records:
      counts.agreed + counts.pending + counts.diverged + oneSided.sending + oneSided.receiving,
    ...counts,
    oneSided,
  };
}

const refused = {
  /** Rows of `ledger.quarantine` end at a limit per hour, the count does not. */
  quarantined: 'SELECT COALESCE(sum(messages), 0) AS n FROM ledger.quarantine_hour',
  rejected: 'SELECT count(DISTINCT (import_id, row_number)) AS n FROM registration.import_refusal',
};

/** What was not taken in, over all regions: messages of a carrier, and rows of registers. */
export async function countRefused(regions: readonly RegionDatabase[]): Promise<RefusedCounts> {
  const counts = { quarantined: 0, rejected: 0 };
  for (const { pool } of regions)
    for (const name of ['quarantined', 'rejected'] as const)
      counts[name] += Number((await pool.query<{ n: string }>(refused[name])).rows[0]!.n);
  return counts;
}

type Compared = 'agreed' | 'pending' | 'diverged';
type Version = Pick<HeldStrand, 'id' | 'version' | 'digest'>;

/**
 * A strand as its author holds it against the partner's copy: the same version with another digest has diverged, and so
 * has an older copy whose next entry the partner's receipt lists as rejected; any other older copy is still on its way.
 */
export function compare(
  own: Version,
  copy: Version | undefined,
  rejected: ReadonlySet<string>,
): Compared {
  if (copy?.version === own.version) return copy.digest === own.digest ? 'agreed' : 'diverged';
  return rejected.has(own.id) ? 'diverged' : 'pending';
}

const worst = (states: readonly Compared[]): Compared =>
  states.includes('diverged') ? 'diverged' : states.includes('pending') ? 'pending' : 'agreed';
