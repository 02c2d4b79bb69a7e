import { isDateFormat } from './cell-value';
import { SharedStrings, STRINGS_BYTES_MAX } from './shared-strings';
import { readMergedRows, readSheetRows, type SheetRow } from './sheet-rows';
import { WorkbookRefused } from './workbook.errors';
import { readWholeXml } from './xml-events';
import { type FileBytes, ZipFile } from './zip-file';

/** A sheet of 132,000 rows is about 130 MB of XML; nothing of it is held. */
const SHEET_BYTES_MAX = 768 * 1024 * 1024;
const SMALL_PART_BYTES_MAX = 8 * 1024 * 1024;
const SHEETS_MAX = 50;
/** XML around the texts. */
const STRINGS_XML_BYTES_MAX = 4 * STRINGS_BYTES_MAX;

const ZIP_MAGIC = Buffer.from('PK\x03\x04', 'latin1');
const OLE_MAGIC = Buffer.from('d0cf11e0a1b11ae1', 'hex');

export function looksLikeWorkbook(start: Buffer): boolean {
  return [ZIP_MAGIC, OLE_MAGIC].some((magic) => start.subarray(0, magic.length).equals(magic));
}

/** An .xlsx file, read without ever holding it. Sheets that are hidden do not exist for a register. */
export class Workbook {
  private strings?: SharedStrings;
  private stringsRead = false;

  private constructor(
    private readonly zip: ZipFile,
    /** Parts of the visible sheets, in their order. */
    readonly sheets: readonly string[],
    private readonly dateStyles: ReadonlySet<number>,
    private readonly stringsPart: string | undefined,
  ) {}

  static async open(file: FileBytes): Promise<Workbook> {
    if (OLE_MAGIC.equals(await file.read(0, OLE_MAGIC.length)))
      throw new WorkbookRefused(
        (await holdsEncryptedPackage(file)) ? 'import.password' : 'import.old-excel',
      );
    const zip = await ZipFile.open(file);
    const workbook = await partOf(zip, '', 'officeDocument');
    if (workbook === undefined) throw new WorkbookRefused('import.workbook-damaged');
    const related = await relationsOf(zip, workbook);
    const sheets = (await visibleSheets(zip, workbook)).flatMap((id) => {
      const target = related.find((one) => one.id === id)?.target;
      return target !== undefined && zip.has(target) ? [target] : [];
    });
    const part = (kind: string) => related.find(({ type }) => type.endsWith(`/${kind}`))?.target;
    const styles = part('styles');
    return new Workbook(
      zip,
      sheets.slice(0, SHEETS_MAX),
      styles !== undefined && zip.has(styles) ? await dateStylesOf(zip, styles) : new Set(),
      part('sharedStrings'),
    );
  }

  /** Rows that hold anything, in the pieces in which they come. */
  async *rows(sheet: string): AsyncGenerator<SheetRow[]> {
    if (!this.stringsRead && this.stringsPart !== undefined && this.zip.has(this.stringsPart))
      this.strings = await SharedStrings.read(
        this.zip.read(this.stringsPart, STRINGS_XML_BYTES_MAX),
      );
    this.stringsRead = true;
    yield* readSheetRows(this.zip.read(sheet, SHEET_BYTES_MAX), this.strings, this.dateStyles);
  }

  mergedRows(sheet: string): Promise<[number, number][]> {
    return readMergedRows(this.zip.read(sheet, SHEET_BYTES_MAX));
  }
}

interface Relation {
  readonly id: string;
  readonly type: string;
  readonly target: string;
}

async function partOf(zip: ZipFile, of: string, kind: string): Promise<string | undefined> {
  return (await relationsOf(zip, of)).find(({ type }) => type.endsWith(`/${kind}`))?.target;
}

async function relationsOf(zip: ZipFile, part: string): Promise<Relation[]> {
  const slash = part.lastIndexOf('/');
  const folder = part.slice(0, slash + 1);
  const path = `${folder}_rels/${part.slice(slash + 1)}.rels`;
  const relations: Relation[] = [];
  await readWholeXml(zip.read(path, SMALL_PART_BYTES_MAX), {
    open(name, { Id, Type, Target }) {
      if (name !== 'Relationship' || !Id || !Type || !Target) return;
      const target = Target.startsWith('/') ? Target.slice(1) : `${folder}${Target}`;
      relations.push({ id: Id, type: Type, target });
    },
  });
  return relations;
}

/** Relation ids of the sheets a person sees. */
async function visibleSheets(zip: ZipFile, workbook: string): Promise<string[]> {
  const ids: string[] = [];
  await readWholeXml(zip.read(workbook, SMALL_PART_BYTES_MAX), {
    open(name, attributes) {
      if (name !== 'sheet' || (attributes['state'] ?? 'visible') !== 'visible') return;
      const [, id] = Object.entries(attributes).find(([key]) => key.endsWith(':id')) ?? [];
      if (id !== undefined) ids.push(id);
    },
  });
  return ids;
}

async function dateStylesOf(zip: ZipFile, part: string): Promise<Set<number>> {
  const codes = new Map<number, string>();
  const styles = new Set<number>();
  let inCells = false;
  let at = 0;
  await readWholeXml(zip.read(part, SMALL_PART_BYTES_MAX), {
    open(name, { numFmtId, formatCode }) {
      if (name === 'numFmt' && formatCode !== undefined) codes.set(Number(numFmtId), formatCode);
      else if (name === 'cellXfs') inCells = true;
      else if (name === 'xf' && inCells) {
        const id = Number(numFmtId ?? 0);
        if (isDateFormat(id, codes.get(id))) styles.add(at);
        at += 1;
      }
    },
    close(name) {
      if (name === 'cellXfs') inCells = false;
    },
  });
  return styles;
}

const SCANNED_BYTES = 256 * 1024;

/** A workbook with a password is such a container, with the workbook encrypted in a stream of this name. */
async function holdsEncryptedPackage(file: FileBytes): Promise<boolean> {
  const name = Buffer.from('EncryptedPackage', 'utf16le');
  for (let from = 0; from < file.size; from += SCANNED_BYTES - name.length) {
    const piece = await file.read(from, Math.min(SCANNED_BYTES, file.size - from));
    if (piece.includes(name)) return true;
  }
  return false;
}
