import { Injectable } from '@nestjs/common';
import type { JsonObject, RulingOpen } from '@contracts';
import { ReadLog, type SignedInAccount } from '@identity';
import { EntryReader, type OpenedStrand, type ReadEntry, StrandReader } from '@ledger';
import { Clock } from '@platform/clock';
import type { Language } from '@platform/http';
import { type Transaction, Transactions } from '@platform/transaction';
import { RecordReadModel } from '@record';
import { isWithinReach } from '../case-desk/case-desk';
import { correctionsToEnter } from '../case-corrections';
import { versionsOf } from '../case-fields';
import { CaseRefused } from '../case.errors';
import { CaseRepository, type HeldCase } from '../case.repository';
import { valuesOf } from '../record-values';
import { type RulingView, rulingView } from '../ruling/ruling';
import { caseRowResponse } from './case-row';
import { maskedPersonal, maskedText } from './masked';
import type {
  CaseResponse,
  CaseRulingResponse,
  CaseStrandResponse,
  CaseTimelineItemResponse,
  RulingTextResponse,
} from './show-case.dto';

interface CaseReading {
  readonly account: SignedInAccount;
  readonly language: Language;
}

interface ReadCase {
  readonly held: HeldCase;
  readonly strands: readonly OpenedStrand[];
  readonly entries: ReadonlyMap<string, readonly ReadEntry[]>;
}

/** The page of a case: what both sides have said, how far it has got, who has it in hand. One row in the log of reads. */
@Injectable()
export class ShowCaseQuery {
  constructor(
    private readonly transactions: Transactions,
    private readonly cases: CaseRepository,
    private readonly strands: StrandReader,
    private readonly entries: EntryReader,
    private readonly records: RecordReadModel,
    private readonly reads: ReadLog,
    private readonly clock: Clock,
  ) {}

  async page(
    caseId: string,
    { account, language }: CaseReading,
    purpose: string,
  ): Promise<CaseResponse> {
    return this.transactions.run(async (tx) => {
      const read = await this.read(tx, caseId, account);
      const { known } = read.held;
      await this.reads.write({
        kind: 'page',
        account,
        route: 'GET /api/bureau/cases/:caseId',
        subjects: [known.recordId ?? caseId],
        purpose,
      });
      const draft = await this.cases.findDraft(tx, caseId);
      const handlings = await this.cases.handlings(tx, caseId);
      const asking = strandResponse(read, caseId)!;
      const opened = read.entries.get(caseId)?.[0];
      return {
        ...caseRowResponse(known, { account, language, at: this.clock.now() }),
        sentAt: opened?.provedAt?.toISOString(),
        deliveredAt: (known.deliveredAt ?? opened?.coveredAt)?.toISOString(),
        division: known.division,
        askedBy: known.askedBy,
        organisation: known.organisation,
        continues: known.continues,
        continuedBy: known.continuedBy,
        disputes: known.disputes,
        ruling: rulingResponse(rulingView(read.held.asking, read.held.answering)),
        asking,
        answering: strandResponse(read, known.answeringStrand),
        proposed: draft && {
          state: draft.state,
          organisation: draft.organisation,
          at: draft.at.toISOString(),
          content: maskedPersonal(draft.content as unknown as JsonObject),
        },
        handlings: handlings.map(({ at, act, account: by, from, to, remark }) => ({
          at: at.toISOString(),
          act,
          account: by,
          from,
          to: to.organisation,
          toAccount: to.account,
          remark,
        })),
        ...(await this.inRecord(read)),
      };
    });
  }

  /** What both sides said, in order, and when each was delivered; no personal value. */
  async timeline(caseId: string, account: SignedInAccount): Promise<CaseTimelineItemResponse[]> {
    return this.transactions.run(async (tx) => {
      const { entries } = await this.read(tx, caseId, account);
      return [...entries]
        .flatMap(([strandId, said]) =>
          said.map((one) => timelineItem(one, strandId === caseId ? 'asking' : 'answering')),
        )
        .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.version - b.version));
    });
  }

  /** The numbers in full, after a purpose was stated. */
  async reveal(
    caseId: string,
    account: SignedInAccount,
    purpose: string,
  ): Promise<{ idNumber?: string; values: Record<string, string> }> {
    return this.transactions.run(async (tx) => {
      const { held, strands } = await this.read(tx, caseId, account);
      await this.reads.write({
        kind: 'reveal',
        account,
        route: 'POST /api/bureau/cases/:caseId/reveal',
        subjects: [held.known.recordId ?? caseId],
        purpose,
      });
      const values = ['question', 'answer'].flatMap((section) =>
        Object.entries((personalOf(strands, section)?.['values'] ?? {}) as Record<string, string>),
      );
      return { idNumber: held.known.idNumber, values: Object.fromEntries(values) };
    });
  }

  private async read(tx: Transaction, caseId: string, account: SignedInAccount): Promise<ReadCase> {
    const [held] = await this.cases.find(tx, [caseId]);
    if (!held || !isWithinReach(held.known, { service: held.known.service, account }))
      throw new CaseRefused('case.unknown');
    const ids = [caseId, held.known.answeringStrand].filter((id) => id !== undefined);
    const strands = await this.strands.open(tx, ids);
    const entries = new Map<string, readonly ReadEntry[]>();
    for (const id of ids) entries.set(id, await this.entries.ofStrand(tx, id));
    return { held, strands, entries };
  }

  /** What the joint record says of the fields asked about, and what the answer leaves to be entered there. */
  private async inRecord({
    held,
    strands,
  }: ReadCase): Promise<Pick<CaseResponse, 'corrections' | 'versions'>> {
    const { recordId, fields } = held.known;
    const record = recordId === undefined ? undefined : await this.records.page(recordId);
    if (!record) return { corrections: [], versions: [] };
    const texts = (section: string) =>
      (personalOf(strands, section)?.['values'] ?? {}) as Readonly<Record<string, string>>;
    const [asked, answered] = [texts('question'), texts('answer')];
    const written = { sending: valuesOf(record.sending), receiving: valuesOf(record.receiving) };
    return {
      corrections: correctionsToEnter(held, { asked, answered, record }).map((one) => ({
        ...one,
        value: maskedText(one.field, one.value),
        held: maskedText(one.field, one.held),
      })),
      versions: fields
        .map((field) => versionsOf(field, written))
        .filter((versions) => versions !== undefined)
        .map(({ sending, receiving, ...one }) => ({
          ...one,
          sending: sending && maskedText(one.field, sending),
          receiving: receiving && maskedText(one.field, receiving),
        })),
    };
  }
}

function personalOf(strands: readonly OpenedStrand[], section: string): JsonObject | undefined {
  return strands
    .flatMap(({ sections }) => sections)
    .find((one) => one.section === section && one.personal)?.personal;
}

function strandResponse(
  { strands, entries }: ReadCase,
  strandId: string | undefined,
): CaseStrandResponse | undefined {
  const strand = strands.find((one) => one.strandId === strandId);
  if (!strand) return undefined;
  const said = entries.get(strand.strandId) ?? [];
  const sections = strand.sections.map(({ section, open, personal, version }) => {
    const wrote = said.find(({ entry }) => entry.recordversion === version);
    return [
      section,
      {
        open,
        personal: personal && maskedPersonal(personal),
        version,
        time: wrote?.entry.time ?? strand.begun.toISOString(),
      },
    ] as const;
  });
  return {
    strandId: strand.strandId,
    version: strand.version,
    digest: strand.digest,
    covered: said.every(({ coveredAt }) => coveredAt !== undefined),
    sections: Object.fromEntries(sections),
  };
}

function timelineItem(
  { entry, sequence, state, code, sealedAt, provedAt, coveredAt }: ReadEntry,
  side: 'asking' | 'answering',
): CaseTimelineItemResponse {
  return {
    at: entry.time,
    eventTime: entry.eventtime,
    side,
    by: entry.source.split('/')[2]!,
    type: entry.type,
    section: entry.data.section,
    version: entry.recordversion,
    open: entry.data.open,
    sequence,
    state,
    code,
    sealedAt: sealedAt?.toISOString(),
    provedAt: provedAt?.toISOString(),
    deliveredAt: coveredAt?.toISOString(),
  };
}

function rulingResponse({ state, asking, answering }: RulingView): CaseRulingResponse | undefined {
  if (state === 'none') return undefined;
  return {
    state,
    ...(asking && { asking: rulingTextOf(asking) }),
    ...(answering && { answering: rulingTextOf(answering) }),
  };
}

function rulingTextOf({ by, on, finding, filing, file }: RulingOpen): RulingTextResponse {
  return { by, on, finding, filing, fileId: file?.id };
}
