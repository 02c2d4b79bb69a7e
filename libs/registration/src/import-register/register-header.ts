import { createHash } from 'node:crypto';
import type { FieldFault } from '@platform/domain-error';
import {
  REASON_HEADER,
  type RegisterKind,
  type RegisterName,
  SILENT_HEADERS,
} from '../register-kind';
import { HeaderRefused } from '../registration.errors';

/** Which field stands in which column of a file; null where a column says nothing to us. */
export type ColumnFields = readonly (string | null)[];

/** Other headers under which offices write the same; offered as a first guess, never taken without a clerk. */
const ALIASES: Readonly<Record<string, readonly string[]>> = {
  name: ['人员姓名', '流动人口姓名', '本人姓名'],
  documentKind: ['证件种类'],
  idNumber: ['公民身份号码', '身份证号', '身份证号码', '身份号码', '证件号码', '居民身份证号码'],
  sex: ['性别代码'],
  ethnicGroup: ['民族代码'],
  birthDate: ['出生年月', '出生年月日', '生日'],
  homeDivision: ['户籍地代码', '户籍地行政区划', '户籍地区划代码', '户籍区划', '户口所在地区划'],
  hukouAddress: ['户籍详细地址', '户口所在地', '户籍所在地', '户籍地详址'],
  residenceDivision: ['现居住地区划', '现住地代码', '居住地区划', '现住地区划代码'],
  address: ['现居住地址', '现居住地', '居住地址', '暂住地址', '现住地详址'],
  dwellingKind: ['住房类型', '居所类型', '住所类别'],
  reason: ['流入原因', '流动原因', '外出原因', '来此原因', '外出事由'],
  arrivedOn: ['来本地日期', '流入日期', '来此日期', '到达时间'],
  destinationDivision: ['流入地区划', '前往地代码', '去往地区划'],
  leftOn: ['流出日期', '离开日期', '外出时间'],
  registeredOn: ['登记时间', '填报日期'],
  phone: ['电话', '手机号', '手机号码', '联系方式', '本人电话'],
  villagePhone: ['村电话', '村居电话', '村（居）联系电话'],
  channel: ['登记渠道', '报送渠道'],
  organisation: ['登记单位代码', '填报单位'],
};

/** A header is told by one of its names; a row without any may be a person's, and nothing of it is repeated. */
export function isHeader(cells: readonly string[], kind: RegisterKind): boolean {
  return cells.some((cell) => guess(bare(cell), kind) !== undefined);
}

/**
 * The columns of a file that follows the template; undefined when a known name of another layout, or an unknown column,
 * asks for a clerk.
 */
export function templateFields(
  header: readonly string[],
  kind: RegisterKind,
): ColumnFields | undefined {
  return headerFaults(header, kind).length > 0
    ? undefined
    : header.map((name) => exact(bare(name), kind));
}

/** What the header refuses when nobody can be asked: unknown, doubled and missing columns by name. */
export function refuseHeader(header: readonly string[], kind: RegisterKind): never {
  throw new HeaderRefused({}, headerFaults(header, kind).slice(0, 50));
}

/** The best guess for a clerk to correct; no field twice. */
export function guessedFields(header: readonly string[], kind: RegisterKind): ColumnFields {
  const names = header.map(bare);
  const taken = new Set(names.flatMap((name) => exact(name, kind) ?? []));
  return names.map((name) => {
    const field = exact(name, kind);
    if (field !== null) return field;
    const guessed = guess(name, kind);
    if (guessed === undefined || taken.has(guessed)) return null;
    taken.add(guessed);
    return guessed;
  });
}

/** By which columns a register is told from the others; those of the other side are not known to the process of this one. */
const TOLD_BY = {
  arrivals: namesOf({
    residenceDivision: '现住地区划',
    address: '现住地址',
    arrivedOn: '到达日期',
  }),
  departures: namesOf({ destinationDivision: '前往地区划', leftOn: '外出日期' }),
  person: namesOf({
    name: '姓名',
    idNumber: '公民身份号码',
    sex: '性别',
    ethnicGroup: '民族',
    birthDate: '出生日期',
    homeDivision: '户籍地区划',
    hukouAddress: '户籍地址',
  }),
};

/** The other register a file seems to be, so that nobody maps the columns of a file chosen by mistake. */
export function looksLike(header: readonly string[], kind: RegisterName): RegisterName | undefined {
  const told = registerTold(header.map(bare));
  return told === kind ? undefined : told;
}

function registerTold(header: readonly string[]): RegisterName | undefined {
  const names = header.filter((name) => name !== '' && !SILENT_HEADERS.includes(name));
  const isArrivals = names.some((name) => TOLD_BY.arrivals.includes(name));
  const isDepartures = names.some((name) => TOLD_BY.departures.includes(name));
  if (isArrivals && !isDepartures) return 'arrivals';
  if (isDepartures && !isArrivals) return 'departures';
  const isPersonOnly = names.length > 2 && names.every((name) => TOLD_BY.person.includes(name));
  return isPersonOnly ? 'hukou' : undefined;
}

function namesOf(headers: Readonly<Record<string, string>>): string[] {
  return Object.entries(headers).flatMap(([field, name]) => [name, ...(ALIASES[field] ?? [])]);
}

/** What is wrong with the columns a clerk has chosen. */
export function chosenFaults(fields: ColumnFields, kind: RegisterKind): FieldFault[] {
  const faults: FieldFault[] = [];
  fields.forEach((field, at) => {
    if (field === null) return;
    const column = kind.columns.find((one) => one.field === field);
    if (!column) faults.push(headerFault(field, 'import.column-unknown'));
    else if (fields.indexOf(field) !== at)
      faults.push(headerFault(column.header, 'import.column-double'));
  });
  for (const { header, field, required } of kind.columns)
    if (required && !fields.includes(field))
      faults.push(headerFault(header, 'import.column-missing'));
  return faults;
}

/** Stands for a layout, whatever file it comes in: its names in their order. 错误原因 is ours and no part of it. */
export function layoutFingerprint(header: readonly string[]): Buffer {
  const names = header.map(bare).filter((name) => name !== REASON_HEADER);
  while (names.at(-1) === '') names.pop();
  return createHash('sha256').update(JSON.stringify(names)).digest();
}

/** The columns of a remembered layout in this file, where 错误原因 may have been added. */
export function rememberedFields(header: readonly string[], fields: ColumnFields): ColumnFields {
  const left = [...fields];
  return header.map((name) => (bare(name) === REASON_HEADER ? null : (left.shift() ?? null)));
}

/** A layout as it is remembered: without the column 错误原因. */
export function layoutFields(header: readonly string[], fields: ColumnFields): ColumnFields {
  return fields.filter((_, at) => bare(header[at] ?? '') !== REASON_HEADER);
}

function headerFaults(header: readonly string[], kind: RegisterKind): FieldFault[] {
  const names = header.map(bare);
  const faults: FieldFault[] = [];
  names.forEach((name, at) => {
    if (name === '') return; // a spreadsheet leaves such columns beside its table
    if (names.indexOf(name) !== at) faults.push(headerFault(name, 'import.column-double'));
    if (exact(name, kind) === null && !SILENT_HEADERS.includes(name))
      faults.push(headerFault(name, 'import.column-unknown'));
  });
  for (const { header: name, required } of kind.columns)
    if (required && !names.includes(name)) faults.push(headerFault(name, 'import.column-missing'));
  return faults;
}

function exact(name: string, kind: RegisterKind): string | null {
  return kind.columns.find(({ header }) => header === name)?.field ?? null;
}

/** A remark in brackets, as 姓名（必填）, is left aside when the whole is no known name. */
function guess(name: string, kind: RegisterKind): string | undefined {
  return known(name, kind) ?? known(name.replace(/\s*[（(][^（）()]*[）)]$/, ''), kind);
}

function known(name: string, kind: RegisterKind): string | undefined {
  return (
    exact(name, kind) ?? kind.columns.find(({ field }) => ALIASES[field]?.includes(name))?.field
  );
}

/** Without what a template marks a required column with. */
function bare(name: string): string {
  return name.trim().replace(/^\*|\*$/g, '');
}

function headerFault(header: string, code: keyof typeof HEADER_TEXTS): FieldFault {
  return { field: header.slice(0, 40), code, text: HEADER_TEXTS[code] };
}

const HEADER_TEXTS = {
  'import.column-unknown': { zh: '模板中没有这一列', en: 'The template has no such column' },
  'import.column-missing': { zh: '缺少这一列', en: 'This column is missing' },
  'import.column-double': { zh: '这一列重复', en: 'This column stands there twice' },
} as const;
