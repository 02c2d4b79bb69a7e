import { crc32, deflateRawSync } from 'node:zlib';
import { Workbook } from '../src/spreadsheet/workbook';

const SHEET_NS = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE_NS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

interface XlsxSheet {
  readonly name: string;
  readonly hidden?: boolean;
  /** What stands inside `worksheet`. */
  readonly xml: string;
}

/** A workbook part by part, as Excel writes one: to put into it what our own writer never would. */
export function xlsxOf(
  sheets: readonly XlsxSheet[],
  { strings, styles = '' }: { readonly strings?: readonly string[]; readonly styles?: string } = {},
): Buffer {
  const relation = (id: string, kind: string, target: string): string =>
    `<Relationship Id="${id}" Type="${OFFICE_NS}/${kind}" Target="${target}"/>`;
  const list = sheets.map(
    ({ name, hidden }, at) =>
      `<sheet name="${name}" sheetId="${at + 1}"${hidden ? ' state="hidden"' : ''} r:id="s${at + 1}"/>`,
  );
  return zipOf({
    '_rels/.rels': `<Relationships>${relation('r1', 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
    'xl/workbook.xml': `<workbook xmlns="${SHEET_NS}" xmlns:r="${OFFICE_NS}"><sheets>${list.join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships>${sheets
      .map((_, at) => relation(`s${at + 1}`, 'worksheet', `worksheets/sheet${at + 1}.xml`))
      .join(
        '',
      )}${relation('t1', 'sharedStrings', 'sharedStrings.xml')}${relation('y1', 'styles', 'styles.xml')}</Relationships>`,
    'xl/styles.xml': `<styleSheet xmlns="${SHEET_NS}">${styles}</styleSheet>`,
    ...(strings && {
      'xl/sharedStrings.xml': `<sst xmlns="${SHEET_NS}">${strings.map((text) => `<si>${text}</si>`).join('')}</sst>`,
    }),
    ...Object.fromEntries(
      sheets.map(({ xml }, at) => [
        `xl/worksheets/sheet${at + 1}.xml`,
        `<worksheet xmlns="${SHEET_NS}">${xml}</worksheet>`,
      ]),
    ),
  });
}

/** Rows of texts as the XML of a sheet. */
export function sheetData(rows: readonly (readonly string[])[]): string {
  const cells = (row: readonly string[], number: number): string =>
    row.map((text, at) => textCell(`${letter(at)}${number}`, text)).join('');
  return `<sheetData>${rows.map((row, at) => `<row r="${at + 1}">${cells(row, at + 1)}</row>`).join('')}</sheetData>`;
}

export function textCell(reference: string, text: string): string {
  return `<c r="${reference}" t="inlineStr"><is><t>${text}</t></is></c>`;
}

const letter = (at: number): string => String.fromCharCode(65 + at);

/** A ZIP file of these parts; `flags` 1 says that they are encrypted. */
export function zipOf(parts: Readonly<Record<string, string | Buffer>>, flags = 0): Buffer {
  const bodies: Buffer[] = [];
  const entries: Buffer[] = [];
  let at = 0;
  for (const [name, content] of Object.entries(parts)) {
    const packed = deflateRawSync(content);
    const header = Buffer.alloc(30);
    header.writeUInt32LE(0x04034b50, 0);
    header.writeUInt16LE(flags, 6);
    header.writeUInt16LE(8, 8);
    header.writeUInt16LE(name.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(flags, 8);
    entry.writeUInt16LE(8, 10);
    entry.writeUInt32LE(crc32(content), 16);
    entry.writeUInt32LE(packed.length, 20);
    entry.writeUInt16LE(name.length, 28);
    entry.writeUInt32LE(at, 42);
    bodies.push(header, Buffer.from(name), packed);
    entries.push(entry, Buffer.from(name));
    at += 30 + name.length + packed.length;
  }
  const directory = Buffer.concat(entries);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...bodies, directory, end]);
}

/** Bytes in the hand, read as a file that lies in pieces. */
export function fileOf(bytes: Buffer) {
  return {
    size: bytes.length,
    read: (from: number, length: number) => Promise.resolve(bytes.subarray(from, from + length)),
  };
}

/** The rows of the first sheet of a workbook, cell by cell. */
export async function readXlsx(bytes: Buffer): Promise<string[][]> {
  const workbook = await Workbook.open(fileOf(bytes));
  const rows: string[][] = [];
  for await (const some of workbook.rows(workbook.sheets[0]!))
    rows.push(...some.map(({ cells }) => cells));
  return rows;
}
