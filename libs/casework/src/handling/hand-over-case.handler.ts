import { Injectable } from '@nestjs/common';
import { AccountStandings, permits, Scope } from '@identity';
import type { Transaction } from '@platform/transaction';
import { isKnown } from '@region';
import { type CaseCommand, CaseDesk, type CaseOutcome } from '../case-desk/case-desk';
import { organisationAbove } from '../case-holding';
import { CaseContentRefused, caseFault, CaseRefused } from '../case.errors';
import { CaseRepository } from '../case.repository';
import { OwnRegion } from '../own-region';

/** 交办 and 上报: who inside this region has a case in hand. The other side is told nothing of it. */
@Injectable()
export class HandOverCaseHandler {
  constructor(
    private readonly own: OwnRegion,
    private readonly desk: CaseDesk,
    private readonly cases: CaseRepository,
    private readonly standings: AccountStandings,
  ) {}

  /** To an organisation of one's own area, or to a colleague; never past one's own area. */
  async assign(
    tx: Transaction,
    command: CaseCommand & {
      readonly organisation: string;
      readonly toAccount?: string;
      readonly remark?: string;
    },
  ): Promise<CaseOutcome> {
    const { known, at } = await this.desk.take(tx, command, 'assign');
    const { account, organisation, toAccount, remark } = command;
    const { caseId, holder } = known;
    if (!isKnown(organisation))
      throw new CaseContentRefused([caseFault('organisation', 'division.unknown')]);
    if (!new Scope(account.organisation).covers(organisation))
      throw new CaseRefused('case.not-below', { caseId });
    if (toAccount !== undefined && !(await this.canHold(toAccount, organisation)))
      throw new CaseRefused('case.colleague', { caseId });
    await this.cases.handOver(tx, {
      caseId,
      at,
      act: 'assign',
      account: account.id,
      from: holder.organisation,
      to: { organisation, account: toAccount },
      remark,
    });
    return this.desk.outcome(tx, caseId);
  }

  async handUp(
    tx: Transaction,
    command: CaseCommand & { readonly remark?: string },
  ): Promise<CaseOutcome> {
    const { known, at } = await this.desk.take(tx, command, 'hand-up');
    const { caseId, holder } = known;
    const above = organisationAbove(holder.organisation, this.own.code);
    if (above === undefined) throw new CaseRefused('case.top', { caseId });
    await this.cases.handOver(tx, {
      caseId,
      at,
      act: 'hand-up',
      account: command.account.id,
      from: holder.organisation,
      to: { organisation: above },
      remark: command.remark,
    });
    return this.desk.outcome(tx, caseId);
  }

  /** A colleague of that office, or of one above it. */
  private async canHold(account: string, organisation: string): Promise<boolean> {
    const standing = (await this.standings.find([account])).get(account);
    return (
      standing !== undefined &&
      !standing.disabled &&
      permits(standing.role, 'work-case') &&
      new Scope(standing.organisation).covers(organisation)
    );
  }
}
