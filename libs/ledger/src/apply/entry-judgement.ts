import type { Entry, JsonObject } from '@contracts';
import {
  needsAgreement,
  type AgreementJudge,
  type AgreementRefusal,
  type BegunStrand,
  type RejectionCode,
  type StrandJudge,
} from '../ports';
import { ENTRY_BYTES_MAX } from '../wire/limits';
import type { ArrivedEntry } from './arrived-entry';
import { plainNumber, plainText } from './plain-values';
import type { EntrySchemas } from './entry-schemas';
import type { OpenItem, StrandBook } from './strand-book';
import type { Strand } from './strand';

export const versionCitedType = 'yipanqi.agreement.version-cited.v1';

/** Oldest `time` before `sealedat` (protocol section 2). */
export const timeRangeMs = 24 * 60 * 60_000;

export type ParkCode = 'version-gap' | 'key-wanted' | 'own-fault';

/** What the judgement asks beyond the entry itself; all of it loaded before, so that the judgement is pure. */
export interface JudgementContext {
  readonly schemas: EntrySchemas;
  agreementsOf(stream: string): AgreementJudge;
  readonly rules: readonly StrandJudge[];
  /** A strand of the pair that an entry is about; undefined when it is not held here. */
  begunStrand(strandId: string): BegunStrand | undefined;
  /** Opens the personal values; `undefined` when the person key is not held. Throws when they do not open. */
  openPersonal(author: string, kid: string, jwe: string): JsonObject | undefined;
  /** The `kid` in a personal value's header; throws when it has none. */
  kidOf(jwe: string): string;
}

export type Judgement =
  | { readonly state: 'fits'; readonly personal?: JsonObject; readonly kid?: string }
  | {
      readonly state: 'rejected';
      readonly code: RejectionCode;
      readonly pointer?: string;
    }
  | { readonly state: 'parked'; readonly code: ParkCode; readonly kid?: string };

/**
 * Judges one entry before it is folded (protocol section 5): schema, source, size, time, agreement, kind, version, key,
 * strand rules; the first failure counts. Codes are evidence and equal everywhere, so nothing here asks the clock.
 */
export function judgeEntry(
  arrived: ArrivedEntry,
  book: StrandBook,
  context: JudgementContext,
): Judgement {
  const strand = findStrand(arrived, book);
  return (
    judgeForm(arrived) ??
    judgeAgreement(arrived, strand, book, context) ??
    judgeVersion(arrived, strand, book) ??
    judgePersonal(arrived, context)
  );
}

function findStrand({ entry }: ArrivedEntry, book: StrandBook): Strand | undefined {
  return typeof entry.subject === 'string' ? book.find(entry.subject) : undefined;
}

function reject(code: RejectionCode, pointer?: string): Judgement {
  return { state: 'rejected', code, ...(pointer !== undefined && { pointer }) };
}

function judgeForm(arrived: ArrivedEntry): Judgement | undefined {
  const { entry, stream, canonical, sealedAt, fault } = arrived;
  if (fault) return reject('entry.schema', fault.pointer);
  if (entry.source !== `/regions/${stream.author}/${stream.service}`) return reject('entry.source');
  if (Buffer.byteLength(canonical) > ENTRY_BYTES_MAX) return reject('entry.size');
  const ageMs = sealedAt.getTime() - Date.parse(entry.time);
  if (!(ageMs >= 0 && ageMs <= timeRangeMs)) return reject('time.range');
  return undefined;
}

function judgeAgreement(
  { entry, stream }: ArrivedEntry,
  strand: Strand | undefined,
  book: StrandBook,
  context: JudgementContext,
): Judgement | undefined {
  const agreements = context.agreementsOf(stream.id);
  if (entry.type === versionCitedType)
    return agreements.takeIn(entry) ? undefined : reject('agreement.unknown');
  if (!needsAgreement(entry.type)) return undefined;
  const named = aboutOf(entry);
  const about = named === undefined ? undefined : (book.find(named) ?? context.begunStrand(named));
  return refused(agreements.judge(entry, strand, about));
}

/** The strand an entry says it is about. Both sides read it here, so that both judge alike. */
export function aboutOf({ data }: Pick<Entry, 'data'>): string | undefined {
  const { about } = data.open;
  return typeof about === 'string' ? about : undefined;
}

function refused(refusal: AgreementRefusal | undefined): Judgement | undefined {
  return refusal && reject(refusal.code, refusal.pointer);
}

/**
 * The strand must be this stream's own, and the version its next. A correction names a rejected entry of the strand,
 * restates its section, and may leap over versions that are parked.
 */
function judgeVersion(
  arrived: ArrivedEntry,
  strand: Strand | undefined,
  book: StrandBook,
): Judgement | undefined {
  const { entry, stream } = arrived;
  if (strand && strand.stream !== stream.id) return reject('strand.foreign');
  const version = strand?.version ?? 0;
  if (entry.recordversion <= version) {
    if (!arrived.again) return reject('strand.version');
  } else if (entry.corrects === undefined && entry.recordversion > version + 1)
    return { state: 'parked', code: 'version-gap' };
  if (entry.corrects !== undefined && !restates(arrived, book)) return reject('strand.corrects');
  return undefined;
}

function restates({ entry, stream }: ArrivedEntry, book: StrandBook): boolean {
  const named = book.itemAt(stream.id, entry.subject, Number(entry.corrects));
  return (
    named?.state === 'rejected' &&
    named.section === entry.data.section &&
    named.item === entry.data.item
  );
}

function judgePersonal(arrived: ArrivedEntry, context: JudgementContext): Judgement {
  const { personal: jwe, section } = arrived.entry.data;
  let opened: { personal: JsonObject; kid: string } | undefined;
  if (jwe !== undefined) {
    try {
      const kid = context.kidOf(jwe);
      const personal = context.openPersonal(arrived.stream.author, kid, jwe);
      if (!personal) return { state: 'parked', code: 'key-wanted', kid };
      opened = { personal, kid };
    } catch {
      return reject('entry.schema', '/data/personal');
    }
    const fault = context.schemas.personalFault(arrived.entry.type, section, opened.personal);
    if (fault) return reject('entry.schema', fault.pointer);
    const refusal = judgeOpened(arrived, opened.personal, context);
    if (refusal) return refusal;
  }
  return judgeRules(arrived, context) ?? { state: 'fits', ...opened };
}

function judgeOpened(
  { stream, entry }: ArrivedEntry,
  personal: JsonObject,
  context: JudgementContext,
): Judgement | undefined {
  if (!needsAgreement(entry.type)) return undefined;
  return refused(context.agreementsOf(stream.id).judgePersonal?.(entry, personal));
}

function judgeRules(
  { stream, entry }: ArrivedEntry,
  context: JudgementContext,
): Judgement | undefined {
  const incoming = { stream: stream.id, entry };
  for (const rule of context.rules) {
    const code = rule.judge(incoming);
    if (code) return reject(code);
  }
  for (const rule of context.rules) rule.accepted(incoming);
  return undefined;
}

/** The line our receipt lists for an entry that was not applied. */
export function openItem(
  arrived: ArrivedEntry,
  judgement: Exclude<Judgement, { state: 'fits' }>,
): OpenItem {
  const { entry, stream, sequence } = arrived;
  return {
    stream: stream.id,
    sequence,
    strandId: plainText(entry.subject),
    version: plainNumber(entry.recordversion),
    state: judgement.state,
    code: judgement.code,
    ...('pointer' in judgement &&
      judgement.pointer !== undefined && { pointer: plainText(judgement.pointer) }),
    ...('kid' in judgement && judgement.kid !== undefined && { personalKid: judgement.kid }),
    section: plainText(entry.data?.section),
    ...(typeof entry.data?.item === 'string' && { item: entry.data.item.slice(0, 64) }),
  };
}
