import type { Entry } from '@contracts';
import type { AgreementInForce } from '../ports';
import { entryText } from '../append/entry-text';
import { versionCitedType } from '../apply/entry-judgement';
import { fold } from '../apply/fold';
import { strandBody, type Strand } from '../apply/strand';
import type { PendingEntry } from '../persistence/outbox.store';
import { canonicalJson } from '../wire/canonical-json';
import { digestOf } from '../wire/hash';
import type { Stream } from '../wire/stream-id';

export interface Citation {
  readonly pending: PendingEntry;
  readonly strand: Strand;
}

/** The entry that puts an agreement version into a stream before the first entry under it: a strand of its own. */
export function citationOf(
  inForce: AgreementInForce,
  stream: Stream,
  shard: number,
  ids: { readonly strandId: string; readonly entryId: string },
  at: Date,
): Citation {
  const data = { section: 'agreement', open: inForce.citation };
  const dataText = canonicalJson(data);
  const { strand } = fold(undefined, {
    stream: stream.id,
    own: true,
    strandId: ids.strandId,
    kind: 'agreement',
    version: 1,
    name: 'agreement',
    data: dataText,
    digest: '',
    time: at,
  });
  const digest = digestOf(strandBody(strand));
  const entry: Omit<Entry, 'sequence'> = {
    specversion: '1.0',
    id: ids.entryId,
    source: `/regions/${stream.author}/${stream.service}`,
    type: versionCitedType,
    subject: ids.strandId,
    time: at.toISOString(),
    datacontenttype: 'application/json',
    recordversion: 1,
    seen: 0,
    eventtime: at.toISOString(),
    agreement: inForce.hash,
    legalbasis: 'statutory',
    digest,
    data,
  };
  const pending: PendingEntry = {
    service: stream.service,
    shard,
    stream: stream.id,
    strandId: ids.strandId,
    version: 1,
    entryId: ids.entryId,
    type: entry.type,
    section: 'agreement',
    item: null,
    time: at,
    agreement: inForce.hash,
    personalKid: null,
    body: entryText(entry, dataText),
  };
  return { pending, strand: { ...strand, claimed: digest } };
}

/** The same entry with another recorded time and agreement: the digest does not cover them. */
export function citedAnew(pending: PendingEntry, time: Date, agreement: string): PendingEntry {
  const entry = JSON.parse(pending.body) as Omit<Entry, 'sequence'>;
  const changed = { ...entry, time: time.toISOString(), agreement };
  const body = entryText(changed, canonicalJson(entry.data as never));
  return { ...pending, time, agreement, body };
}
