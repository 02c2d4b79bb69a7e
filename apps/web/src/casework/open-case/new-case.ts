import type { Case } from '../../api/case';
import { CASE_KINDS, type CaseField, type CaseKind, type CaseService } from '../../api/cases';
import type { JointRecord } from '../../api/records';
import type { Role } from '../../api/session';
import { valueOf } from '../../record/record-values';
import { askableFields } from '../case-fields';
import type { HandedIn } from '../files/FileButton';
import { idsOf } from '../files/FilesInHand';

export interface Values {
  kind: CaseKind;
  service: CaseService;
  urgency: 'urgent' | 'normal';
  fields: string[];
  name?: string;
  idNumber?: string;
  division?: string;
  title?: string;
  text?: string;
  filing?: string;
  files?: HandedIn[];
  /** `values.<field>`: what this side holds, or holds to be right. */
  [value: `values.${string}`]: string | undefined;
}

export const SHOWN_FAULTS = ['name', 'idNumber', 'division', 'title', 'text', 'filing', 'fields'];

/** What the address says a new case is about. */
export interface About {
  record?: JointRecord;
  disputed?: Case;
  kind: CaseKind;
  /** All a case can be about, as the region says. */
  fields: readonly CaseField[];
  field?: string;
  service?: CaseService;
}

/** Kinds that can be opened where the form stands: a dispute only from the case it disputes; a department only tells. */
export function kindsFor({ record, disputed }: Partial<About>, role?: Role): CaseKind[] {
  if (role === 'department-reporter') return ['notice'];
  if (disputed) return ['dispute'];
  if (record) return ['verification', 'notice', 'objection'];
  return CASE_KINDS.filter((kind) => kind !== 'dispute' && kind !== 'objection');
}

/** Everything a side has written of a field, section by section. */
export function heldBy(record: JointRecord, side: 'sending' | 'receiving', field: string): unknown {
  for (const section of Object.values(record[side]?.sections ?? {})) {
    const value = valueOf(section, field);
    if (value !== undefined) return value;
  }
  return undefined;
}

/** What this side holds of the fields it may ask about; a masked value stays out, the region knows it in full. */
export function valuesOf({ record, fields }: About): Partial<Values> {
  if (!record) return {};
  return Object.fromEntries(
    askableFields(fields, record.side).flatMap((field) => {
      const value = heldBy(record, record.side, field);
      return typeof value === 'string' && !value.includes('*') ? [[`values.${field}`, value]] : [];
    }),
  );
}

/** The field the address names, or those in dispute; without either, what differs between both sides. */
export function chosenAtFirst({ field, fields, record, disputed, service }: About): string[] {
  const offered = service ? askableFields(fields, service) : [];
  const differing = (record?.differences ?? []).map((one) => one.field);
  const wanted = field ? [field] : (disputed?.fields ?? differing);
  return offered.filter((one) => wanted.includes(one));
}

interface Asked {
  about: Pick<About, 'record' | 'disputed'>;
  kind: CaseKind;
  chosen: string[];
}

/** What is sent: only what this kind of case has, and no empty member. */
export function bodyOf(values: Partial<Values>, { about, kind, chosen }: Asked) {
  const { record, disputed } = about;
  const text = (name: 'name' | 'idNumber' | 'division' | 'title' | 'text' | 'filing') => {
    const value = values[name]?.trim();
    return value ? { [name]: value } : {};
  };
  const held = chosen.flatMap((field) => {
    const value = values[`values.${field}`]?.trim();
    return value ? [[field, value] as const] : [];
  });
  const alone = !record && !disputed;
  return {
    kind,
    ...(kind === 'verification' && { urgency: values.urgency ?? 'normal' }),
    ...(chosen.length > 0 && { fields: chosen }),
    ...(held.length > 0 && { values: Object.fromEntries(held) }),
    ...(record && { recordId: record.recordId }),
    ...(disputed && { disputes: disputed.caseId }),
    ...(alone && kind !== 'correspondence' && { ...text('name'), ...text('idNumber') }),
    ...(alone && text('division')),
    ...(kind === 'correspondence' && { ...text('title'), ...text('filing') }),
    ...text('text'),
    ...idsOf(values.files),
  };
}
