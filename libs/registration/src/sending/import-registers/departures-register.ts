import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Transaction } from '@platform/transaction';
import { normaliseIdNumber } from '../../id-number';
import { ImportRegisterHandler } from '../../import-register/import-register.handler';
import { type RegisterColumn, type RegisterKind, type WrittenRow } from '../../register-kind';
import type { RegistrationOutcome } from '../../registration-outcome';
import { RegisterDepartureHandler } from '../register-departure/register-departure.handler';

/** `CODE-departures.csv`: one departure a row. */
@Injectable()
export class DeparturesRegister implements RegisterKind, OnModuleInit {
  readonly name = 'departures';
  readonly columns: readonly RegisterColumn[] = [
    { header: '姓名', field: 'name', required: true },
    { header: '证件类型', field: 'documentKind' },
    { header: '证件号码', field: 'idNumber', required: true },
    { header: '性别', field: 'sex' },
    { header: '民族', field: 'ethnicGroup' },
    { header: '出生日期', field: 'birthDate' },
    { header: '户籍地区划', field: 'homeDivision', required: true },
    { header: '户籍地址', field: 'hukouAddress' },
    { header: '前往地区划', field: 'destinationDivision', required: true },
    { header: '外出日期', field: 'leftOn', required: true },
    { header: '外出原因', field: 'reason' },
    { header: '登记日期', field: 'registeredOn' },
    { header: '村联系电话', field: 'villagePhone' },
    { header: '登记单位', field: 'organisation' },
  ];

  constructor(
    private readonly imports: ImportRegisterHandler,
    private readonly registerDeparture: RegisterDepartureHandler,
  ) {}

  onModuleInit(): void {
    this.imports.serve(this);
  }

  /** One person may be away to two places, as the register of a year shows: the city is part of the key. */
  personKey(row: WrittenRow): string | undefined {
    if (!row.idNumber) return undefined;
    return `${normaliseIdNumber(row.idNumber)} ${row.destinationDivision?.slice(0, 4) ?? ''}`;
  }

  takeIn(
    tx: Transaction,
    rows: readonly WrittenRow[],
    { organisation }: { organisation: string },
  ): Promise<RegistrationOutcome[]> {
    return this.registerDeparture.execute(tx, { rows, organisation });
  }
}
