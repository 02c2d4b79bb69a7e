import { Injectable } from '@nestjs/common';
import { type Day, dayIn, daysAfter } from '@calendar';
import { askedBy, ReadLog, Scope, type SignedInAccount } from '@identity';
import { Clock } from '@platform/clock';
import { CursorUnknown, decodeCursor, encodeCursor, type Language, sortOf } from '@platform/http';
import { divisionName, namedRegion } from '@region';
import { AgreedDeadlines, type AgreedTimes } from '../agreed-deadlines';
import { AgreedPairs } from '../agreed-pairs';
import { nextStepDue } from './next-step-deadline';
import { added, bothSidesRate, type LiveCounts, nextMove, NOBODY } from './one-sided';
import type {
  OneSidedPage,
  OneSidedQuery as OneSidedAsked,
  OneSidedRowResponse,
  RateLineResponse,
  RatesResponse,
} from './one-sided.dto';
import { ONE_SIDED_SORTS, OneSidedReadModel, type OneSidedRow } from './one-sided.read-model';

/** What the rate counts; shown beside every number of it. */
const DEFINITION = {
  zh: '共管率 = 两地都在册的人数 ÷ 至少一地在册的人数。“在册”指已登记且未终止；按本单位管辖范围内的记录逐条计算，同一人在两个流入地各计一条；无人在册时不计分。',
  en: 'Both-sides rate = people live on both sides ÷ people live on at least one. Live means registered and not ended; counted record by record within your area, a person with two places of residence once for each; nobody live is no rate.',
} as const;

/** 一方未建卡 and 共管率, within the reader's area. */
@Injectable()
export class OneSidedQuery {
  constructor(
    private readonly oneSided: OneSidedReadModel,
    private readonly pairs: AgreedPairs,
    private readonly deadlines: AgreedDeadlines,
    private readonly reads: ReadLog,
    private readonly clock: Clock,
  ) {}

  async list(asked: OneSidedAsked, account: SignedInAccount): Promise<OneSidedPage> {
    const sort = sortOf(asked.sort, ONE_SIDED_SORTS, 'since');
    const order = `${sort.descending ? '-' : ''}${sort.field}`;
    const { live, side, partner, township, reason } = asked;
    const filter = { live, side, partner, township, reason };
    const found = await this.oneSided.list(
      { ...filter, area: new Scope(account.organisation).prefix },
      {
        sort,
        size: asked.size,
        after: asked.cursor === undefined ? undefined : positionOf(order, asked.cursor),
      },
    );
    await this.reads.write({
      kind: 'list',
      account,
      route: 'GET /api/bureau/one-sided',
      filter: askedBy(filter),
      total: found.total,
      subjects: found.items.map(({ recordId }) => recordId),
    });
    const at = this.clock.now();
    const agreed = await this.agreedTimes(found.items, at);
    return {
      items: found.items.map((row, index) => responseOf(row, dayIn(at), agreed[index])),
      total: found.total,
      totalIsExact: found.totalIsExact,
      ...(found.next ? { next: encodeCursor(order, found.next) } : {}),
    };
  }

  /** What is agreed now between the places of each row; one question for all rows of two places. */
  private agreedTimes(
    rows: readonly OneSidedRow[],
    at: Date,
  ): Promise<(AgreedTimes | undefined)[]> {
    const asked = new Map<string, Promise<AgreedTimes | undefined>>();
    return Promise.all(
      rows.map(({ home, residence }) => {
        const places = `${home.division} ${residence.division}`;
        const known =
          asked.get(places) ??
          this.deadlines.inForce(undefined, home.division, residence.division, at);
        asked.set(places, known);
        return known;
      }),
    );
  }

  /** Numbers alone show no person and are not logged. */
  async rates(account: SignedInAccount, language: Language): Promise<RatesResponse> {
    const counts = await this.oneSided.counts(new Scope(account.organisation).prefix);
    const partners = (await this.pairs.partners(this.clock.now())).map(({ region }) => region);
    const known = [...new Set([...partners, ...counts.map(({ partner }) => partner)])].sort();
    const townships = [...new Set(counts.map(({ township }) => township))].sort();
    const lineFor = (code: string, of: readonly LiveCounts[]): RateLineResponse =>
      lineOf(code, of.reduce(added, NOBODY), language);
    return {
      all: lineFor(account.organisation, counts),
      partners: known.map((code) =>
        lineFor(
          code,
          counts.filter(({ partner }) => partner === code),
        ),
      ),
      townships: townships.map((code) =>
        lineFor(
          code,
          counts.filter(({ township }) => township === code),
        ),
      ),
      definition: DEFINITION[language],
    };
  }
}

function lineOf(code: string, counts: LiveCounts, language: Language): RateLineResponse {
  const { both, sendingOnly, receivingOnly } = counts;
  const rate = bothSidesRate(counts);
  return { ...namedRegion(code, language), both, sendingOnly, receivingOnly, rate };
}

function responseOf(
  row: OneSidedRow,
  today: Day,
  agreed: AgreedTimes | undefined,
): OneSidedRowResponse {
  const { turn, step } = nextMove(row.reason, row.side, row.live);
  const due = nextStepDue(row.live, row.since || today, agreed);
  return {
    ...row,
    ageDays: row.since ? Math.max(0, daysAfter(row.since, today)) : 0,
    organisationName: divisionName(row.organisation) ?? row.organisation,
    due: due.day,
    explanation: due.explanation,
    warnings: due.warnings,
    overdue: due.day < today,
    turn,
    step,
  };
}

function positionOf(order: string, cursor: string): [string, string] {
  const [value, recordId] = decodeCursor(order, cursor);
  if (typeof value !== 'string' || typeof recordId !== 'string') throw new CursorUnknown();
  return [value, recordId];
}
