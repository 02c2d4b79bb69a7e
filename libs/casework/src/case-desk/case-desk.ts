import { Injectable } from '@nestjs/common';
import type { JsonObject, NotePersonal, ServiceName } from '@contracts';
import { Scope, type SignedInAccount } from '@identity';
import { Outgoing, StrandReader } from '@ledger';
import { Clock } from '@platform/clock';
import { Ids } from '@platform/ids';
import type { Transaction } from '@platform/transaction';
import type { CaseState } from '../case';
import { type CaseAct, judgeActOn } from '../case-acts';
import { CaseRefused } from '../case.errors';
import { CaseRepository, type HeldCase, type KnownCase } from '../case.repository';
import { OwnRegion } from '../own-region';

/** Who does something to which case, through which service. */
export interface CaseCommand {
  readonly caseId: string;
  readonly service: ServiceName;
  readonly account: Pick<SignedInAccount, 'id' | 'role' | 'organisation'>;
}

/** A case taken up: locked, within reach, and the act fits its state. */
export interface TakenCase extends HeldCase {
  readonly at: Date;
}

/** An entry of the own strand of a case. */
export interface CaseWord {
  /** `case-acknowledged` */
  readonly event: string;
  readonly section: string;
  readonly open: JsonObject;
  readonly personal?: JsonObject;
}

export type CaseOutcome = {
  readonly caseId: string;
  readonly state: CaseState;
};

/** Where every act on a case begins and ends: lock, reach, table; then one entry, or a local row. */
@Injectable()
export class CaseDesk {
  constructor(
    private readonly own: OwnRegion,
    private readonly cases: CaseRepository,
    private readonly outgoing: Outgoing,
    private readonly strands: StrandReader,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** Refuses `case.unknown` for what lies outside the caller's area, and by the table what does not fit. */
  async take(tx: Transaction, command: CaseCommand, act: CaseAct): Promise<TakenCase> {
    const held = await this.cases.lock(tx, command.caseId);
    if (!held || !isWithinReach(held.known, command)) throw new CaseRefused('case.unknown');
    const { kind, state, side, ruling } = held.known;
    const judged = judgeActOn(kind, state, act, side, ruling);
    if ('refused' in judged) throw new CaseRefused(judged.refused, { caseId: command.caseId });
    return { ...held, at: this.clock.now() };
  }

  /** Says it in this region's own strand, and answers where the case stands then. */
  async tell(tx: Transaction, { known, at }: TakenCase, word: CaseWord): Promise<CaseOutcome> {
    const asks = known.side === 'asking';
    const about = asks ? known.answeringStrand : known.caseId;
    await this.outgoing.append(
      tx,
      [
        {
          stream: `${this.own.code}.${known.service}/${known.partner}`,
          strandId: asks ? known.caseId : (known.answeringStrand ?? this.ids.next()),
          strandKind: 'case',
          type: `yipanqi.casework.${word.event}.v1`,
          section: word.section,
          open: asks ? word.open : { about: known.caseId, ...word.open },
          ...(word.personal && { personal: word.personal }),
          eventTime: at,
          legalBasis: 'statutory',
          ...(about !== undefined && { about }),
        },
      ],
      at,
    );
    return this.outcome(tx, known.caseId);
  }

  async outcome(tx: Transaction, caseId: string): Promise<CaseOutcome> {
    const [held] = await this.cases.find(tx, [caseId]);
    return { caseId, state: held!.known.state };
  }

  /** Personal values of a section of one of the two strands, as far as its key is held. */
  async personal(
    tx: Transaction,
    strandId: string,
    section: string,
  ): Promise<JsonObject | undefined> {
    const [strand] = await this.strands.open(tx, [strandId]);
    return strand?.sections.find((one) => one.section === section)?.personal;
  }
}

/** A case is in reach of those above the organisation it belongs to or that has it in hand, and of its holder. */
export function isWithinReach(
  known: Pick<KnownCase, 'service' | 'organisation' | 'holder'>,
  { service, account }: Omit<CaseCommand, 'caseId'>,
): boolean {
  if (known.service !== service) return false;
  const scope = new Scope(account.organisation);
  return (
    scope.covers(known.organisation) ||
    scope.covers(known.holder.organisation) ||
    known.holder.account === account.id
  );
}

/** Free text may name people, so it always travels encrypted. */
export function note(text: string | undefined): { readonly personal?: NotePersonal } {
  return text === undefined ? {} : { personal: { text } };
}
