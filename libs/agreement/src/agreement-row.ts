import type { Day } from '@calendar';
import type { Bilingual, JsonObject } from '@contracts';
import { openProposals, standingOf, talkOf, type Standing, type Talk } from './agreement-acts';
import type { AgreementDraft } from './agreement-drafts';
import { proposalsAsHeard, type KnownMatter } from './agreement-matters';
import { renewalDue, type RenewalDue } from './renewal';
import { isSameReminder, type ReminderOf } from './renewal-reminders/renewal-reminders';

/** How an agreement is called in a list: its standing, or while nothing binds, what became of the talk. */
export const agreementWords = [
  'draft',
  'proposed',
  'counter-proposed',
  'crossed',
  'refused',
  'withdrawn',
  'countersigned',
  'in-force',
  'ending',
  'lapsed',
  'ended',
] as const;
export type AgreementWord = (typeof agreementWords)[number];

/** An agreement, or a draft of one, in the list. */
export interface AgreementRow {
  readonly agreementId: string;
  readonly partner: string;
  readonly word: AgreementWord;
  readonly talk: Talk;
  /** Whose answer is awaited. */
  readonly turn?: 'own' | 'partner' | 'both';
  readonly title: Bilingual;
  readonly version: number;
  readonly from: Day;
  readonly to: Day;
  readonly draftId?: string;
  readonly endsOn?: Day;
  readonly renewal?: RenewalDue & { readonly noted: boolean };
  readonly updatedAt: Date;
}

/** The row of a matter; undefined when nothing of it can be shown. */
export function rowOf(
  known: KnownMatter,
  today: Day,
  noted: readonly ReminderOf[],
): AgreementRow | undefined {
  const { matter, partner, steps } = known;
  const talk = talkOf(matter);
  const open = openProposals(matter);
  const standing = standingOf(matter, today);
  const shown = shownDocument(known, today);
  if (!shown) return undefined;
  const renewal = renewalShown(known, today, noted);
  const turn = turnOf(
    open.map(({ by }) => by),
    partner,
  );
  return {
    agreementId: matter.agreementId,
    partner,
    word: wordOf(standing, talk, proposalsAsHeard(known).at(-1)?.fate),
    talk,
    title: shown.title,
    version: shown.version,
    from: shown.from,
    to: shown.to,
    updatedAt: steps.at(-1)?.toldAt ?? new Date(0),
    ...(turn && { turn }),
    ...(matter.endsOn !== undefined && { endsOn: matter.endsOn }),
    ...(renewal && { renewal }),
  };
}

/** The reminder that was reached, and whether somebody has taken note of it. */
export function renewalShown(
  { matter, partner }: KnownMatter,
  today: Day,
  noted: readonly ReminderOf[],
): AgreementRow['renewal'] {
  const due = renewalDue(matter, today);
  if (!due) return undefined;
  const { agreementId } = matter;
  const isNoted = noted.some((one) => isSameReminder(one, { partner, agreementId, ...due }));
  return { ...due, noted: isNoted };
}

/** A draft's row; what is not written yet is empty. */
export function draftRow({
  draftId,
  agreementId,
  partner,
  document,
  changedAt,
}: AgreementDraft): AgreementRow {
  const { zh = '', en = '' } = (document['title'] ?? {}) as Partial<Bilingual>;
  return {
    ...{ agreementId, partner, draftId },
    word: 'draft',
    talk: 'none',
    title: { zh, en },
    version: Number(document['version'] ?? 1),
    from: textOf(document, 'from'),
    to: textOf(document, 'to'),
    updatedAt: changedAt,
  };
}

/** The document a matter is known by: what is in force, otherwise what binds next, otherwise what was offered last. */
function shownDocument(known: KnownMatter, today: Day) {
  const { versions } = known.matter;
  const started = versions.filter(({ document }) => document.from <= today);
  return (started.at(-1) ?? versions.at(-1) ?? proposalsAsHeard(known).at(-1))?.document;
}

function wordOf(standing: Standing, talk: Talk, fate: string | undefined): AgreementWord {
  if (standing !== 'none') return standing;
  if (talk !== 'none') return talk;
  return fate === 'refused' ? 'refused' : 'withdrawn';
}

function turnOf(by: readonly string[], partner: string): AgreementRow['turn'] {
  if (by.length === 0) return undefined;
  if (by.length > 1) return 'both';
  return by[0] === partner ? 'own' : 'partner';
}

function textOf(document: JsonObject, member: string): string {
  const value = document[member];
  return typeof value === 'string' ? value : '';
}
