import { type ZipContent, zipped } from './zip-writer';

export interface WrittenSheet {
  readonly name: string;
  readonly hidden?: boolean;
  /** Widths in characters, by column. */
  readonly widths?: readonly number[];
  readonly rows: AsyncIterable<readonly WrittenCell[]> | Iterable<readonly WrittenCell[]>;
  /** The first row stays in sight. */
  readonly frozenHeader?: boolean;
  readonly dropDowns?: readonly DropDown[];
}

export type WrittenCell = string | { readonly text: string; readonly style: CellStyle };
type CellStyle = 'header' | 'required' | 'note';

/** A list to choose from below the header of a column. */
export interface DropDown {
  readonly column: number;
  /** Where the list stands: `代码!$A$2:$A$57`. */
  readonly source: string;
  readonly message: string;
}

/** Every cell is text (format 49): a spreadsheet that opens the file makes no number of an ID number. */
const STYLES: readonly CellStyle[] = ['header', 'required', 'note'];
const TEXT_STYLE = STYLES.length + 1;
const ROWS_MAX = 1_048_576;
const SHEET_NS = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE_NS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE_NS = 'http://schemas.openxmlformats.org/package/2006';
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** An .xlsx file of text cells, written row by row. */
export function writeWorkbook(sheets: readonly WrittenSheet[]): AsyncGenerator<Buffer> {
  const parts: ZipContent[] = [
    { name: '[Content_Types].xml', content: [contentTypes(sheets.length)] },
    { name: '_rels/.rels', content: [relations([['officeDocument', 'xl/workbook.xml']])] },
    { name: 'xl/workbook.xml', content: [workbook(sheets)] },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content: [
        relations([
          ...sheets.map((_, at) => ['worksheet', `worksheets/sheet${at + 1}.xml`] as const),
          ['styles', 'styles.xml'],
        ]),
      ],
    },
    { name: 'xl/styles.xml', content: [styles()] },
    ...sheets.map((sheet, at) => ({
      name: `xl/worksheets/sheet${at + 1}.xml`,
      content: sheetXml(sheet),
    })),
  ];
  return zipped(parts);
}

async function* sheetXml(sheet: WrittenSheet): AsyncGenerator<string> {
  const { widths = [], dropDowns = [] } = sheet;
  yield `${HEAD}<worksheet xmlns="${SHEET_NS}">`;
  if (sheet.frozenHeader)
    yield '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>';
  if (widths.length > 0)
    yield `<cols>${widths
      .map(
        (width, at) =>
          `<col min="${at + 1}" max="${at + 1}" width="${width}" style="${TEXT_STYLE}" customWidth="1"/>`,
      )
      .join('')}</cols>`;
  yield '<sheetData>';
  let number = 0;
  for await (const cells of sheet.rows) yield rowXml(++number, cells);
  yield '</sheetData>';
  if (dropDowns.length > 0)
    yield `<dataValidations count="${dropDowns.length}">${dropDowns.map(dropDownXml).join('')}</dataValidations>`;
  yield '</worksheet>';
}

function rowXml(number: number, cells: readonly WrittenCell[]): string {
  const written = cells.map((cell, at) => {
    const { text, style } = typeof cell === 'string' ? { text: cell, style: undefined } : cell;
    if (text === '') return '';
    const index = style ? STYLES.indexOf(style) + 1 : TEXT_STYLE;
    return `<c r="${columnName(at)}${number}" s="${index}" t="inlineStr"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`;
  });
  return `<row r="${number}">${written.join('')}</row>`;
}

function dropDownXml({ column, source, message }: DropDown): string {
  const name = columnName(column);
  return (
    `<dataValidation type="list" allowBlank="1" showInputMessage="1" showErrorMessage="1" errorTitle="${escaped('不在列表内')}"` +
    ` error="${escaped(message)}" sqref="${name}2:${name}${ROWS_MAX}"><formula1>${escaped(source)}</formula1></dataValidation>`
  );
}

function workbook(sheets: readonly WrittenSheet[]): string {
  const list = sheets.map(
    ({ name, hidden }, at) =>
      `<sheet name="${escaped(name)}" sheetId="${at + 1}"${hidden ? ' state="hidden"' : ''} r:id="rId${at + 1}"/>`,
  );
  return `${HEAD}<workbook xmlns="${SHEET_NS}" xmlns:r="${OFFICE_NS}"><sheets>${list.join('')}</sheets></workbook>`;
}

function relations(targets: readonly (readonly [kind: string, target: string])[]): string {
  const list = targets.map(
    ([kind, target], at) =>
      `<Relationship Id="rId${at + 1}" Type="${OFFICE_NS}/${kind}" Target="${target}"/>`,
  );
  return `${HEAD}<Relationships xmlns="${PACKAGE_NS}/relationships">${list.join('')}</Relationships>`;
}

function contentTypes(sheets: number): string {
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
  const part = (name: string, kind: string): string =>
    `<Override PartName="/xl/${name}.xml" ContentType="${type}.${kind}+xml"/>`;
  return (
    `${HEAD}<Types xmlns="${PACKAGE_NS}/content-types">` +
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
    '<Default Extension="xml" ContentType="application/xml"/>' +
    part('workbook', 'sheet.main') +
    part('styles', 'styles') +
    Array.from({ length: sheets }, (_, at) => part(`worksheets/sheet${at + 1}`, 'worksheet')).join(
      '',
    ) +
    '</Types>'
  );
}

/** In the order of `STYLES`, after the one that every workbook must have: header, required header, note, plain text. */
function styles(): string {
  const font = (more: string): string => `<font>${more}<sz val="11"/><name val="宋体"/></font>`;
  const cell = (fontId: number, fillId: number): string =>
    `<xf numFmtId="49" fontId="${fontId}" fillId="${fillId}" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1"/>`;
  return (
    `${HEAD}<styleSheet xmlns="${SHEET_NS}">` +
    `<fonts count="4">${font('')}${font('<b/>')}${font('<b/><color rgb="FFC00000"/>')}${font('<i/><color rgb="FF666666"/>')}</fonts>` +
    '<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>' +
    '<fill><patternFill patternType="solid"><fgColor rgb="FFE8EEF7"/></patternFill></fill></fills>' +
    '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>' +
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
    `<cellXfs count="5"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>${cell(1, 2)}${cell(2, 2)}${cell(3, 0)}${cell(0, 0)}</cellXfs>` +
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
  );
}

export function columnName(at: number): string {
  const letter = String.fromCharCode(65 + (at % 26));
  return at < 26 ? letter : columnName(Math.floor(at / 26) - 1) + letter;
}

/** Control characters, halves of a character, and two that are none. */
const NEVER_IN_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\p{Cs}\ufffe\uffff]/gu;

function escaped(text: string): string {
  return text
    .replace(NEVER_IN_XML, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
