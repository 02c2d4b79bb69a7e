import type { Entry, JsonObject } from '@contracts';
import type { StrandChange } from '../strand-change';
import { canonicalJson } from '../wire/canonical-json';
import { digestOf } from '../wire/hash';
import type { ArrivedEntry } from './arrived-entry';
import { judgeEntry, openItem, type JudgementContext } from './entry-judgement';
import type { EntrySchemas } from './entry-schemas';
import { fold, type FoldEntry } from './fold';
import { strandBody, type Strand } from './strand';
import { cutMember, memberName } from './strand-body';
import type { OpenItem, StrandBook } from './strand-book';

/** How an entry came out; kept in `ledger.entry`. */
export interface EntryOutcome {
  readonly arrived: ArrivedEntry;
  readonly state: 'applied' | 'parked' | 'rejected';
  readonly code?: string;
  readonly kid?: string;
  /** What projections and reactions are told; absent when nothing was folded. */
  readonly change?: StrandChange;
}

/**
 * Judges and folds a run of entries in the order given, changing the book. Pure but for that: the same entries on the
 * same book give the same outcome, on every machine.
 */
export function applyEntries(
  entries: readonly ArrivedEntry[],
  book: StrandBook,
  context: JudgementContext,
): EntryOutcome[] {
  return entries.map((arrived) => applyEntry(arrived, book, context));
}

function applyEntry(
  arrived: ArrivedEntry,
  book: StrandBook,
  context: JudgementContext,
): EntryOutcome {
  const judgement = judgeEntry(arrived, book, context);
  const { entry, stream, sequence } = arrived;
  if (judgement.state !== 'fits') {
    book.list(openItem(arrived, judgement));
    const kid = 'kid' in judgement ? judgement.kid : undefined;
    return { arrived, state: judgement.state, code: judgement.code, ...(kid && { kid }) };
  }
  const before = book.find(entry.subject);
  const { strand, replaced } = fold(before, foldEntry(arrived, context.schemas, judgement.kid));
  book.keep(strand);
  const parked = arrived.again && book.itemAt(stream.id, entry.subject, sequence);
  if (parked) book.unlist(parked);
  if (entry.corrects !== undefined) endRejections(book, strand);
  return {
    arrived,
    state: 'applied',
    ...(judgement.kid !== undefined && { kid: judgement.kid }),
    ...(replaced && {
      change: changeOf(arrived, strand, before?.version ?? 0, judgement.personal),
    }),
  };
}

/** An applied correction ends every rejected entry of its strand. */
function endRejections(book: StrandBook, strand: Strand): void {
  for (const item of book.itemsOf(strand.stream, strand.id))
    if (item.state === 'rejected') book.unlist(item);
}

function foldEntry(arrived: ArrivedEntry, schemas: EntrySchemas, kid?: string): FoldEntry {
  const { entry, stream, sequence, canonical } = arrived;
  return {
    stream: stream.id,
    own: false,
    strandId: entry.subject,
    kind: schemas.contractOf(entry.type)?.strandKind ?? 'record',
    version: entry.recordversion,
    name: memberName(entry.data.section, entry.data.item),
    data: dataOf(entry, canonical),
    digest: entry.digest,
    time: new Date(entry.time),
    sequence,
    ...(kid !== undefined && { personalKid: kid }),
  };
}

/**
 * `data` exactly as it came, in canonical form: cut out, not written again, unless the entry has members of its own with
 * names that cannot be cut.
 */
export function dataOf(entry: Entry, canonicalEntry: string): string {
  return cutMember(canonicalEntry, 'data') ?? canonicalJson(entry.data as unknown as JsonObject);
}

function changeOf(
  { entry, stream }: ArrivedEntry,
  strand: Strand,
  versionBefore: number,
  personal: JsonObject | undefined,
): StrandChange {
  return {
    direction: 'incoming',
    stream: stream.id,
    author: stream.author,
    authorService: stream.service,
    addressee: stream.addressee,
    strandId: strand.id,
    strandKind: strand.kind,
    version: entry.recordversion,
    versionBefore,
    entryId: entry.id,
    type: entry.type,
    section: entry.data.section,
    open: entry.data.open,
    time: entry.time,
    eventTime: entry.eventtime,
    seen: entry.seen,
    ...(entry.data.item !== undefined && { item: entry.data.item }),
    ...(personal && { personal }),
    ...(entry.correlationid !== undefined && { correlationId: entry.correlationid }),
    ...(entry.corrects !== undefined && { corrects: entry.corrects }),
  };
}

/**
 * Compares digests once the batch is folded: only of strands of which nothing is parked or rejected, with the digest
 * that came with the highest version. One item per strand; it leaves when a later digest matches.
 */
export function compareDigests(book: StrandBook): void {
  for (const strand of book.changed()) {
    const items = book.itemsOf(strand.stream, strand.id);
    if (items.some(({ state }) => state !== 'diverged')) continue;
    const equal = digestOf(strandBody(strand)) === strand.claimed;
    if (equal) items.forEach((item) => book.unlist(item));
    else if (items.length === 0) book.list(divergence(strand));
  }
}

function divergence(strand: Strand): OpenItem {
  return {
    stream: strand.stream,
    sequence: strand.sequence!,
    strandId: strand.id,
    version: strand.version,
    state: 'diverged',
    code: 'digest',
    section: '',
  };
}
