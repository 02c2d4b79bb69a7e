import { CELL_CHARACTERS_MAX } from './cell-value';
import { WorkbookRefused } from './workbook.errors';
import { readWholeXml } from './xml-events';

/** 132,000 rows hold about 22 MB of texts, each their own. */
export const STRINGS_BYTES_MAX = 32 * 1024 * 1024;
const PAGE_BYTES = 1024 * 1024;
const FIRST_STRINGS = 4096;

/** The texts of a workbook by number, outside the heap: one register has up to a million of them. */
export class SharedStrings {
  private readonly pages: Buffer[] = [];
  private ends = new Uint32Array(FIRST_STRINGS);
  private count = 0;
  private used = 0;

  static async read(pieces: AsyncIterable<Buffer>): Promise<SharedStrings> {
    const strings = new SharedStrings();
    let text = '';
    let inText = false;
    let phonetic = false;
    await readWholeXml(pieces, {
      open(name) {
        if (name === 'si') text = '';
        else if (name === 'rPh') phonetic = true;
        else if (name === 't') inText = !phonetic;
      },
      text(value) {
        if (!inText) return;
        text += value;
        if (text.length > CELL_CHARACTERS_MAX)
          throw new WorkbookRefused('import.workbook-too-large');
      },
      close(name) {
        if (name === 't') inText = false;
        else if (name === 'rPh') phonetic = false;
        else if (name === 'si') strings.add(text);
      },
    });
    return strings;
  }

  get(number: number): string | undefined {
    if (!(number >= 0 && number < this.count)) return undefined;
    const [from, to] = [number === 0 ? 0 : this.ends[number - 1]!, this.ends[number]!];
    const start = from % PAGE_BYTES;
    // Nearly all lie on one page.
    if (start + to - from <= PAGE_BYTES)
      return this.pageOf(from).toString('utf8', start, start + to - from);
    return Buffer.concat([...this.partsOf(from, to)]).toString('utf8');
  }

  private add(text: string): void {
    const length = Buffer.byteLength(text);
    const end = this.used + length;
    if (end > STRINGS_BYTES_MAX) throw new WorkbookRefused('import.workbook-too-large');
    if (this.count === this.ends.length) {
      const longer = new Uint32Array(this.count * 2);
      longer.set(this.ends);
      this.ends = longer;
    }
    const start = this.used % PAGE_BYTES;
    if (start + length <= PAGE_BYTES) this.pageOf(this.used).write(text, start, 'utf8');
    else {
      const bytes = Buffer.from(text);
      let copied = 0;
      for (const part of this.partsOf(this.used, end)) copied += bytes.copy(part, 0, copied);
    }
    this.used = end;
    this.ends[this.count++] = end;
  }

  /** Pages are made as they are reached: one that grew would for a moment be held twice. */
  private pageOf(at: number): Buffer {
    return (this.pages[Math.floor(at / PAGE_BYTES)] ??= Buffer.allocUnsafeSlow(PAGE_BYTES));
  }

  private *partsOf(from: number, to: number): Generator<Buffer> {
    for (let at = from; at < to;) {
      const start = at % PAGE_BYTES;
      const end = Math.min(PAGE_BYTES, start + to - at);
      yield this.pageOf(at).subarray(start, end);
      at += end - start;
    }
  }
}
