import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { fileOf, sheetData, textCell, xlsxOf, zipOf } from '../../testing/xlsx.builder';
import type { SheetRow } from './sheet-rows';
import { STRINGS_BYTES_MAX } from './shared-strings';
import { Workbook } from './workbook';
import { writeWorkbook } from './workbook-writer';

// What offices do to a spreadsheet before they hand it in.

async function rowsOf(bytes: Buffer): Promise<SheetRow[]> {
  const workbook = await Workbook.open(fileOf(bytes));
  const rows: SheetRow[] = [];
  for await (const some of workbook.rows(workbook.sheets[0]!)) rows.push(...some);
  return rows;
}
const cellsOf = async (bytes: Buffer): Promise<string[][]> =>
  (await rowsOf(bytes)).map(({ cells }) => cells);
const sheet = (xml: string) => [{ name: '表', xml }];

describe('a workbook', () => {
  it('that we write is read back as it was, beyond the basic plane and with what XML must escape', async () => {
    const rows = [
      ['姓名', '说明'],
      ['𠮷田', '<a href="x"> & \'y\''],
      ['', ' 空格 '],
      ['=1+1', '610302199003070017'],
    ];
    const pieces: Buffer[] = [];
    for await (const piece of writeWorkbook([{ name: '表', rows }])) pieces.push(piece);
    expect(await cellsOf(Buffer.concat(pieces))).toEqual(rows);
  });

  it('shows numbers as a person sees them, days by their style, and never repairs what was rounded', async () => {
    const styles =
      '<numFmts><numFmt numFmtId="176" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/></numFmts>' +
      '<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>' +
      '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="176"/><xf numFmtId="2"/></cellXfs>';
    const cells = [
      '<c r="A1"><v>13812345678</v></c>',
      '<c r="B1"><v>1.3812345678E10</v></c>',
      '<c r="C1"><v>1.0</v></c>',
      '<c r="D1"><v>6.1030219900307E+17</v></c>',
      '<c r="E1" s="1"><v>46027</v></c>',
      '<c r="F1" s="2"><v>46027.75</v></c>',
      '<c r="G1" s="3"><v>46027</v></c>',
      '<c r="H1" t="d"><v>2026-01-05T00:00:00</v></c>',
      '<c r="I1" s="1"><v>60</v></c>',
    ];
    const xml = `<sheetData><row r="1">${cells.join('')}</row></sheetData>`;
    expect(await cellsOf(xlsxOf(sheet(xml), { styles }))).toEqual([
      [
        '13812345678',
        '13812345678',
        '1',
        '6.1030219900307E+17',
        '2026-01-05',
        '2026-01-05',
        '46027',
        '2026-01-05',
        '1900-03-01',
      ],
    ]);
  });

  it('gives its shared texts, put together from runs, without what tells how to pronounce them', async () => {
    const strings = [
      '<t>姓名</t>',
      '<r><t>欧</t></r><r><t>阳</t></r><rPh sb="0" eb="1"><t>ou</t></rPh>',
      '<t xml:space="preserve">a_x000D_b</t>',
    ];
    const xml =
      '<sheetData><row><c t="s"><v>0</v></c><c t="s"><v>1</v></c><c t="s"><v>2</v></c><c t="s"><v>9</v></c></row></sheetData>';
    expect(await cellsOf(xlsxOf(sheet(xml), { strings }))).toEqual([['姓名', '欧阳', 'a\rb']]);
  });

  it('names formulas and errors of a row, and keeps what they show', async () => {
    const xml =
      '<sheetData><row r="3"><c r="A3"><f>B3&amp;"x"</f><v>7</v></c><c r="C3" t="e"><v>#N/A</v></c></row></sheetData>';
    expect(await rowsOf(xlsxOf(sheet(xml)))).toEqual([
      {
        number: 3,
        cells: ['7', '', '#N/A'],
        faults: [
          { column: 0, code: 'cell.formula' },
          { column: 2, code: 'cell.error' },
        ],
      },
    ]);
  });

  it('passes over a hundred thousand empty rows', async () => {
    const empty = Array.from(
      { length: 100_000 },
      (_, n) => `<row r="${n + 2}"><c r="A${n + 2}" s="1"/></row>`,
    );
    const xml = `<sheetData><row r="1">${textCell('A1', '姓名')}</row>${empty.join('')}<row r="100002">${textCell('A100002', '王')}</row></sheetData>`;
    const bytes = xlsxOf(sheet(xml));
    const { result: rows, mostMb } = await measured(() => rowsOf(bytes));
    expect(rows.map(({ number }) => number)).toEqual([1, 100_002]);
    expect(mostMb).toBeLessThan(LITTLE_MB);
  });

  it('tells which rows merged cells reach over', async () => {
    const xml = `${sheetData([['姓名'], ['王']])}<mergeCells count="2"><mergeCell ref="A2:B3"/><mergeCell ref="C9:C12"/></mergeCells>`;
    const workbook = await Workbook.open(fileOf(xlsxOf(sheet(xml))));
    expect(await workbook.mergedRows(workbook.sheets[0]!)).toEqual([
      [2, 3],
      [9, 12],
    ]);
  });

  it('has no sheet that is hidden', async () => {
    const data = sheetData([['姓名']]);
    const bytes = xlsxOf([
      { name: '一', hidden: true, xml: data },
      { name: '二', xml: data },
    ]);
    const workbook = await Workbook.open(fileOf(bytes));
    expect(workbook.sheets).toEqual(['xl/worksheets/sheet2.xml']);
  });

  it('with a password, of the old kind, damaged or cut off is refused with its code', async () => {
    const ole = Buffer.from('d0cf11e0a1b11ae1', 'hex');
    const whole = xlsxOf(sheet(sheetData([['姓名']])));
    const refusalOf = async (bytes: Buffer): Promise<unknown> =>
      rowsOf(bytes).catch((error: { code: string }) => error.code);
    const withPassword = Buffer.concat([
      ole,
      Buffer.alloc(5000),
      Buffer.from('EncryptedPackage', 'utf16le'),
    ]);
    expect(await refusalOf(withPassword)).toBe('import.password');
    expect(await refusalOf(zipOf({ 'xl/workbook.xml': 'x' }, 1))).toBe('import.password');
    expect(await refusalOf(Buffer.concat([ole, Buffer.alloc(5000)]))).toBe('import.old-excel');
    expect(await refusalOf(whole.subarray(0, whole.length - 100))).toBe('import.workbook-damaged');
    expect(await refusalOf(xlsxOf(sheet('<sheetData><row>')))).toBe('import.workbook-damaged');
    expect(await refusalOf(zipOf({ 'a.txt': 'x' }))).toBe('import.workbook-damaged');
    const overwritten = Buffer.from(whole).fill(0xff, 60, 120);
    expect(await refusalOf(overwritten)).toBe('import.workbook-damaged');
  });

  it('that swells past all measure is refused while it is read, in little memory', async () => {
    const texts = Buffer.concat([
      Buffer.from('<sst>'),
      Buffer.alloc(120 * 1024 * 1024, '<si><t>好好好好好好好好好好</t></si>'),
    ]);
    const bomb = zipOf({ ...oneShared, 'xl/sharedStrings.xml': texts });
    expect(bomb.length).toBeLessThan(2 * 1024 * 1024);
    const { result, mostMb } = await measured(() => rowsOf(bomb).catch((error: unknown) => error));
    expect(result).toMatchObject({ code: 'import.workbook-too-large' });
    expect(mostMb).toBeLessThan(LITTLE_MB + STRINGS_BYTES_MAX / 1024 / 1024);
  }, 120_000);

  it.each([
    ['one cell', '<c t="inlineStr"><is><t>', 'a', '</t></is></c>'],
    ['one cell of many runs', '<c t="inlineStr"><is>', '<r><t>aaaaaaaaaa</t></r>', '</is></c>'],
    ['a comment', '<!--', '<c/>', '-->'],
    ['a text nobody asked for', '', '>', ''],
  ])('that is all %s is refused, in little memory', async (_, before, piece, after) => {
    const long = Buffer.alloc(60 * 1024 * 1024, piece);
    const [head, tail] = [
      `<worksheet><sheetData><row r="1">${before}`,
      `${after}</row></sheetData></worksheet>`,
    ];
    const bomb = zipOf({
      ...oneShared,
      'xl/sheet.xml': Buffer.concat([Buffer.from(head), long, Buffer.from(tail)]),
    });
    const { result, mostMb } = await measured(() => rowsOf(bomb).catch((error: unknown) => error));
    expect(result).toMatchObject({ code: 'import.workbook-too-large' });
    expect(mostMb).toBeLessThan(LITTLE_MB);
  });

  it('gives each shared text, wherever in memory it came to lie', async () => {
    const texts = Array.from({ length: 40_000 }, (_, n) => `${n}好`.repeat(1 + (n % 20)));
    const every = texts.map((_, n) => `<row><c t="s"><v>${n}</v></c></row>`).join('');
    const whole = zipOf({
      ...oneShared,
      'xl/sharedStrings.xml': `<sst>${texts.map((text) => `<si><t>${text}</t></si>`).join('')}</sst>`,
      'xl/sheet.xml': `<worksheet><sheetData>${every}</sheetData></worksheet>`,
    });
    expect((await cellsOf(whole)).flat()).toEqual(texts);
  });

  it('does not expand entities that a document declares itself', async () => {
    const laughs =
      '<!DOCTYPE s [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><sst><si><t>&b;</t></si></sst>';
    const bomb = zipOf({ ...oneShared, 'xl/sharedStrings.xml': laughs });
    await expect(rowsOf(bomb)).rejects.toMatchObject({ code: 'import.workbook-damaged' });
  });
});

const LITTLE_MB = 24;

/** What a work gives, and how much more than before it held at most, measured while it waits for its next bytes. */
async function measured<T>(work: () => Promise<T>): Promise<{ result: T; mostMb: number }> {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  const held = (): number => {
    collect();
    const { heapUsed, arrayBuffers } = process.memoryUsage();
    return (heapUsed + arrayBuffers) / 1024 / 1024;
  };
  const before = held();
  let mostMb = 0;
  let isOver = false;
  const watch = (async () => {
    for (let turn = 0; !isOver; turn++) {
      if (turn % 50 === 0) mostMb = Math.max(mostMb, held() - before);
      await nextTurn();
    }
  })();
  const result = await work();
  isOver = true;
  await watch;
  return { result, mostMb };
}

const officeNs = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const relation = (id: string, kind: string, target: string) =>
  `<Relationship Id="${id}" Type="${officeNs}/${kind}" Target="${target}"/>`;
/** A workbook of one cell, but for its shared texts. */
const oneShared = {
  '_rels/.rels': `<Relationships>${relation('r', 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
  'xl/workbook.xml': '<workbook><sheets><sheet name="a" r:id="s"/></sheets></workbook>',
  'xl/_rels/workbook.xml.rels': `<Relationships>${relation('s', 'worksheet', 'sheet.xml')}${relation('t', 'sharedStrings', 'sharedStrings.xml')}</Relationships>`,
  'xl/sheet.xml': '<worksheet><sheetData><row><c t="s"><v>0</v></c></row></sheetData></worksheet>',
};
