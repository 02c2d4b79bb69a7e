import { stringify } from 'csv-stringify/sync';
import { codeTables } from '@region';
import type { RegisterColumn, RegisterKind } from '../register-kind';
import {
  columnName,
  type DropDown,
  type WrittenCell,
  type WrittenSheet,
  writeWorkbook,
} from '../spreadsheet/workbook-writer';
import { EXAMPLE } from './register-row';

const BOM = '\uFEFF';
const CODES_SHEET = '代码';
const NUMBER_COLUMN = '行号';

/** 导入模板 as CSV: the header, and an example that is passed over when it comes back. */
export function csvTemplate(kind: RegisterKind): string {
  return BOM + stringify([headerOf(kind), exampleOf(kind)], { record_delimiter: 'windows' });
}

/** 导入模板 as .xlsx: all cells text, drop-downs from the code lists, an example, and a sheet that explains. */
export function workbookTemplate(kind: RegisterKind): AsyncGenerator<Buffer> {
  const coded = kind.columns.filter(({ codes }) => codes);
  const register: WrittenSheet = {
    name: '登记表',
    rows: [
      [
        { text: NUMBER_COLUMN, style: 'header' },
        ...kind.columns.map(({ header, required }) => ({
          text: header,
          style: required ? ('required' as const) : ('header' as const),
        })),
      ],
      exampleOf(kind).map((text) => ({ text, style: 'note' as const })),
    ],
    widths: [8, ...kind.columns.map(widthOf)],
    frozenHeader: true,
    dropDowns: coded.map((column): DropDown => ({
      column: kind.columns.indexOf(column) + 1,
      source: listOf(column, coded),
      message: `请从下拉列表中选择${column.header}`,
    })),
  };
  return writeWorkbook([
    register,
    { name: '填写说明', rows: explanation(kind), widths: [16, 8, 80] },
    { name: CODES_SHEET, hidden: true, rows: codeRows(coded) },
  ]);
}

function headerOf(kind: RegisterKind): string[] {
  return [NUMBER_COLUMN, ...kind.columns.map(({ header }) => header)];
}

function exampleOf(kind: RegisterKind): string[] {
  return [EXAMPLE, ...kind.columns.map((column) => chosen(column, column.example ?? ''))];
}

/** As a drop-down writes it. */
function chosen({ codes }: RegisterColumn, code: string): string {
  const label = codes && codeTables[codes].values.find((value) => value.code === code);
  return label ? `${label.code} ${label.zh}` : code;
}

function widthOf({ field }: RegisterColumn): number {
  if (field === 'idNumber') return 22;
  if (/address/i.test(field)) return 36;
  return /organisation|Division|reason|channel/i.test(field) ? 18 : 14;
}

function listOf(column: RegisterColumn, coded: readonly RegisterColumn[]): string {
  const name = columnName(coded.indexOf(column));
  const last = codeTables[column.codes!].values.length + 1;
  return `${CODES_SHEET}!$${name}$2:$${name}$${last}`;
}

function codeRows(coded: readonly RegisterColumn[]): string[][] {
  const lists = coded.map((column) => [
    column.header,
    ...codeTables[column.codes!].values.map(({ code, zh }) => `${code} ${zh}`),
  ]);
  const longest = Math.max(0, ...lists.map((list) => list.length));
  return Array.from({ length: longest }, (_, row) => lists.map((list) => list[row] ?? ''));
}

function explanation(kind: RegisterKind): WrittenCell[][] {
  const head = (text: string): WrittenCell => ({ text, style: 'header' });
  return [
    [head('列'), head('必填'), head('填写要求')],
    ...kind.columns.map((column) => [
      column.header,
      column.required ? '必填' : '',
      requirementOf(column),
    ]),
    [],
    [
      `红色列名为必填。${NUMBER_COLUMN}可以自行编号，也可以不填；${NUMBER_COLUMN}为“${EXAMPLE}”的行不会导入。`,
    ],
    [
      '请在“登记表”中逐行填写，不要合并单元格，不要使用公式，不要改动列名。所有单元格均为文本格式。',
    ],
  ];
}

function requirementOf(column: RegisterColumn): string {
  if (column.field === 'idNumber') return '18 位公民身份号码，文本格式，末位 X 大写';
  if (column.day) return '日期，如 2026-01-05';
  if (column.codes) return `从下拉列表中选择（${codeTables[column.codes].standard}）`;
  if (/Division/.test(column.field)) return '行政区划代码，6 位或更长，如 610302';
  if (column.field === 'organisation') return '登记单位的行政区划代码；不填为本单位';
  return /phone/i.test(column.field) ? '手机 11 位，或带区号的固定电话' : '文字';
}
