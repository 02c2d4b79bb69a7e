import { Injectable } from '@nestjs/common';
import { dayIn } from '@calendar';
import { Clock } from '@platform/clock';
import { CursorUnknown, decodeCursor, encodeCursor, type Language, sortOf } from '@platform/http';
import { namedRegion } from '@region';
import { AgreementDrafts } from '../agreement-drafts';
import { AgreementMatters } from '../agreement-matters';
import { RenewalReminders } from '../renewal-reminders/renewal-reminders';
import { draftRow, rowOf, type AgreementRow } from '../agreement-row';
import {
  AGREEMENT_SORTS,
  type AgreementTodo,
  type AgreementCountsResponse,
  type AgreementRowResponse,
  type AgreementsPage,
  type AgreementsQuery,
} from './agreements.dto';

/** The list of agreements and drafts: a region has at most a few hundred, so it is made in memory. */
@Injectable()
export class ListAgreementsQuery {
  constructor(
    private readonly matters: AgreementMatters,
    private readonly drafts: AgreementDrafts,
    private readonly reminders: RenewalReminders,
    private readonly clock: Clock,
  ) {}

  async page(query: AgreementsQuery, language: Language): Promise<AgreementsPage> {
    const sort = sortOf(query.sort, AGREEMENT_SORTS, '-updatedAt');
    const order = `${sort.descending ? '-' : ''}${sort.field}`;
    const rows = (await this.rows()).filter((row) => matches(row, query));
    const keyed = rows
      .map((row) => ({ row, key: [sortValue(row, sort.field), idOf(row)] as const }))
      .sort((a, b) => (sort.descending ? compare(b.key, a.key) : compare(a.key, b.key)));
    const from = query.cursor === undefined ? 0 : positionOf(keyed, order, query.cursor, sort);
    const shown = keyed.slice(from, from + query.size);
    const last = shown.at(-1);
    return {
      items: shown.map(({ row }) => responseOf(row, language)),
      total: rows.length,
      totalIsExact: true,
      ...(last && from + query.size < keyed.length && { next: encodeCursor(order, last.key) }),
    };
  }

  async counts(): Promise<AgreementCountsResponse> {
    const rows = await this.rows();
    const count = (todo: AgreementTodo): number => rows.filter((row) => isTodo(row, todo)).length;
    return {
      toSign: count('sign'),
      amendments: count('amendment'),
      toRenew: count('renew'),
      drafts: rows.filter(({ word }) => word === 'draft').length,
    };
  }

  private async rows(): Promise<AgreementRow[]> {
    const today = dayIn(this.clock.now());
    const noted = (await this.reminders.all()).filter(({ notedAt }) => notedAt);
    const matters = (await this.matters.all()).flatMap((known) => rowOf(known, today, noted) ?? []);
    return [...matters, ...(await this.drafts.all()).map(draftRow)];
  }
}

type SortField = (typeof AGREEMENT_SORTS)[number];
type Key = readonly [string, string];

function matches(row: AgreementRow, { state, partner, q, todo }: AgreementsQuery): boolean {
  const text = q?.trim().toLowerCase();
  return (
    (state === undefined || row.word === state || row.talk === state) &&
    (partner === undefined || row.partner === partner) &&
    (todo === undefined || isTodo(row, todo)) &&
    (!text ||
      [row.title.zh, row.title.en, row.agreementId].some((one) => one.toLowerCase().includes(text)))
  );
}

function isTodo({ turn, word, renewal }: AgreementRow, todo: AgreementTodo): boolean {
  if (todo === 'renew') return renewal?.noted === false;
  const amends = word === 'countersigned' || word === 'in-force' || word === 'ending';
  return (
    (turn === 'own' || turn === 'both') && (todo === 'answer' || (todo === 'amendment') === amends)
  );
}

function idOf({ partner, agreementId, draftId = '' }: AgreementRow): string {
  return `${partner} ${agreementId} ${draftId}`;
}

function sortValue(row: AgreementRow, field: SortField): string {
  return field === 'updatedAt' ? row.updatedAt.toISOString() : row[field];
}

function compare(a: Key, b: Key): number {
  const [one, other] = a[0] === b[0] ? [a[1], b[1]] : [a[0], b[0]];
  return one === other ? 0 : one < other ? -1 : 1;
}

function positionOf(
  rows: readonly { readonly key: Key }[],
  order: string,
  cursor: string,
  { descending }: { readonly descending: boolean },
): number {
  const held = decodeCursor(order, cursor);
  if (held.length !== 2 || !held.every((part) => typeof part === 'string'))
    throw new CursorUnknown();
  const after = held as unknown as Key;
  const at = rows.findIndex(({ key }) =>
    descending ? compare(key, after) < 0 : compare(key, after) > 0,
  );
  return at < 0 ? rows.length : at;
}

function responseOf(
  { word, updatedAt, partner, ...row }: AgreementRow,
  language: Language,
): AgreementRowResponse {
  return {
    ...row,
    partner: namedRegion(partner, language),
    state: word,
    updatedAt: updatedAt.toISOString(),
  };
}
