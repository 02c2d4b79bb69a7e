import { Injectable, type OnModuleInit } from '@nestjs/common';
import { dayIn } from '@calendar';
import { Clock } from '@platform/clock';
import type { Transaction } from '@platform/transaction';
import { covers } from '@region';
import { isWithinArea } from '../../area';
import { normaliseIdNumber } from '../../id-number';
import { ImportRegisterHandler } from '../../import-register/import-register.handler';
import { OwnRegion } from '../../own-region';
import { type RegisterColumn, type RegisterKind, type WrittenRow } from '../../register-kind';
import type { HukouEntry } from '../../registration';
import { fault } from '../../registration.errors';
import { HomeRegister } from '../../registration.repository';
import type { RegistrationOutcome } from '../../registration-outcome';
import { readHukouEntry } from '../../written-registration';

/**
 * `CODE-hukou.csv`: the home register as the office holds it. Taken in first, since it answers for arrivals; a person
 * whose line changed since is kept anew.
 */
@Injectable()
export class HukouRegister implements RegisterKind, OnModuleInit {
  readonly name = 'hukou';
  readonly columns: readonly RegisterColumn[] = [
    { header: '公民身份号码', field: 'idNumber', required: true },
    { header: '姓名', field: 'name', required: true },
    { header: '性别', field: 'sex' },
    { header: '民族', field: 'ethnicGroup' },
    { header: '出生日期', field: 'birthDate' },
    { header: '户籍地区划', field: 'homeDivision', required: true },
    { header: '户籍地址', field: 'hukouAddress' },
  ];

  constructor(
    private readonly own: OwnRegion,
    private readonly imports: ImportRegisterHandler,
    private readonly homeRegister: HomeRegister,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.imports.serve(this);
  }

  personKey(row: WrittenRow): string | undefined {
    return row.idNumber && normaliseIdNumber(row.idNumber);
  }

  async takeIn(
    tx: Transaction,
    rows: readonly WrittenRow[],
    by: { organisation: string },
  ): Promise<RegistrationOutcome[]> {
    const at = this.clock.now();
    const entries = new Map<string, HukouEntry>();
    const outcomes = rows.map((row): RegistrationOutcome => {
      const { value: entry, faults } = readHukouEntry(row, { today: dayIn(at) });
      if (!entry) return { outcome: 'refused', faults };
      const home = entry.home.code;
      if (!covers(this.own.code, home) || !isWithinArea(by.organisation, home))
        return { outcome: 'refused', faults: [fault('homeDivision', 'division.outside')] };
      if (entries.has(entry.person.idNumber))
        return { outcome: 'refused', faults: [fault('', 'row.double')] };
      entries.set(entry.person.idNumber, entry);
      return { outcome: 'registered', recordId: '', marks: [] };
    });
    await this.homeRegister.keep(tx, [...entries.values()], at);
    return outcomes;
  }
}
