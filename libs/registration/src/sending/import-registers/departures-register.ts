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
    { header: '姓名', field: 'name', required: true, example: '张三' },
    { header: '证件类型', field: 'documentKind', codes: 'documentKind', example: '111' },
    { header: '证件号码', field: 'idNumber', required: true, example: '11010119900307803X' },
    { header: '性别', field: 'sex', codes: 'sex', example: '1' },
    { header: '民族', field: 'ethnicGroup', codes: 'ethnicGroup', example: '01' },
    { header: '出生日期', field: 'birthDate', day: true, example: '1990-03-07' },
    { header: '户籍地区划', field: 'homeDivision', required: true, example: '610302' },
    { header: '户籍地址', field: 'hukouAddress', example: '经二路2号' },
    { header: '前往地区划', field: 'destinationDivision', required: true, example: '410100' },
    { header: '外出日期', field: 'leftOn', required: true, day: true, example: '2026-01-03' },
    { header: '外出原因', field: 'reason', codes: 'reason', example: '01' },
    { header: '登记日期', field: 'registeredOn', day: true, example: '2026-01-06' },
    { header: '村联系电话', field: 'villagePhone', example: '13900000000' },
    { header: '登记单位', field: 'organisation', example: '610302' },
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

  judge(tx: Transaction, rows: readonly WrittenRow[], { organisation }: { organisation: string }) {
    return this.registerDeparture.judge(tx, { rows, organisation });
  }

  takeIn(
    tx: Transaction,
    rows: readonly WrittenRow[],
    { organisation }: { organisation: string },
  ): Promise<RegistrationOutcome[]> {
    return this.registerDeparture.execute(tx, { rows, organisation });
  }
}
