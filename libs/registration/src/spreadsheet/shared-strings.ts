import { WorkbookRefused } from './workbook.errors';
import { readWholeXml } from './xml-events';

export const STRINGS_BYTES_MAX = 64 * 1024 * 1024;
const FIRST_BYTES = 64 * 1024;
const FIRST_STRINGS = 4096;

/** The texts of a workbook by number, outside the heap: one register has up to a million of them. */
export class SharedStrings {
  private bytes = Buffer.allocUnsafe(FIRST_BYTES);
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
        if (inText) text += value;
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
    const from = number === 0 ? 0 : this.ends[number - 1]!;
    return this.bytes.toString('utf8', from, this.ends[number]);
  }

  private add(text: string): void {
    const end = this.used + Buffer.byteLength(text);
    if (end > STRINGS_BYTES_MAX) throw new WorkbookRefused('import.workbook-too-large');
    if (end > this.bytes.length) {
      const larger = Buffer.allocUnsafe(Math.max(end, this.bytes.length * 2));
      this.bytes.copy(larger, 0, 0, this.used);
      this.bytes = larger;
    }
    if (this.count === this.ends.length) {
      const longer = new Uint32Array(this.count * 2);
      longer.set(this.ends);
      this.ends = longer;
    }
    this.bytes.write(text, this.used, 'utf8');
    this.used = end;
    this.ends[this.count++] = end;
  }
}
