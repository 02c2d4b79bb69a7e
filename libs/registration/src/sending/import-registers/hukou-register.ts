import { Injectable, type OnModuleInit } from '@nestjs/common';
import { dayIn } from '@calendar';
import { Clock } from '@platform/clock';
import type { FieldFault } from '@platform/domain-error';
import type { Transaction } from '@platform/transaction';
import { covers } from '@region';
import { isWithinArea } from '../../area';
import { normaliseIdNumber } from '../../id-number';
import { ImportRegisterHandler } from '../../import-register/import-register.handler';
import { OwnRegion } from '../../own-region';
import { type RegisterColumn, type RegisterKind, type WrittenRow } from '../../register-kind';
import type { HukouEntry } from '../../registration';
import { fault } from '../../registration.errors';
import { HomeRegister, RegistrationRepository } from '../../registration.repository';
import type { RegistrationOutcome } from '../../registration-outcome';
import { readHukouEntry, type Reading, type Registrar } from '../../written-registration';

/**
 * `CODE-hukou.csv`: the home register as the office holds it. Taken in first, since it answers for arrivals; a person
 * whose line changed since is kept anew.
 */
@Injectable()
export class HukouRegister implements RegisterKind, OnModuleInit {
  readonly name = 'hukou';
  readonly columns: readonly RegisterColumn[] = [
    { header: '公民身份号码', field: 'idNumber', required: true, example: '11010119900307803X' },
    { header: '姓名', field: 'name', required: true, example: '张三' },
    { header: '性别', field: 'sex', codes: 'sex', example: '1' },
    { header: '民族', field: 'ethnicGroup', codes: 'ethnicGroup', example: '01' },
    { header: '出生日期', field: 'birthDate', day: true, example: '1990-03-07' },
    { header: '户籍地区划', field: 'homeDivision', required: true, example: '610302' },
    { header: '户籍地址', field: 'hukouAddress', example: '经二路2号' },
  ];

  constructor(
    private readonly own: OwnRegion,
    private readonly imports: ImportRegisterHandler,
    private readonly homeRegister: HomeRegister,
    private readonly registrations: RegistrationRepository,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.imports.serve(this);
  }

  personKey(row: WrittenRow): string | undefined {
    return row.idNumber && normaliseIdNumber(row.idNumber);
  }

  async judge(
    tx: Transaction,
    rows: readonly WrittenRow[],
    by: { organisation: string },
  ): Promise<(readonly FieldFault[] | undefined)[]> {
    const today = dayIn(this.clock.now());
    const overridden = await this.overridden(tx, rows);
    return rows.map((row) => this.read(row, { ...by, today, overridden }).faults);
  }

  async takeIn(
    tx: Transaction,
    rows: readonly WrittenRow[],
    by: { organisation: string },
  ): Promise<RegistrationOutcome[]> {
    const at = this.clock.now();
    const overridden = await this.overridden(tx, rows);
    const today = dayIn(at);
    const entries = new Map<string, HukouEntry>();
    const outcomes = rows.map((row): RegistrationOutcome => {
      const { value: entry, faults } = this.read(row, { ...by, today, overridden });
      if (!entry) return { outcome: 'refused', faults };
      if (entries.has(entry.person.idNumber))
        return { outcome: 'refused', faults: [fault('', 'row.double')] };
      entries.set(entry.person.idNumber, entry);
      return { outcome: 'registered', recordId: '', marks: [] };
    });
    await this.homeRegister.keep(tx, [...entries.values()], at);
    return outcomes;
  }

  private overridden(tx: Transaction, rows: readonly WrittenRow[]): Promise<ReadonlySet<string>> {
    return this.registrations.overridden(
      tx,
      rows.map(({ idNumber }) => idNumber),
    );
  }

  private read(row: WrittenRow, { organisation, ...by }: Registrar): Reading<HukouEntry> {
    const reading = readHukouEntry(row, by);
    const home = reading.value?.home.code;
    if (home && !(covers(this.own.code, home) && isWithinArea(organisation, home)))
      return { faults: [fault('homeDivision', 'division.outside')] };
    return reading;
  }
}
