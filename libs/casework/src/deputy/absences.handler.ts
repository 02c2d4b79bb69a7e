import { Injectable } from '@nestjs/common';
import { addDays, dayIn } from '@calendar';
import { AccountStandings, permits, Scope, type SignedInAccount } from '@identity';
import { Clock } from '@platform/clock';
import { Ids } from '@platform/ids';
import type { Transaction } from '@platform/transaction';
import { type Absence, Absences } from '../absence';
import { caseFault, CaseContentRefused, CaseRefused } from '../case.errors';

/** 代办: who stands in for somebody who is away. A deputy reaches at least what the absent one reaches. */
@Injectable()
export class AbsencesHandler {
  constructor(
    private readonly absences: Absences,
    private readonly standings: AccountStandings,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  async announce(
    tx: Transaction,
    account: SignedInAccount,
    asked: { readonly deputy: string; readonly from: string; readonly to: string },
  ): Promise<{ absenceId: string }> {
    const { deputy, from, to } = asked;
    if (from > to) throw new CaseContentRefused([caseFault('to', 'absence.days')]);
    const standing = (await this.standings.find([deputy])).get(deputy);
    if (
      !standing ||
      standing.disabled ||
      deputy === account.id ||
      !permits(standing.role, 'work-case') ||
      !new Scope(standing.organisation).covers(account.organisation)
    )
      throw new CaseContentRefused([caseFault('deputy', 'absence.deputy')]);
    const absenceId = this.ids.next();
    const { id, organisation } = account;
    const absence: Absence = { absenceId, account: id, deputy, organisation, from, to };
    await this.absences.keep(tx, absence, id);
    return { absenceId };
  }

  async end(
    tx: Transaction,
    account: SignedInAccount,
    absenceId: string,
  ): Promise<{ absenceId: string }> {
    const lastDay = addDays(dayIn(this.clock.now()), -1);
    const ended = await this.absences.end(tx, { absenceId, account: account.id, lastDay });
    if (!ended) throw new CaseRefused('absence.unknown');
    return { absenceId };
  }

  ofAccount(account: SignedInAccount): Promise<Absence[]> {
    return this.absences.ofAccount(account.id, dayIn(this.clock.now()));
  }
}
