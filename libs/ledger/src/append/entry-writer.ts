import { Injectable } from '@nestjs/common';
import type { JsonObject } from '@contracts';
import { Ids } from '@platform/ids';
import { EntrySchemas } from '../apply/entry-schemas';
import { fold } from '../apply/fold';
import { strandBody, type Strand } from '../apply/strand';
import { memberName } from '../apply/strand-body';
import type { AppendedEntry, EntryDraft } from '../outgoing';
import { shardsPerService } from '../persistence/shard-lease';
import type { PendingEntry } from '../persistence/outbox.store';
import { needsAgreement, type RejectionCode } from '../ports';
import type { StrandChange } from '../strand-change';
import { canonicalJson } from '../wire/canonical-json';
import { digestOf } from '../wire/hash';
import { ENTRY_BYTES_MAX } from '../wire/limits';
import { encryptPersonal } from '../wire/person-value';
import { parseStream, slotOf, type Stream } from '../wire/stream-id';
import type { Desk } from './drafting-desk';
import { EntryRefused } from './entry-refused';
import { entryText, type UnnumberedEntry } from './entry-text';
import type { PersonKey } from './person-keys';

/** A draft turned into an entry, and what is to be kept and told of it. */
export interface Written {
  readonly entry: UnnumberedEntry;
  readonly pending: PendingEntry;
  readonly appended: AppendedEntry;
  readonly change: StrandChange;
}

/** Turns drafts into entries: folds, gives version and digest, encrypts, checks the form. Changes the desk's strands. */
@Injectable()
export class EntryWriter {
  constructor(
    private readonly schemas: EntrySchemas,
    private readonly ids: Ids,
  ) {}

  write(draft: EntryDraft, desk: Desk): Written {
    const stream = parseStream(draft.stream);
    const before = desk.strands.get(draft.strandId);
    if (before && before.stream !== stream.id) throw refused('strand.foreign', draft);
    const personKey = draft.personal && desk.keys.get(draft.strandId);
    const data = dataOf(draft, personKey);
    const dataText = canonicalJson(data as unknown as JsonObject);
    const name = memberName(draft.section, draft.item);
    const version = (before?.version ?? 0) + 1;
    const folded = fold(before, {
      stream: stream.id,
      own: true,
      strandId: draft.strandId,
      kind: draft.strandKind,
      version,
      name,
      data: dataText,
      digest: '',
      time: desk.at,
      ...(personKey && { personalKid: personKey.kid }),
    }).strand;
    const digest = digestOf(strandBody(folded));
    const strand = { ...folded, claimed: digest };
    desk.strands.set(strand.id, strand);
    const entry = this.entryOf(draft, stream, desk, { version, digest, data });
    this.judgeForm(entry, draft);
    return {
      entry,
      pending: pendingOf(entry, stream, entryText(entry, dataText), personKey?.kid),
      appended: { entryId: entry.id, strandId: strand.id, version, digest },
      change: changeOf(entry, draft, stream, strand),
    };
  }

  private entryOf(
    draft: EntryDraft,
    stream: Stream,
    desk: Desk,
    made: {
      readonly version: number;
      readonly digest: string;
      readonly data: UnnumberedEntry['data'];
    },
  ): UnnumberedEntry {
    const corrects = draft.corrects ?? takeRejected(draft, desk);
    return {
      specversion: '1.0',
      id: this.ids.next(),
      source: `/regions/${stream.author}/${stream.service}`,
      type: draft.type,
      subject: draft.strandId,
      time: desk.at.toISOString(),
      datacontenttype: 'application/json',
      recordversion: made.version,
      seen:
        draft.about === undefined
          ? 0
          : (desk.strands.get(draft.about)?.version ?? desk.seen.get(draft.about) ?? 0),
      eventtime: draft.eventTime.toISOString(),
      agreement: citedBy(draft, desk),
      legalbasis: draft.legalBasis,
      digest: made.digest,
      ...(draft.correlationId !== undefined && { correlationid: draft.correlationId }),
      ...(draft.causationId !== undefined && { causationid: draft.causationId }),
      ...(corrects !== undefined && { corrects }),
      data: made.data,
    };
  }

  private judgeForm(entry: UnnumberedEntry, draft: EntryDraft): void {
    const numbered = { ...entry, sequence: '1' };
    const fault =
      this.schemas.fault(numbered) ??
      (draft.personal && this.schemas.personalFault(draft.type, draft.section, draft.personal)) ??
      this.schemas.undeclared(draft.type, draft.section, draft);
    if (fault) throw refused('entry.schema', draft, fault.pointer);
  }
}

function citedBy({ stream, type, agreement }: EntryDraft, desk: Desk): string {
  if (needsAgreement(type)) return desk.gates.get(stream)!.agreement;
  if (agreement === undefined) throw new TypeError(`a draft of ${type} names no agreement version`);
  return agreement;
}

/**
 * What the partner rejected is restated by the next entry on that section: without `corrects` it would be parked. Applied,
 * it ends every rejected entry of its strand, so that those after it name none.
 */
function takeRejected(draft: EntryDraft, { rejected }: Desk): string | undefined {
  const corrects = rejected.get(`${draft.strandId} ${memberName(draft.section, draft.item)}`);
  if (corrects === undefined) return undefined;
  for (const key of rejected.keys()) if (key.startsWith(`${draft.strandId} `)) rejected.delete(key);
  return corrects.toString();
}

/** Shard of an own stream; fixed for its life, whatever the number of processes. */
export function shardOf(stream: string): number {
  let shard = shards.get(stream);
  if (shard === undefined) shards.set(stream, (shard = slotOf(stream) % shardsPerService));
  return shard;
}

/** A region has few streams and asks for each entry. */
const shards = new Map<string, number>();

const numberBytes = 40; // `"sequence":"…",` is added when it is sealed

function refused(
  code: RejectionCode,
  draft: { readonly stream: string; readonly type: string },
  pointer?: string,
): EntryRefused {
  const { stream, type } = draft;
  return new EntryRefused(code, { stream, type, ...(pointer !== undefined && { pointer }) });
}

function dataOf(draft: EntryDraft, key: PersonKey | undefined): UnnumberedEntry['data'] {
  return {
    section: draft.section,
    ...(draft.item !== undefined && { item: draft.item }),
    open: draft.open,
    ...(draft.personal && key && { personal: encryptPersonal(draft.personal, key.kid, key.key) }),
  };
}

function pendingOf(
  entry: UnnumberedEntry,
  stream: Stream,
  body: string,
  kid: string | undefined,
): PendingEntry {
  if (Buffer.byteLength(body) + numberBytes > ENTRY_BYTES_MAX)
    throw refused('entry.size', { stream: stream.id, type: entry.type });
  return {
    service: stream.service,
    shard: shardOf(stream.id),
    stream: stream.id,
    strandId: entry.subject,
    version: entry.recordversion,
    entryId: entry.id,
    type: entry.type,
    section: entry.data.section,
    item: entry.data.item ?? null,
    time: new Date(entry.time),
    agreement: entry.agreement,
    personalKid: kid ?? null,
    body,
  };
}

function changeOf(
  entry: UnnumberedEntry,
  draft: EntryDraft,
  stream: Stream,
  strand: Strand,
): StrandChange {
  return {
    direction: 'outgoing',
    stream: stream.id,
    author: stream.author,
    authorService: stream.service,
    addressee: stream.addressee,
    strandId: strand.id,
    strandKind: strand.kind,
    version: entry.recordversion,
    versionBefore: entry.recordversion - 1,
    entryId: entry.id,
    type: entry.type,
    section: entry.data.section,
    open: entry.data.open,
    time: entry.time,
    eventTime: entry.eventtime,
    seen: entry.seen,
    ...(draft.item !== undefined && { item: draft.item }),
    ...(draft.personal && { personal: draft.personal }),
    ...(entry.correlationid !== undefined && { correlationId: entry.correlationid }),
    ...(entry.corrects !== undefined && { corrects: entry.corrects }),
  };
}
