import { Injectable } from '@nestjs/common';
import { ReadLog, Scope, type SignedInAccount } from '@identity';
import { Households } from '../../households';
import { ActRefused } from '../../registration.errors';
import { RegistrationReadModel } from '../../registration.read-model';
import { RegistrationRepository } from '../../registration.repository';
import type { HouseholdResponse } from './register-household.dto';

/** The people of one household, each with the record it became; masked, and logged as a list. */
@Injectable()
export class ShowHouseholdQuery {
  constructor(
    private readonly registrations: RegistrationRepository,
    private readonly households: Households,
    private readonly records: RegistrationReadModel,
    private readonly reads: ReadLog,
  ) {}

  async execute(householdId: string, account: SignedInAccount): Promise<HouseholdResponse> {
    const area = new Scope(account.organisation).prefix;
    const held = await this.registrations.read((tx) => this.households.find(tx, householdId));
    const rows = await Promise.all(held.map(({ recordId }) => this.records.find(area, recordId)));
    const members = held.flatMap(({ relation }, at) => {
      const row = rows[at];
      if (!row) return [];
      const { recordId, name, idNumberMasked, ended } = row;
      return [{ recordId, relation, name, idNumberMasked, ended }];
    });
    if (members.length === 0) throw new ActRefused('record.unknown', {});
    await this.reads.write({
      kind: 'list',
      account,
      route: 'GET /api/receiving/households/:householdId',
      filter: { household: householdId },
      total: members.length,
      subjects: members.map(({ recordId }) => recordId),
    });
    return { householdId, members };
  }
}
