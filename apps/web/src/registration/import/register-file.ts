import type { ImportKind } from '../../api/imports';

/** Header rows of the registers, as offices hand them in. */
export const HEADERS: Record<ImportKind, string[]> = {
  hukou: '行号,公民身份号码,姓名,性别,民族,出生日期,户籍地区划,户籍地址'.split(','),
  arrivals:
    '行号,姓名,证件类型,证件号码,性别,民族,出生日期,户籍地区划,户籍地址,现住地区划,现住地址,住所类型,来此原因,到达日期,登记日期,联系电话,来源渠道,登记单位'.split(
      ',',
    ),
  departures:
    '行号,姓名,证件类型,证件号码,性别,民族,出生日期,户籍地区划,户籍地址,前往地区划,外出日期,外出原因,登记日期,村联系电话,登记单位'.split(
      ',',
    ),
};

export const BYTES_MAX = 64 * 1024 * 1024;
const PREVIEW_ROWS = 5;

export interface Preview {
  encoding: 'UTF-8' | 'GB18030';
  header: string[];
  rows: string[][];
  count: number;
  missing: string[];
  /** Another register whose header this is. */
  looksLike?: ImportKind;
}

/** Looks at a file before it is sent: encoding, header, number of rows, and the first few. */
export async function previewOf(file: File, kind: ImportKind): Promise<Preview> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const { text, encoding } = decode(bytes);
  const [header = [], ...rows] = cells(text);
  const names = header.map((name) => name.trim());
  const missing = HEADERS[kind].filter((name) => !names.includes(name));
  const looksLike = (Object.keys(HEADERS) as ImportKind[]).find(
    (other) => other !== kind && HEADERS[other].every((name) => names.includes(name)),
  );
  return {
    encoding,
    header: names,
    rows: rows.slice(0, PREVIEW_ROWS).map((row) => row.map((v, i) => masked(names[i] ?? '', v))),
    count: rows.length,
    missing,
    ...(missing.length > 0 && looksLike && { looksLike }),
  };
}

/** Chinese Excel saves GBK: what is not UTF-8 is read as GB 18030. */
function decode(bytes: Uint8Array): { text: string; encoding: Preview['encoding'] } {
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'UTF-8' };
  } catch {
    return { text: new TextDecoder('gb18030').decode(bytes), encoding: 'GB18030' };
  }
}

/** Rows of a CSV text (RFC 4180); empty lines are not rows. */
export function cells(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let quoted = false;
  const endRow = (): void => {
    row.push(cell);
    if (row.some((value) => value !== '')) rows.push(row);
    row = [];
    cell = '';
  };
  for (let i = 0; i < text.length; i++) {
    const sign = text[i];
    if (quoted) {
      if (sign !== '"') cell += sign;
      else if (text[i + 1] === '"') cell += text[++i];
      else quoted = false;
    } else if (sign === '"') quoted = true;
    else if (sign === ',') {
      row.push(cell);
      cell = '';
    } else if (sign === '\n') endRow();
    else if (sign !== '\r') cell += sign;
  }
  endRow();
  return rows;
}

function masked(name: string, value: string): string {
  if (/号码/.test(name) && value.length > 8)
    return `${value.slice(0, 6)}${'*'.repeat(value.length - 10)}${value.slice(-4)}`;
  if (/电话/.test(name) && value.length > 7) return `${value.slice(0, 3)}****${value.slice(-4)}`;
  return value;
}

/** An empty register with its header, in the form Excel opens rightly. */
export const templateOf = (kind: ImportKind): Blob =>
  new Blob(['\uFEFF', HEADERS[kind].join(','), '\r\n'], { type: 'text/csv;charset=utf-8' });
