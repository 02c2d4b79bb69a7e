import { Injectable } from '@nestjs/common';
import type { ForwardingReason } from '@contracts';
import type { Transaction } from '@platform/transaction';
import { covers, isKnown } from '@region';
import { type CaseCommand, CaseDesk, type CaseOutcome, note } from '../../case-desk/case-desk';
import { caseFault, CaseContentRefused } from '../../case.errors';
import { OwnRegion } from '../../own-region';

interface TurnAway extends CaseCommand {
  readonly reason: ForwardingReason;
  readonly text?: string;
}

/** 转办, 误投退回: this region is not competent. Inside the region a case is handed down or up, not turned away. */
@Injectable()
export class TurnAwayCaseHandler {
  constructor(
    private readonly own: OwnRegion,
    private readonly desk: CaseDesk,
  ) {}

  async forward(
    tx: Transaction,
    command: TurnAway & { readonly toDivision: string },
  ): Promise<CaseOutcome> {
    const { toDivision, reason, text } = command;
    if (!isKnown(toDivision))
      throw new CaseContentRefused([caseFault('toDivision', 'division.unknown')]);
    if (covers(this.own.code, toDivision))
      throw new CaseContentRefused([caseFault('toDivision', 'division.inside')]);
    const taken = await this.desk.take(tx, command, 'forward');
    if (covers(taken.known.partner, toDivision))
      throw new CaseContentRefused([caseFault('toDivision', 'division.asker')]);
    return this.desk.tell(tx, taken, {
      event: 'case-forwarded',
      section: 'forwarding',
      open: { round: taken.known.round, outcome: 'forwarded', reason, toDivision },
      ...note(text),
    });
  }

  async misaddressed(tx: Transaction, command: TurnAway): Promise<CaseOutcome> {
    const taken = await this.desk.take(tx, command, 'misaddressed');
    return this.desk.tell(tx, taken, {
      event: 'case-misaddressed',
      section: 'forwarding',
      open: { round: taken.known.round, outcome: 'misaddressed', reason: command.reason },
      ...note(command.text),
    });
  }
}
