import type { Entry } from '@contracts';

/** An entry that has no number yet. */
export type UnnumberedEntry = Omit<Entry, 'sequence'>;

/**
 * RFC 8785 form of an entry without its number. `dataText` is `data` in that form, made once for the fold; the members
 * are written in order of their names, so that sealing needs neither a parser nor a second canonicalisation.
 */
export function entryText(entry: UnnumberedEntry, dataText: string): string {
  const q = (value: string): string => JSON.stringify(value);
  const optional = (name: string, value: string | undefined): string =>
    value === undefined ? '' : `"${name}":${q(value)},`;
  return (
    `{"agreement":${q(entry.agreement)},` +
    optional('causationid', entry.causationid) +
    optional('corrects', entry.corrects) +
    optional('correlationid', entry.correlationid) +
    `"data":${dataText},"datacontenttype":"application/json","digest":${q(entry.digest)},` +
    `"eventtime":${q(entry.eventtime)},"id":${q(entry.id)},"legalbasis":${q(entry.legalbasis)},` +
    `"recordversion":${entry.recordversion},"seen":${entry.seen},"source":${q(entry.source)},` +
    `"specversion":"1.0","subject":${q(entry.subject)},"time":${q(entry.time)},"type":${q(entry.type)}}`
  );
}

const afterSequence = ',"source":"/regions/';

/** Puts the number where it belongs in order of names: before the last `source`; what follows that is written here. */
export function withSequence(text: string, sequence: number): string {
  const at = text.lastIndexOf(afterSequence);
  return `${text.slice(0, at)},"sequence":"${sequence}"${text.slice(at)}`;
}
