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
    { header: '姓名', field: 'name', required: true },
    { header: '证件类型', field: 'documentKind' },
    { header: '证件号码', field: 'idNumber', required: true },
    { header: '性别', field: 'sex' },
    { header: '民族', field: 'ethnicGroup' },
    { header: '出生日期', field: 'birthDate' },
    { header: '户籍地区划', field: 'homeDivision', required: true },
    { header: '户籍地址', field: 'hukouAddress' },
    { header: '现住地区划', field: 'residenceDivision', required: true },
    { header: '现住地址', field: 'address', required: true },
    { header: '住所类型', field: 'dwellingKind' },
    { header: '来此原因', field: 'reason' },
    { header: '到达日期', field: 'arrivedOn', required: true },
    { header: '登记日期', field: 'registeredOn' },
    { header: '联系电话', field: 'phone' },
    { header: '来源渠道', field: 'channel' },
    { header: '登记单位', field: 'organisation' },
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

  takeIn(
    tx: Transaction,
    rows: readonly WrittenRow[],
    { organisation }: { organisation: string },
  ): Promise<RegistrationOutcome[]> {
    return this.registerArrival.execute(tx, { rows, organisation });
  }
}
