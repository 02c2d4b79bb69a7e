import type { AgreementDocument } from '@contracts';
import { covers } from '@region';
import { clauseOfMember } from './clauses';
import type { DraftFault, DraftFaultCode } from './draft-fault';
import { fieldsOfKind } from './kind-fields';
import { isPurpose } from './purposes';

type Member = keyof AgreementDocument;
type Regions = readonly [own: string, partner: string];
/** Where a fault lies below its member, and what it is. */
type Found = readonly [under: string, code: DraftFaultCode];

interface Check {
  /** Members it reads; it is left out while one of them is absent or has the wrong form. */
  readonly reads: readonly [Member, ...Member[]];
  readonly find: (document: Required<AgreementDocument>, regions: Regions) => readonly Found[];
}

const checks: readonly Check[] = [
  { reads: ['regions'], find: ({ regions }, pair) => regionFaults(regions, pair) },
  { reads: ['parties'], find: ({ parties }, pair) => partyFaults(parties, pair) },
  { reads: ['officers'], find: ({ officers }, pair) => officerFaults(officers, pair) },
  {
    reads: ['legalBasis'],
    find: ({ legalBasis }) => (legalBasis.length > 0 ? [] : [['', 'draft.basis-missing']]),
  },
  { reads: ['kindTerms', 'kinds'], find: ({ kindTerms, kinds }) => kindFaults(kindTerms, kinds) },
  { reads: ['duties'], find: ({ duties }) => dutyFaults(duties) },
  { reads: ['deadlines'], find: ({ deadlines }) => deadlineFaults(deadlines) },
  { reads: ['calendar', 'from', 'to'], find: calendarFaults },
  { reads: ['services'], find: ({ services }) => serviceFaults(services) },
  { reads: ['ladder'], find: ({ ladder }) => ladderFaults(ladder) },
  {
    reads: ['jointHandlers'],
    find: ({ jointHandlers: { contacts } }, pair) =>
      pair
        .filter((region) => !contacts.some((contact) => contact.region === region))
        .map(() => ['/contacts', 'draft.contact-missing']),
  },
];

/** What is incomplete or contradictory within the clauses, as far as their form lets them be read. */
export function clauseFaults(
  document: AgreementDocument,
  { own, partner }: { readonly own: string; readonly partner: string },
  isSound: (...members: Member[]) => boolean,
): DraftFault[] {
  return checks
    .filter(({ reads }) => isSound(...reads))
    .flatMap(({ reads: [member], find }) =>
      find(document as Required<AgreementDocument>, [own, partner]).map(
        ([under, code]): DraftFault => ({
          clause: clauseOfMember(member),
          field: `/${member}${under}`,
          code,
        }),
      ),
    );
}

function regionFaults(regions: readonly string[], pair: Regions): Found[] {
  return regions.join() === [...pair].sort().join() ? [] : [['', 'draft.regions']];
}

function partyFaults(parties: NonNullable<AgreementDocument['parties']>, pair: Regions): Found[] {
  const found: Found[] = pair
    .filter((region) => !parties.some((party) => party.region === region))
    .map(() => ['', 'draft.party-missing']);
  const seen = new Set<string>();
  for (const [i, { region, organisation, delegates = [] }] of parties.entries()) {
    if (!pair.includes(region) || !covers(region, organisation))
      found.push([`/${i}/organisation`, 'draft.party-outside']);
    if (delegates.some((delegate) => !covers(organisation, delegate)))
      found.push([`/${i}/delegates`, 'draft.party-outside']);
    if (seen.has(organisation)) found.push([`/${i}/organisation`, 'draft.party-twice']);
    seen.add(organisation);
  }
  const stands = (side: string): boolean =>
    parties.some((party) => party.side === side || party.side === 'both');
  if (parties.length > 0 && !(stands('sending') && stands('receiving')))
    found.push(['', 'draft.side-missing']);
  return found;
}

function officerFaults(
  officers: NonNullable<AgreementDocument['officers']>,
  pair: Regions,
): Found[] {
  const lacks = (region: string, role: string): boolean =>
    !officers.some((officer) => officer.region === region && officer.role === role);
  return pair
    .filter((region) => lacks(region, 'liaison') || lacks(region, 'deputy'))
    .map(() => ['', 'draft.officer-missing']);
}

function kindFaults(
  terms: NonNullable<AgreementDocument['kindTerms']>,
  kinds: readonly string[],
): Found[] {
  if (kinds.length === 0) return [['', 'draft.kind-missing']];
  const listed = terms.map(({ kind }) => kind);
  const found: Found[] = [];
  if ([...listed].sort().join() !== [...kinds].sort().join()) found.push(['', 'draft.kind-terms']);
  for (const [i, { kind, purpose, fields }] of terms.entries()) {
    const known = fieldsOfKind(kind);
    if (!known) found.push([`/${i}/kind`, 'draft.kind-unknown']);
    if (!isPurpose(purpose)) found.push([`/${i}/purpose`, 'draft.purpose-unknown']);
    if (known && fields.some((field) => !known.fields.includes(field)))
      found.push([`/${i}/fields`, 'draft.field-unknown']);
    if (known?.required.some((field) => !fields.includes(field)))
      found.push([`/${i}/fields`, 'draft.field-required']);
  }
  return found;
}

function dutyFaults(duties: NonNullable<AgreementDocument['duties']>): Found[] {
  const named = (side: string): boolean =>
    duties.some((duty) => duty.side === side || duty.side === 'both');
  return named('sending') && named('receiving') ? [] : [['', 'draft.duty-missing']];
}

/** Deadlines no agreement can do without (domain guide 5.2). */
const agreedDeadlines = ['REG-IN', 'VER-U', 'VER-N', 'OBJ', 'RGT'] as const;

function deadlineFaults(deadlines: NonNullable<AgreementDocument['deadlines']>): Found[] {
  const found: Found[] = agreedDeadlines
    .filter((code) => !deadlines.some((one) => one.code === code))
    .map((code) => [`/${code}`, 'draft.deadline-missing']);
  const codes = deadlines.map(({ code }) => code);
  for (const [i, { code, days }] of deadlines.entries()) {
    if (codes.indexOf(code) !== i) found.push([`/${i}/code`, 'draft.deadline-twice']);
    if (days < 1) found.push([`/${i}/days`, 'draft.deadline-days']);
  }
  const calendarDays = (code: string): number | undefined => {
    const one = deadlines.find((deadline) => deadline.code === code);
    // Five working days are at least seven days.
    return one && (one.unit === 'calendar' ? one.days : (one.days * 7) / 5);
  };
  const [urgent, normal] = [calendarDays('VER-U'), calendarDays('VER-N')];
  if (urgent !== undefined && normal !== undefined && urgent > normal)
    found.push(['/VER-U', 'draft.deadline-order']);
  return found;
}

function calendarFaults({ calendar, from, to }: Required<AgreementDocument>): Found[] {
  const { cutOffDays, closures } = calendar;
  const found: Found[] = [];
  const ascending = cutOffDays.every((day, i) => day <= 28 && day > (cutOffDays[i - 1] ?? 0));
  if (!ascending || cutOffDays.length === 0) found.push(['/cutOffDays', 'draft.cut-off']);
  for (const [i, closure] of closures.entries()) {
    const overlaps = closures.some(
      (other, n) => n < i && other.from <= closure.to && closure.from <= other.to,
    );
    if (closure.to < closure.from || closure.from < from || closure.to > to || overlaps)
      found.push([`/closures/${i}`, 'draft.closure']);
  }
  return found;
}

function serviceFaults(services: NonNullable<AgreementDocument['services']>): Found[] {
  const items = services.map(({ item }) => item);
  return services.flatMap(({ item, powers }, i): Found[] => [
    ...(items.indexOf(item) === i ? [] : [[`/${i}/item`, 'draft.service-twice'] as const]),
    ...(powers.length > 0 ? [] : [[`/${i}/powers`, 'draft.service-powers'] as const]),
  ]);
}

function ladderFaults(ladder: NonNullable<AgreementDocument['ladder']>): Found[] {
  const order = ladder.map(({ level }) => level).join();
  const days = ladder.every((step, i) => step.days > 0 || i === 2);
  return order === 'liaison,leaders,common-superior' && days ? [] : [['', 'draft.ladder-order']];
}
