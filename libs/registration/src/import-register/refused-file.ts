import { stringify } from 'csv-stringify/sync';
import { REASON_HEADER } from '../register-kind';
import { faultText } from '../registration.errors';
import { type WrittenCell, writeWorkbook } from '../spreadsheet/workbook-writer';
import type { RefusedRow, RegisterImport } from './imports.repository';

const BOM = '\uFEFF';

/** The header of a file, and which field stands in which column, as far as that is known. */
type Columns = Pick<RegisterImport, 'fields'> & { readonly header: readonly string[] };

type Pages = AsyncIterable<readonly RefusedRow[]>;

/**
 * The refused rows as the file they came in, with a last column 错误原因: to be corrected and handed in again. UTF-8 with
 * BOM, since Excel takes anything else for GBK; a cell that a spreadsheet would run as a formula gets a quote before it.
 */
export async function* refusedCsv(
  { header, fields }: Columns,
  pages: Pages,
): AsyncGenerator<string> {
  const kept = keptColumns(header);
  const reason = reasonsOf({ header, fields });
  yield BOM + lines([[...kept(header), REASON_HEADER]]);
  for await (const page of pages)
    yield lines(page.map(({ cells, faults }) => [...kept(cells).map(harmless), reason(faults)]));
}

/** The same as .xlsx: every cell is text, so that nothing is run and no number is rounded. */
export function refusedWorkbook({ header, fields }: Columns, pages: Pages): AsyncGenerator<Buffer> {
  const kept = keptColumns(header);
  const reason = reasonsOf({ header, fields });
  async function* rows(): AsyncGenerator<WrittenCell[]> {
    yield [
      ...kept(header).map((text) => ({ text, style: 'header' as const })),
      { text: REASON_HEADER, style: 'required' },
    ];
    for await (const page of pages)
      for (const { cells, faults } of page) yield [...kept(cells), reason(faults)];
  }
  const widths = [...kept(header), REASON_HEADER].map((name) =>
    name === REASON_HEADER ? 60 : /地址|号码/.test(name) ? 24 : 14,
  );
  return writeWorkbook([{ name: '错误行', rows: rows(), widths, frozenHeader: true }]);
}

/** The cells of a row under the header, an earlier 错误原因 left out. */
function keptColumns(header: readonly string[]): (cells: readonly string[]) => string[] {
  const reasonAt = header.indexOf(REASON_HEADER);
  return (cells) => header.map((_, at) => cells[at] ?? '').filter((_, at) => at !== reasonAt);
}

/** What is wrong with a row; each column by the name it has in that file. */
function reasonsOf({ header, fields = [] }: Columns): (faults: RefusedRow['faults']) => string {
  const nameOf = (field: string): string => {
    const name = header[fields.indexOf(field)]?.trim() || COLUMN_NAMES[field];
    return name ? `${name}：` : '';
  };
  return (faults) =>
    faults.map(({ field, code }) => `${nameOf(field)}${faultText(code).zh}`).join('；');
}

function harmless(cell: string): string {
  return /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
}

function lines(rows: string[][]): string {
  return stringify(rows, { record_delimiter: 'windows' });
}

/** What a column is called where the file does not say. */
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
