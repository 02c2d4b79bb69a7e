import { Readable } from 'node:stream';
import fc from 'fast-check';
import { stringify } from 'csv-stringify/sync';
import { type CsvLine, readCsvLines } from './csv-lines';

function* cut(bytes: Buffer, size: number): Generator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}
async function read(content: string | Buffer, size = 7): Promise<CsvLine[]> {
  const lines: CsvLine[] = [];
  for await (const some of readCsvLines(Readable.from(cut(Buffer.from(content), size))))
    lines.push(...some);
  return lines;
}
const cells = async (content: string | Buffer): Promise<string[][]> =>
  (await read(content)).map((line) => line.cells);

describe('the lines of a CSV file', () => {
  it('are those that were written, however the bytes are cut', async () => {
    const text = fc
      .string({ unit: 'grapheme', maxLength: 12 })
      .filter((cell) => !/[\0\uFEFF]|^'[=+\-@\t\r]/.test(cell));
    const row = fc.array(text, { minLength: 2, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(
        fc.array(row, { maxLength: 6 }),
        fc.integer({ min: 1, max: 40 }),
        async (rows, size) => {
          const content =
            '姓名,地址\r\n' + stringify(rows, { record_delimiter: 'windows', quoted: true });
          const lines = await read(content, size);
          expect(lines.slice(1)).toEqual(rows.map((one) => ({ cells: one })));
        },
      ),
    );
  });

  it('may be of GB18030, with line ends of any kind and a BOM', async () => {
    // 姓名,区 / 王,一 in GB18030
    const gb = Buffer.from('d0d5c3fb2cc7f80acdf52cd2bb0a', 'hex');
    expect(await cells(gb)).toEqual([
      ['姓名', '区'],
      ['王', '一'],
    ]);
    expect(await cells('\uFEFF姓名,区\r\n\r\n王,一')).toEqual([
      ['姓名', '区'],
      ['王', '一'],
    ]);
  });

  it('that cannot be read are named, and what follows them is read', async () => {
    const open = await read('姓名,区\n"周一,一\n周二,二\n周三,三\n');
    expect(open.map(({ broken }) => broken)).toEqual([undefined, true, undefined, undefined]);
    expect(open[2]!.cells).toEqual(['周二', '二']);
    const bytes = Buffer.concat([
      Buffer.from('姓名,区\n'),
      Buffer.from([0xff, 0xfe, 0x0a]),
      Buffer.from('周二,二\n'),
    ]);
    expect((await read(bytes)).map(({ broken }) => broken)).toEqual([undefined, true, undefined]);
    const endless = await read(`姓名,区\n${'长'.repeat(60_000)},一\n周二,二\n`, 10_000);
    expect(endless[1]!.broken).toBe(true);
    expect(endless.at(-1)!.cells).toEqual(['周二', '二']);
  });

  it('lose the quote that kept a spreadsheet from running them', async () => {
    expect(await cells("姓名,区\n'=1+1,'x")).toEqual([
      ['姓名', '区'],
      ['=1+1', "'x"],
    ]);
  });
});
