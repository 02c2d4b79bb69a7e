import { type DeadlineRule, rulePacks, workCalendar } from '@calendar';
import type { AgreementDocument } from '@contracts';
import { type AgreementVersion, lastDayOf } from './agreement';
import type { Terms } from './agreement-terms';
import { clause, clauseName } from './clauses';
import { notPermitted } from './permitted';

/** Defaults of domain guide 6.3. */
export const defaultLadder = [
  { level: 'liaison', days: 5 },
  { level: 'leaders', days: 10 },
  { level: 'common-superior', days: 10 },
] as const;
export const defaultRenewal: readonly number[] = [90, 30, 7];
export const defaultDeliveryGraceMinutes = 10;
export const defaultEndNoticeDays = 30;

/** What a version says to those who work under it, with the defaults put in. */
export function termsOf(version: AgreementVersion): Terms {
  const { hash, document } = version;
  return {
    hash,
    agreementId: document.id,
    version: document.version,
    regions: document.regions,
    from: document.from,
    to: lastDayOf(version),
    deadlines: (code) => deadlineOf(document, code),
    calendar: workCalendar(document.calendar?.closures ?? []),
    cutOffDays: document.calendar?.cutOffDays ?? [],
    ladder: document.ladder ?? defaultLadder,
    deliveryGraceMinutes: document.deliveryGraceMinutes ?? defaultDeliveryGraceMinutes,
    permits: (kind, field, purpose) =>
      notPermitted(document, {
        kind,
        ...(purpose !== undefined && { purpose }),
        ...(field !== undefined && { fields: [{ name: field, pointer: '' }] }),
      })?.code,
  };
}

function deadlineOf(document: AgreementDocument, code: string): DeadlineRule {
  const agreed = document.deadlines?.find((one) => one.code === code);
  if (agreed) return { ...agreed, source: sourceOf(document) };
  const known = Object.values(rulePacks['PACK-MODERN-DEFAULT']).find((one) => one.code === code);
  if (!known) throw new RangeError(`no deadline ${code}`);
  return known;
}

function sourceOf({ title, version }: AgreementDocument): string {
  return `${title.zh}（第 ${version} 版）${clauseName(clause('deadlines')).zh}`;
}
