import { Injectable } from '@nestjs/common';
import type { Json, JsonObject } from '@contracts';
import { ReadLog, Scope, type SignedInAccount } from '@identity';
import { RecordReadModel } from '@record';
import { ActRefused } from '../registration.errors';
import { RegistrationReadModel } from '../registration.read-model';

export interface RevealedValues {
  readonly idNumber?: string;
  readonly phone?: string;
  readonly villagePhone?: string;
}

@Injectable()
export class RevealValuesQuery {
  constructor(
    private readonly registrations: RegistrationReadModel,
    private readonly records: RecordReadModel,
    private readonly reads: ReadLog,
  ) {}

  async execute(
    recordId: string,
    account: SignedInAccount,
    purpose: string,
  ): Promise<RevealedValues> {
    const row = await this.registrations.find(new Scope(account.organisation).prefix, recordId);
    const detail = row && (await this.records.page(recordId));
    if (!detail) throw new ActRefused('record.unknown', { recordId });
    await this.reads.write({
      kind: 'reveal',
      account,
      route: 'POST /api/bureau/records/:recordId/reveal',
      subjects: [recordId],
      purpose,
    });
    const declared = detail.receiving?.sections.declared?.personal;
    const departure = detail.sending?.sections.departure?.personal;
    return {
      idNumber: text(declared, 'idNumber') ?? text(departure, 'idNumber'),
      phone: text(detail.receiving?.sections.residence?.personal, 'phone'),
      villagePhone: text(departure, 'villagePhone'),
    };
  }
}

function text(personal: JsonObject | undefined, field: string): string | undefined {
  const value: Json | undefined = personal?.[field];
  return typeof value === 'string' ? value : undefined;
}
