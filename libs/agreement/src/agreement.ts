import { type Day, dayIn, isDay } from '@calendar';
import type { AgreementDocument, SignedAgreement, StrandKind } from '@contracts';
import { notPermitted, type NotPermitted, type Said } from './permitted';

/** One version of a two-way management agreement 双向管理协议, taken in: both signatures held. */
export interface AgreementVersion {
  /** Hash of its RFC 8785 bytes; entries cite it. */
  readonly hash: string;
  readonly document: AgreementDocument;
  readonly signatures: Readonly<Record<string, string>>;
  /** Last day 终止日 that a side declared for the agreement, when it lies before `to`. */
  readonly endsOn?: Day;
}

/** What is wrong with a document, by member; `agreement.json` names the whole. */
export interface AgreementFault {
  readonly field: string;
  readonly code:
    | 'agreement.json'
    | 'agreement.missing'
    | 'agreement.id'
    | 'agreement.version'
    | 'agreement.regions'
    | 'agreement.days'
    | 'agreement.kinds'
    | 'agreement.pins'
    | 'agreement.title'
    | 'agreement.signatures';
}

export type Parsed =
  | { readonly signed: SignedAgreement; readonly faults: readonly [] }
  | { readonly signed?: undefined; readonly faults: readonly AgreementFault[] };

/** Reads a file of `AGREEMENTS_DIR`; every fault of its form is named, none of its signatures is judged. */
export function parseAgreement(text: string): Parsed {
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return { faults: [{ field: '', code: 'agreement.json' }] };
  }
  return checkAgreement(value);
}

/** The same for what came as an entry's `open`. */
export function checkAgreement(value: unknown): Parsed {
  if (!isObject(value)) return { faults: [{ field: '', code: 'agreement.json' }] };
  const { agreement, signatures } = value;
  if (!isObject(agreement)) return { faults: [{ field: 'agreement', code: 'agreement.missing' }] };
  const faults = [...documentFaults(agreement), ...signatureFormFaults(agreement, signatures)];
  return faults.length === 0
    ? { signed: value as unknown as SignedAgreement, faults: [] }
    : { faults };
}

function documentFaults(agreement: Record<string, unknown>): AgreementFault[] {
  const faults: AgreementFault[] = [];
  const expect = (holds: boolean, field: string, code: AgreementFault['code']): void => {
    if (!holds) faults.push({ field: `agreement.${field}`, code });
  };
  const { id, version, regions, from, to, kinds, pins, title } = agreement;
  expect(typeof id === 'string' && /^[0-9A-Za-z][\w.-]{0,63}$/.test(id), 'id', 'agreement.id');
  expect(Number.isSafeInteger(version) && Number(version) > 0, 'version', 'agreement.version');
  expect(isPair(regions), 'regions', 'agreement.regions');
  expect(isDayText(from), 'from', 'agreement.days');
  expect(isDayText(to) && (!isDayText(from) || from <= to), 'to', 'agreement.days');
  expect(isTextList(kinds) && new Set(kinds).size === kinds.length, 'kinds', 'agreement.kinds');
  expect(!isPair(regions) || isByRegion(pins, regions), 'pins', 'agreement.pins');
  expect(isObject(title) && isText(title['zh']) && isText(title['en']), 'title', 'agreement.title');
  return faults;
}

function signatureFormFaults(
  agreement: Record<string, unknown>,
  signatures: unknown,
): AgreementFault[] {
  const { regions } = agreement;
  if (!isPair(regions)) return [];
  return isByRegion(signatures, regions) && Object.keys(signatures as object).length === 2
    ? []
    : [{ field: 'signatures', code: 'agreement.signatures' }];
}

/** The last day of a version: of its text, or the one a side declared before. */
export function lastDayOf({ document, endsOn }: AgreementVersion): Day {
  return endsOn !== undefined && endsOn < document.to ? endsOn : document.to;
}

/** Whether a version binds on a day: its days, both inclusive, hold the day, and no other version has taken its place. */
export function bindsOn(
  version: AgreementVersion,
  versions: readonly AgreementVersion[],
  day: Day,
): boolean {
  const runs = version.document.from <= day && day <= lastDayOf(version);
  return runs && !isSupersededOn(version, versions, day);
}

/**
 * The version in force between two regions at a moment, its day counted in Asia/Shanghai. A higher version of the same
 * agreement supersedes a lower one from its first day on; of different agreements the one that began last holds, then the
 * id decides, so that both sides choose alike. `versions` are those of the pair.
 */
export function versionInForce(
  versions: readonly AgreementVersion[],
  at: Date,
): AgreementVersion | undefined {
  const day = dayIn(at);
  return versions.filter((version) => bindsOn(version, versions, day)).sort(byRank)[0];
}

/**
 * On a day on which none binds: the version that ended last, also in a gap before the next one begins. Entries that settle
 * what was begun before its end still cite it.
 */
export function lastEnded(
  versions: readonly AgreementVersion[],
  at: Date,
): AgreementVersion | undefined {
  const day = dayIn(at);
  return versions
    .filter((version) => lastDayOf(version) < day)
    .filter((version) => !isSupersededOn(version, versions, day))
    .sort((a, b) => descending(lastDayOf(a), lastDayOf(b)) || byRank(a, b))[0];
}

/** Kinds of strand on which a word may still be said after the agreement's end, if they began before it. */
const settledAfterTheEnd: readonly StrandKind[] = ['case', 'service', 'period', 'dispute'];

/** A strand as far as an end of an agreement matters to it. */
export interface Begun {
  readonly kind: StrandKind;
  /** Recorded time of its first entry. */
  readonly begun: Date;
}

export interface Cited {
  readonly said: Said;
  readonly hash: string;
  readonly time: Date;
  /** The strand it is said on, if that has begun, and the one it is about. */
  readonly strand?: Begun | undefined;
  readonly about?: Begun | undefined;
}

export interface CitedRefusal {
  readonly code: 'agreement.unknown' | 'agreement.not-in-force' | NotPermitted['code'];
  readonly pointer: string;
}

/** May this entry travel under the version it cites? Undefined when it may. */
export function judgeCited(
  versions: readonly AgreementVersion[],
  cited: Cited,
): CitedRefusal | undefined {
  const version = versions.find(({ hash }) => hash === cited.hash);
  if (!version) return { code: 'agreement.unknown', pointer: '/agreement' };
  if (!bindsOn(version, versions, dayIn(cited.time)) && !mayStillBeSaid(version, versions, cited))
    return { code: 'agreement.not-in-force', pointer: '/time' };
  return notPermitted(version.document, cited.said);
}

function mayStillBeSaid(
  version: AgreementVersion,
  versions: readonly AgreementVersion[],
  { strand, about, time }: Cited,
): boolean {
  const to = lastDayOf(version);
  const day = dayIn(time);
  if (day <= to || isSupersededOn(version, versions, day)) return false;
  return [strand, about].some(
    (one) => one && settledAfterTheEnd.includes(one.kind) && dayIn(one.begun) <= to,
  );
}

/** Whether a version takes the place of another from its first day on. Of two with one number, which crossed, the lower hash holds: both sides choose alike. */
export function supersedes(other: AgreementVersion, version: AgreementVersion): boolean {
  if (other.document.id !== version.document.id) return false;
  return (
    other.document.version > version.document.version ||
    (other.document.version === version.document.version && other.hash < version.hash)
  );
}

/** Whether another version has taken its place by a day. */
export function isSupersededOn(
  version: AgreementVersion,
  versions: readonly AgreementVersion[],
  day: Day,
): boolean {
  return versions.some((other) => supersedes(other, version) && other.document.from <= day);
}

function byRank(a: AgreementVersion, b: AgreementVersion): number {
  return (
    descending(a.document.from, b.document.from) ||
    descending(b.document.id, a.document.id) ||
    descending(b.hash, a.hash)
  );
}

function descending(a: string, b: string): number {
  return a === b ? 0 : a < b ? 1 : -1;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
function isText(value: unknown): value is string {
  return typeof value === 'string' && value.length > 0 && value.length <= 2_000;
}
function isTextList(value: unknown): value is string[] {
  return Array.isArray(value) && value.every(isText);
}
function isDayText(value: unknown): value is string {
  return typeof value === 'string' && isDay(value);
}
function isPair(value: unknown): value is [string, string] {
  return (
    isTextList(value) &&
    value.length === 2 &&
    value.every((region) => /^\d{6,12}$/.test(region)) &&
    value[0]! < value[1]!
  );
}
function isByRegion(value: unknown, regions: readonly string[]): boolean {
  return isObject(value) && regions.every((region) => isText(value[region]));
}
