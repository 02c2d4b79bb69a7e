import { stringify } from 'csv-stringify/sync';
import { REASON_HEADER } from '../register-kind';
import { faultText } from '../registration.errors';
import type { RefusedRow } from './imports.repository';

const BOM = '\uFEFF';

/**
 * The refused rows as the file they came in, with a last column 错误原因: to be corrected and handed in again. UTF-8 with
 * BOM, since Excel takes anything else for GBK; a cell that a spreadsheet would run as a formula gets a quote before it.
 */
export async function* refusedFile(
  header: readonly string[],
  pages: AsyncIterable<readonly RefusedRow[]>,
): AsyncGenerator<string> {
  const reasonAt = header.indexOf(REASON_HEADER);
  const kept = (cells: readonly string[]): string[] =>
    header.map((_, at) => cells[at] ?? '').filter((_, at) => at !== reasonAt);
  yield BOM + lines([[...kept(header), REASON_HEADER]]);
  for await (const page of pages)
    yield lines(page.map(({ cells, faults }) => [...kept(cells).map(harmless), reasonOf(faults)]));
}

function reasonOf(faults: RefusedRow['faults']): string {
  return faults.map(({ field, code }) => `${columnName(field)}${faultText(code).zh}`).join('；');
}

function harmless(cell: string): string {
  return /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
}

function lines(rows: string[][]): string {
  return stringify(rows, { record_delimiter: 'windows' });
}

const COLUMN_NAMES: Readonly<Record<string, string>> = {
  name: '姓名',
  documentKind: '证件类型',
  idNumber: '证件号码',
  sex: '性别',
  ethnicGroup: '民族',
  birthDate: '出生日期',
  homeDivision: '户籍地区划',
  hukouAddress: '户籍地址',
  residenceDivision: '现住地区划',
  address: '现住地址',
  dwellingKind: '住所类型',
  reason: '原因',
  arrivedOn: '到达日期',
  destinationDivision: '前往地区划',
  leftOn: '外出日期',
  registeredOn: '登记日期',
  phone: '联系电话',
  villagePhone: '村联系电话',
  channel: '来源渠道',
  organisation: '登记单位',
};

function columnName(field: string): string {
  const name = COLUMN_NAMES[field];
  return name ? `${name}：` : '';
}
