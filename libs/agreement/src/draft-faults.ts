import Ajv2020, { type ErrorObject } from 'ajv/dist/2020';
import { addDays, type Day } from '@calendar';
import { agreementSchema, closed, type AgreementDocument, type JsonObject } from '@contracts';
import { type AgreementVersion, isSupersededOn } from './agreement';
import { clauseOfMember } from './clauses';
import type { DraftFault, DraftFaultCode } from './draft-fault';
import { clauseFaults } from './clause-faults';

/** What a draft is measured by beyond itself. */
export interface DraftSurroundings {
  readonly own: string;
  readonly partner: string;
  readonly today: Day;
  /** What binds already in this matter, lowest version first. */
  readonly versions: readonly AgreementVersion[];
  /** Pin of a region's key statements; undefined before first contact. */
  pin(region: string): string | undefined;
}

/** An entry is at most 64 KB; what stands around the text takes the rest. */
const documentBytesMax = 56 * 1024;

/** An amendment takes the place of a version in use: between signature and first day lies a whole day. */
export const amendmentLeadDays = 2;

let validate: ReturnType<Ajv2020['compile']> | undefined;

/**
 * What keeps a draft from being proposed: everything incomplete or contradictory, each named with its clause. Empty when
 * it can be signed as it is.
 */
export function draftFaults(draft: JsonObject, around: DraftSurroundings): DraftFault[] {
  const form = formFaults(draft);
  const broken = new Set(form.map(({ field }) => field.split('/')[1]!));
  const sound = (...members: (keyof AgreementDocument)[]): boolean =>
    members.every((member) => !broken.has(member) && draft[member] !== undefined);
  const document = draft as unknown as AgreementDocument;
  const faults = [
    ...form,
    ...clauseFaults(document, around, sound),
    ...(sound('from', 'to', 'version') ? termFaults(document, around, sound) : []),
    ...(sound('version') ? versionFaults(document, around) : []),
    ...(sound('pins') ? pinFaults(document, around) : []),
  ];
  if (Buffer.byteLength(JSON.stringify(draft)) > documentBytesMax)
    faults.push(fault('title', '', 'draft.too-long'));
  return faults;
}

/** Members the schema leaves open to older documents, but which no new one may lack. */
const required: readonly (keyof AgreementDocument)[] = [
  'parties',
  'officers',
  'legalBasis',
  'kindTerms',
  'duties',
  'deadlines',
  'calendar',
  'services',
  'scheme',
  'ladder',
  'jointHandlers',
  'renewal',
  'endNoticeDays',
  'deliveryGraceMinutes',
];

function formFaults(draft: JsonObject): DraftFault[] {
  // Compiled when the first draft is judged: most processes never judge one.
  validate ??= new Ajv2020({ strict: false, allErrors: true, validateSchema: false }).compile(
    closed(agreementSchema),
  );
  void validate(draft);
  const missing = required
    .filter((member) => draft[member] === undefined)
    .map((member) => fault(member, '', 'draft.missing'));
  // Readers keep members they do not know; nothing that no clause shows may be signed.
  const strange = Object.keys(draft)
    .filter((member) => !(member in (agreementSchema['properties'] as JsonObject)))
    .map((member): DraftFault => ({ clause: 'trust', field: `/${member}`, code: 'draft.form' }));
  const wrong = [...(validate.errors ?? []).map(formFault), ...strange];
  const seen = new Set<string>();
  return [...wrong, ...missing].filter(({ field }) => !seen.has(field) && seen.add(field));
}

function formFault({ instancePath, keyword, params }: ErrorObject): DraftFault {
  const more: unknown = params['missingProperty'] ?? params['additionalProperty'];
  const field = instancePath + (typeof more === 'string' ? `/${more}` : '');
  const empty = keyword === 'required' || keyword === 'minLength';
  return {
    clause: clauseOfMember(field.split('/')[1] ?? ''),
    field,
    code: empty ? 'draft.missing' : 'draft.form',
  };
}

function termFaults(
  document: AgreementDocument,
  { today, versions }: DraftSurroundings,
  sound: (member: keyof AgreementDocument) => boolean,
): DraftFault[] {
  const { from, to, version } = document;
  const renewal = sound('renewal') ? document.renewal! : [];
  const endNoticeDays = sound('endNoticeDays') ? document.endNoticeDays! : 0;
  if (to < from) return [fault('to', '', 'draft.days')];
  const faults: DraftFault[] = [];
  const running = versions.filter(
    (signed) => signed.document.to >= from && !isSupersededOn(signed, versions, from),
  );
  const earliest = running.length > 0 && version > 1 ? addDays(today, amendmentLeadDays) : today;
  if (from < earliest) faults.push(fault('from', '', 'draft.days-past'));
  const descends = renewal.every((days, i) => i === 0 || days < renewal[i - 1]!);
  if (!descends || renewal.some((days) => addDays(to, -days) < from))
    faults.push(fault('renewal', '', 'draft.renewal'));
  if (addDays(from, endNoticeDays) > to)
    faults.push(fault('endNoticeDays', '', 'draft.end-notice'));
  return faults;
}

function versionFaults(
  { version }: AgreementDocument,
  { versions }: DraftSurroundings,
): DraftFault[] {
  const highest = versions.at(-1)?.document.version ?? 0;
  return version > highest ? [] : [fault('version', '', 'draft.version')];
}

function pinFaults({ pins }: AgreementDocument, around: DraftSurroundings): DraftFault[] {
  return [around.own, around.partner].flatMap((region) => {
    const pin = around.pin(region);
    if (pin === undefined) return [fault('pins', `/${region}`, 'draft.first-contact')];
    return pins[region] === pin ? [] : [fault('pins', `/${region}`, 'draft.pin')];
  });
}

function fault(member: keyof AgreementDocument, under: string, code: DraftFaultCode): DraftFault {
  return { clause: clauseOfMember(member), field: `/${member}${under}`, code };
}
