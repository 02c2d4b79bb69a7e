import { Injectable } from '@nestjs/common';
import { AgreementReadModel } from '@agreement';
import type { CaseKind, CaseUrgency, ServiceName } from '@contracts';
import { Scope, type SignedInAccount } from '@identity';
import { Outgoing } from '@ledger';
import { Clock } from '@platform/clock';
import { Ids } from '@platform/ids';
import type { Transaction } from '@platform/transaction';
import { RecordReadModel } from '@record';
import { covers, isKnown } from '@region';
import { namedFiles, WordFiles } from '../../attachment/word-files';
import { CaseDesk, type CaseOutcome, isWithinReach } from '../../case-desk/case-desk';
import { kindsOf, type Question, questionFaults, questionSection } from '../../case-question';
import { caseFault, CaseContentRefused, CaseRefused } from '../../case.errors';
import { CaseRepository } from '../../case.repository';
import { OwnRegion } from '../../own-region';
import { valuesOf } from '../../record-values';
import { askedPerson } from './asked-person';

export interface OpenCase {
  readonly service: ServiceName;
  readonly account: Pick<SignedInAccount, 'id' | 'role' | 'organisation'>;
  readonly kind: CaseKind;
  readonly urgency?: CaseUrgency;
  readonly fields: readonly string[];
  /** By field: what this side holds, or holds to be right. */
  readonly values?: Readonly<Record<string, string>>;
  readonly recordId?: string;
  readonly disputes?: string;
  /** Without a record: whom it is about and where the other side routes it to. */
  readonly name?: string;
  readonly idNumber?: string;
  readonly division?: string;
  readonly purpose?: string;
  readonly title?: string;
  readonly text?: string;
  readonly filing?: string;
  /** Ids of files in hand that go out with it. */
  readonly attachments?: readonly string[];
}

interface Addressed {
  readonly partner: string;
  readonly question: Question;
}

/** 发起: a verification, a notice, a letter, an objection or a dispute. Begins the asking strand, whose id names the case. */
@Injectable()
export class OpenCaseHandler {
  constructor(
    private readonly own: OwnRegion,
    private readonly agreements: AgreementReadModel,
    private readonly records: RecordReadModel,
    private readonly cases: CaseRepository,
    private readonly desk: CaseDesk,
    private readonly files: WordFiles,
    private readonly outgoing: Outgoing,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  async execute(tx: Transaction, command: OpenCase): Promise<CaseOutcome> {
    if (!mayOpen(command)) throw new CaseContentRefused([caseFault('kind', 'question.kind')]);
    const at = this.clock.now();
    const { partner, question } = await this.address(tx, command, at);
    const faults = questionFaults(question, command.service);
    if (faults.length > 0) throw new CaseContentRefused(faults);
    const files = await this.files.take(tx, command.attachments, command);
    const named = namedFiles(files);
    const caseId = this.ids.next();
    await this.outgoing.append(
      tx,
      [
        {
          stream: `${this.own.code}.${command.service}/${partner}`,
          strandId: caseId,
          strandKind: 'case',
          type: 'yipanqi.casework.case-opened.v1',
          section: 'question',
          ...questionSection({ ...question, ...named }),
          eventTime: at,
          legalBasis: 'statutory',
        },
      ],
      at,
    );
    const { service } = command;
    await this.files.send(tx, { service, partner, caseId }, named.attachments);
    return this.desk.outcome(tx, caseId);
  }

  /** A case about a record takes person and partner from it; a dispute from the case it disputes. */
  private async address(tx: Transaction, command: OpenCase, at: Date): Promise<Addressed> {
    if (command.recordId !== undefined) return this.ofRecord(command, command.recordId);
    if (command.disputes !== undefined) return this.ofCase(tx, command, command.disputes);
    const { division } = command;
    if (division === undefined || !isKnown(division))
      throw new CaseContentRefused([caseFault('division', 'division.unknown')]);
    const partners = await this.agreements.partners(at);
    const partner = partners.find(({ region }) => covers(region, division));
    if (!partner) throw new CaseRefused('case.no-partner');
    return { partner: partner.region, question: questionOf(command, { division }) };
  }

  private async ofRecord(command: OpenCase, recordId: string): Promise<Addressed> {
    const record = await this.records.page(recordId);
    const scope = new Scope(command.account.organisation);
    const isAsked = record?.ownSide === command.service;
    // Routed to the area or registered by an office in it, as the list of records has it.
    const offices = [
      record?.ownOrganisation ?? this.own.code,
      valuesOf(record?.[command.service as 'sending' | 'receiving'])['organisation'],
    ];
    const isWithin = offices.some((office) => office !== undefined && scope.covers(office));
    if (!record || !isAsked || !isWithin)
      throw new CaseContentRefused([caseFault('recordId', 'question.record-unknown')]);
    const { partner, division, name, idNumber, held } = askedPerson(record, command.service);
    const values = { ...held, ...command.values };
    const asked = { ...command, name, idNumber, values };
    return { partner, question: questionOf(asked, { division, recordId: record.recordId }) };
  }

  private async ofCase(tx: Transaction, command: OpenCase, disputed: string): Promise<Addressed> {
    const [held] = await this.cases.find(tx, [disputed]);
    if (!held || !isWithinReach(held.known, command))
      throw new CaseContentRefused([caseFault('disputes', 'question.disputed-missing')]);
    const { partner, side, division, askedBy, name, idNumber, recordId } = held.known;
    const there = side === 'asking' ? division : askedBy;
    const asked = { ...command, name, idNumber };
    return { partner, question: questionOf(asked, { division: there, recordId }) };
  }
}

function questionOf(
  command: OpenCase,
  place: { readonly division: string; readonly recordId?: string },
): Question {
  const { service: _, account, values, attachments: __, ...asked } = command;
  return { ...asked, ...place, values: values ?? {}, organisation: account.organisation };
}

/** A department tells what it is bound to tell (通报); it asks nothing about people. */
function mayOpen({ service, kind, account }: OpenCase): boolean {
  if (account.role === 'department-reporter' && kind !== 'notice') return false;
  return kindsOf(service).includes(kind);
}
