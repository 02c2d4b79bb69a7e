import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Transaction } from '@platform/transaction';
import { normaliseIdNumber } from '../../id-number';
import { ImportRegisterHandler } from '../../import-register/import-register.handler';
import { type RegisterColumn, type RegisterKind, type WrittenRow } from '../../register-kind';
import type { RegistrationOutcome } from '../../registration-outcome';
import { RegisterArrivalHandler } from '../register-arrival/register-arrival.handler';

/** `CODE-arrivals.csv`: one arrival a row. */
@Injectable()
export class ArrivalsRegister implements RegisterKind, OnModuleInit {
  readonly name = 'arrivals';
  readonly columns: readonly RegisterColumn[] = [
    { header: '姓名', field: 'name', required: true, example: '张三' },
    { header: '证件类型', field: 'documentKind', codes: 'documentKind', example: '111' },
    { header: '证件号码', field: 'idNumber', required: true, example: '11010119900307803X' },
    { header: '性别', field: 'sex', codes: 'sex', example: '1' },
    { header: '民族', field: 'ethnicGroup', codes: 'ethnicGroup', example: '01' },
    { header: '出生日期', field: 'birthDate', day: true, example: '1990-03-07' },
    { header: '户籍地区划', field: 'homeDivision', required: true, example: '610302' },
    { header: '户籍地址', field: 'hukouAddress', example: '经二路2号' },
    { header: '现住地区划', field: 'residenceDivision', required: true, example: '410105' },
    { header: '现住地址', field: 'address', required: true, example: '健康路1号3单元201室' },
    { header: '住所类型', field: 'dwellingKind', codes: 'dwelling', example: '02' },
    { header: '来此原因', field: 'reason', codes: 'reason', example: '01' },
    { header: '到达日期', field: 'arrivedOn', required: true, day: true, example: '2026-01-05' },
    { header: '登记日期', field: 'registeredOn', day: true, example: '2026-01-06' },
    { header: '联系电话', field: 'phone', example: '13800000000' },
    { header: '来源渠道', field: 'channel', codes: 'channel', example: '3' },
    { header: '登记单位', field: 'organisation', example: '410105' },
  ];

  constructor(
    private readonly imports: ImportRegisterHandler,
    private readonly registerArrival: RegisterArrivalHandler,
  ) {}

  onModuleInit(): void {
    this.imports.serve(this);
  }

  personKey(row: WrittenRow): string | undefined {
    return row.idNumber && normaliseIdNumber(row.idNumber);
  }

  judge(tx: Transaction, rows: readonly WrittenRow[], { organisation }: { organisation: string }) {
    return this.registerArrival.judge(tx, { rows, organisation });
  }

  takeIn(
    tx: Transaction,
    rows: readonly WrittenRow[],
    { organisation }: { organisation: string },
  ): Promise<RegistrationOutcome[]> {
    return this.registerArrival.execute(tx, { rows, organisation });
  }
}
