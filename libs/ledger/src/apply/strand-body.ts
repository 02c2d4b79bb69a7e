import type { JsonObject } from '@contracts';
import { canonicalJson } from '../wire/canonical-json';

/** One member of a strand's body: `section` or `section/item`, and the entry's `data` in RFC 8785 form. */
export interface BodyMember {
  readonly name: string;
  readonly data: string;
}

export function memberName(section: string, item?: string): string {
  return item === undefined ? section : `${section}/${item}`;
}

/** The body of a strand in RFC 8785 form. Members must be in order of their names, as the fold keeps them. */
export function bodyText(members: readonly BodyMember[]): string {
  let text = '{';
  for (const { name, data } of members) text += `${text.length > 1 ? ',' : ''}"${name}":${data}`;
  return text + '}';
}

/**
 * Takes a stored body apart. What the ledger wrote is in canonical form and is only cut; what a hand changed is read as
 * JSON, so that its digest speaks of the values and the difference shows at the partner.
 */
export function bodyMembers(body: string): BodyMember[] {
  return cutObject(body) ?? reread(body);
}

function reread(body: string): BodyMember[] {
  const object = JSON.parse(body) as JsonObject;
  return Object.keys(object)
    .sort()
    .map((name) => ({ name, data: canonicalJson(object[name]!) }));
}

/** Cuts a canonical object at its top-level members; undefined when the text is in another form. */
export function cutObject(text: string): BodyMember[] | undefined {
  if (text === '{}') return [];
  const members: BodyMember[] = [];
  let at = 0;
  while (at < text.length - 1) {
    if (text[at] !== (members.length === 0 ? '{' : ',') || text[at + 1] !== '"') return undefined;
    const nameEnd = text.indexOf('"', at + 2);
    if (nameEnd < 0 || text[nameEnd + 1] !== ':') return undefined;
    const end = valueEnd(text, nameEnd + 2);
    if (end === undefined) return undefined;
    members.push({ name: text.slice(at + 2, nameEnd), data: text.slice(nameEnd + 2, end) });
    at = end;
  }
  return text[at] === '}' && sorted(members) ? members : undefined;
}

/** The value of one top-level member of a canonical object; undefined when it has none or the text is in another form. */
export function cutMember(text: string, wanted: string): string | undefined {
  for (let at = 0; at < text.length - 1;) {
    if (text[at] !== (at === 0 ? '{' : ',') || text[at + 1] !== '"') return undefined;
    const nameEnd = text.indexOf('"', at + 2);
    if (nameEnd < 0 || text[nameEnd + 1] !== ':') return undefined;
    const end = valueEnd(text, nameEnd + 2);
    if (end === undefined) return undefined;
    if (nameEnd - at - 2 === wanted.length && text.startsWith(wanted, at + 2))
      return text.slice(nameEnd + 2, end);
    at = end;
  }
  return undefined;
}

function sorted(members: readonly BodyMember[]): boolean {
  return members.every((member, i) => i === 0 || members[i - 1]!.name < member.name);
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;

/** Where the value that begins at `start` ends; undefined at white space outside strings: then it is not canonical. */
function valueEnd(text: string, start: number): number | undefined {
  let depth = 0;
  for (let i = start; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c === QUOTE) i = stringEnd(text, i);
    else if (c === 0x7b || c === 0x5b) depth++;
    else if (c === 0x7d || c === 0x5d) {
      if (depth === 0) return i;
      depth--;
    } else if (c === 0x2c && depth === 0) return i;
    else if (c <= 0x20) return undefined;
  }
  return undefined;
}

function stringEnd(text: string, open: number): number {
  for (let i = text.indexOf('"', open + 1); i >= 0; i = text.indexOf('"', i + 1)) {
    let slashes = 0;
    while (text.charCodeAt(i - 1 - slashes) === BACKSLASH) slashes++;
    if (slashes % 2 === 0) return i;
  }
  return text.length;
}
