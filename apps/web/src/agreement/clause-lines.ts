import type { AgreementDocument, DraftForm } from '../api/agreements';
import { listed, textOf, texts } from '../texts';

const t = texts.t.bind(texts);
export const inReading = ({ zh, en }: { zh: string; en: string }): string =>
  document.documentElement.lang === 'en' ? en : zh;

/** Name of an entry type as people know it. */
export function kindName(kind: string): string {
  const [, , name, version = 'v1'] = kind.split('.');
  const known = textOf('agreement/kindNames', name);
  return version === 'v1' ? known : `${known} ${version}`;
}

/**
 * Name of a field of an entry type. Fields of a person are called as everywhere in the console; what belongs to an act or
 * to one kind has its name here. What the console does not know stands as it is.
 */
export function fieldName(field: string, kind = ''): string {
  const [, , name] = kind.split('.');
  const known = [`${name}:${field}`, field].find((key) => textOf('agreement/members', key) !== key);
  return known ? textOf('agreement/members', known) : textOf('fields', field);
}

/** A clause of the document in sentences: what is shown, printed and compared. */
export function clauseLines(
  code: string,
  doc: AgreementDocument,
  form: DraftForm,
  nameOf: (region: string) => string,
): string[] {
  const lines: Record<string, () => (string | undefined)[]> = {
    parties: () =>
      (doc.parties ?? []).map(
        ({ name, side, organisation, delegates = [] }) =>
          t('agreement/party', {
            name: inReading(name),
            side: textOf('agreement/sides', side),
            code: organisation,
          }) + (delegates.length > 0 ? t('agreement/delegates', { codes: listed(delegates) }) : ''),
      ),
    officers: () =>
      (doc.officers ?? []).map(({ region, role, name, phone }) =>
        t('agreement/officer', {
          ...{ name, phone },
          region: nameOf(region),
          role: textOf('agreement/roles', role),
        }),
      ),
    kinds: () => [
      ...(doc.legalBasis ?? []).map(inReading),
      ...(doc.kindTerms?.map((term) =>
        t('agreement/kindLine', {
          kind: kindName(term.kind),
          basis: textOf('agreement/bases', term.legalBasis),
          purpose: purposeName(term.purpose, form),
          fields: listed(term.fields.map((field) => fieldName(field, term.kind))),
        }),
      ) ?? doc.kinds.map(kindName)),
    ],
    duties: () =>
      (doc.duties ?? []).map(({ side, text }) =>
        t('agreement/dutyLine', { side: textOf('agreement/sides', side), text: inReading(text) }),
      ),
    deadlines: () =>
      (doc.deadlines ?? []).map(
        ({ code: name, days, unit, shift }) =>
          t('agreement/deadlineLine', {
            name: textOf('agreement/deadlineNames', name),
            days,
            unit: textOf('agreement/units', unit),
          }) + (shift ? t('agreement/shifted') : ''),
      ),
    calendar: () => [
      doc.calendar && t('agreement/cutOffs', { days: listed(doc.calendar.cutOffDays) }),
      ...(doc.calendar?.closures ?? []).map((closure) => t('agreement/closure', closure)),
    ],
    services: () =>
      (doc.services ?? []).map(({ title, powers }) =>
        t('agreement/serviceLine', {
          title: inReading(title),
          powers: listed(powers.map((power) => textOf('agreement/powers', power))),
        }),
      ),
    scheme: () => [doc.scheme && t('agreement/schemeLine', doc.scheme)],
    ladder: () =>
      (doc.ladder ?? []).map(({ level, days }) =>
        t('agreement/ladderLine', { level: textOf('agreement/levels', level), days }),
      ),
    'joint-handlers': () => [
      doc.jointHandlers && inReading(doc.jointHandlers.text),
      ...(doc.jointHandlers?.contacts ?? []).map(({ region, name, phone }) =>
        t('agreement/contactLine', { name, phone, region: nameOf(region) }),
      ),
    ],
    term: () => [
      t('agreement/termLine', { from: doc.from, to: doc.to }),
      doc.renewal && t('agreement/renewalLine', { days: listed(doc.renewal) }),
      doc.endNoticeDays === undefined
        ? undefined
        : t('agreement/endNoticeLine', { days: doc.endNoticeDays }),
    ],
    trust: () => [
      ...Object.entries(doc.pins).map(([region, pin]) =>
        t('agreement/pinLine', { region: nameOf(region), pin }),
      ),
      doc.deliveryGraceMinutes === undefined
        ? undefined
        : t('agreement/graceLine', { minutes: doc.deliveryGraceMinutes }),
    ],
  };
  return (lines[code]?.() ?? []).filter((line) => line !== undefined);
}

/** 第十二条: the number of a clause as the document writes it. */
export function clauseTitle({ number, ...title }: DraftForm['clauses'][number]): string {
  const digits = t('agreement/numbers');
  const n =
    document.documentElement.lang === 'en'
      ? String(number)
      : number <= 10
        ? digits[number - 1]!
        : `十${digits[number - 11]!}`;
  return t('agreement/clause', { n, title: inReading(title) });
}

export function purposeName(code: string, form: DraftForm): string {
  const purpose = form.purposes.find((one) => one.code === code);
  return purpose ? inReading(purpose).split('：')[0]! : code;
}
