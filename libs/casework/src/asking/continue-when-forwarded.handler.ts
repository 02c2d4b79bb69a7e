import { Injectable } from '@nestjs/common';
import { AgreementReadModel } from '@agreement';
import type { ForwardingOpen, JsonObject, ServiceName } from '@contracts';
import { type EntryDraft, EntryRefused, Outgoing, type Reaction, type StrandChange } from '@ledger';
import { Ids } from '@platform/ids';
import type { Transaction } from '@platform/transaction';
import { covers } from '@region';
import { namedFiles, WordFiles } from '../attachment/word-files';
import { CaseDesk } from '../case-desk/case-desk';
import { given } from '../case-question';
import { CaseRepository, type HeldCase } from '../case.repository';
import { OwnRegion } from '../own-region';

/**
 * The other side named the division that is competent. Where an agreement covers it, the question goes on there without
 * a clerk, in a case of its own that names this one; otherwise the case waits in the list of who asked.
 */
@Injectable()
export class ContinueWhenForwarded implements Reaction {
  readonly types = ['yipanqi.casework.case-forwarded.v1'];
  readonly section = 'forwarding';

  constructor(
    readonly service: ServiceName,
    private readonly own: OwnRegion,
    private readonly agreements: AgreementReadModel,
    private readonly cases: CaseRepository,
    private readonly desk: CaseDesk,
    private readonly outgoing: Outgoing,
    private readonly files: WordFiles,
    private readonly ids: Ids,
  ) {}

  async react(tx: Transaction, changes: readonly StrandChange[], at: Date): Promise<void> {
    const caseIds = changes.map(({ open }) => (open as ForwardingOpen).about);
    const partners = await this.agreements.partners(at);
    for (const held of await this.cases.find(tx, [...new Set(caseIds)].sort())) {
      const { known, answering } = held;
      const division = answering.forwarding?.toDivision;
      if (!division || known.side !== 'asking' || known.state !== 'forwarded') continue;
      const next = partners.find(({ region }) => covers(region, division));
      if (next && next.region !== known.partner)
        await this.goOn(tx, held, { partner: next.region, division, at });
    }
  }

  /** With its files where the agreement with that region lets them travel, otherwise without; else a clerk decides. */
  private async goOn(tx: Transaction, held: HeldCase, to: Onward): Promise<void> {
    for (const withFiles of [true, false])
      try {
        return await this.cases.attempt(tx, () => this.tell(tx, held, to, withFiles));
      } catch (error) {
        if (!(error instanceof EntryRefused)) throw error;
      }
  }

  private async tell(
    tx: Transaction,
    { known, asking }: HeldCase,
    { partner, division, at }: Onward,
    withFiles: boolean,
  ): Promise<void> {
    const { caseId, round, answeringStrand } = known;
    const continued = this.ids.next();
    const files = withFiles ? await this.files.copy(tx, caseId, continued) : [];
    const { attachments, attachmentNames } = namedFiles(files);
    const personal = await this.desk.personal(tx, caseId, 'question');
    const word = {
      strandKind: 'case',
      eventTime: at,
      legalBasis: 'statutory',
      correlationId: caseId,
    } as const;
    const drafts: EntryDraft[] = [
      {
        ...word,
        stream: `${this.own.code}.${this.service}/${partner}`,
        strandId: continued,
        type: 'yipanqi.casework.case-opened.v1',
        section: 'question',
        open: given({
          ...movable(asking.question as unknown as JsonObject),
          division,
          continues: caseId,
          attachments,
        }),
        personal: given({ ...personal, attachmentNames }),
      },
      {
        ...word,
        stream: `${this.own.code}.${this.service}/${known.partner}`,
        strandId: caseId,
        type: 'yipanqi.casework.case-closed.v1',
        section: 'decision',
        open: { kind: 'closed', round, continuedby: continued },
        ...(answeringStrand !== undefined && { about: answeringStrand }),
      },
    ];
    await this.outgoing.append(tx, drafts, at);
    await this.files.send(tx, { service: this.service, partner, caseId: continued }, attachments);
  }
}

/** Where a forwarded question goes on. */
interface Onward {
  readonly partner: string;
  readonly division: string;
  readonly at: Date;
}

/** The record belongs to the pair the question leaves; its files go along under ids of their own. */
function movable({ recordid: _, attachments: __, ...question }: JsonObject): JsonObject {
  return question;
}
