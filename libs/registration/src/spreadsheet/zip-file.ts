import { Readable } from 'node:stream';
import { createInflateRaw } from 'node:zlib';
import { WorkbookRefused } from './workbook.errors';

/** Bytes of a file that lies somewhere in pieces. */
export interface FileBytes {
  readonly size: number;
  read(from: number, length: number): Promise<Buffer>;
}

interface ZipPart {
  readonly name: string;
  readonly stored: boolean;
  readonly packedBytes: number;
  readonly headerAt: number;
}

const END_RECORD_BYTES = 22;
const COMMENT_BYTES_MAX = 65_535;
const DIRECTORY_BYTES_MAX = 1024 * 1024;
const LOCAL_HEADER_BYTES = 30;
const PIECE_BYTES = 256 * 1024;
const ENCRYPTED = 1;
const STORED = 0;
const DEFLATED = 8;

/**
 * The parts of a ZIP file, unpacked piece by piece as they are read. What a part swells to is counted, never believed:
 * past its limit it is refused, so that a file of a few kilobytes cannot fill the memory.
 */
export class ZipFile {
  private constructor(
    private readonly file: FileBytes,
    private readonly parts: ReadonlyMap<string, ZipPart>,
  ) {}

  static async open(file: FileBytes): Promise<ZipFile> {
    const tailBytes = Math.min(file.size, END_RECORD_BYTES + COMMENT_BYTES_MAX);
    const tail = await file.read(file.size - tailBytes, tailBytes);
    const at = tail.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
    if (at < 0 || at + END_RECORD_BYTES > tail.length) throw damaged();
    const bytes = tail.readUInt32LE(at + 12);
    const from = tail.readUInt32LE(at + 16);
    if (bytes > DIRECTORY_BYTES_MAX) throw new WorkbookRefused('import.workbook-too-large');
    if (from + bytes > file.size) throw damaged();
    return new ZipFile(file, readDirectory(await file.read(from, bytes)));
  }

  has(name: string): boolean {
    return this.parts.has(name);
  }

  /** Throws `import.workbook-too-large` once more than `bytesMax` have come out. */
  async *read(name: string, bytesMax: number): AsyncGenerator<Buffer> {
    const part = this.parts.get(name);
    if (!part) throw damaged();
    const packed = Readable.from(this.packed(part), { objectMode: false });
    let unpacked: Readable = packed;
    if (!part.stored) {
      const inflate = createInflateRaw({ chunkSize: PIECE_BYTES });
      packed.on('error', (error) => inflate.destroy(error));
      unpacked = packed.pipe(inflate);
    }
    let bytes = 0;
    try {
      for await (const piece of unpacked as AsyncIterable<Buffer>) {
        bytes += piece.length;
        if (bytes > bytesMax) throw new WorkbookRefused('import.workbook-too-large');
        yield piece;
      }
    } catch (error) {
      // zlib's own errors say no more than this.
      if ((error as { code?: string }).code?.startsWith('Z_')) throw damaged();
      throw error;
    } finally {
      packed.destroy();
      unpacked.destroy();
    }
  }

  private async *packed({ headerAt, packedBytes }: ZipPart): AsyncGenerator<Buffer> {
    const header = await this.file.read(headerAt, LOCAL_HEADER_BYTES);
    if (header.length < LOCAL_HEADER_BYTES || header.readUInt32LE(0) !== 0x04034b50)
      throw damaged();
    const nameBytes = header.readUInt16LE(26) + header.readUInt16LE(28);
    let from = headerAt + LOCAL_HEADER_BYTES + nameBytes;
    const end = from + packedBytes;
    if (end > this.file.size) throw damaged();
    for (; from < end; from += PIECE_BYTES)
      yield await this.file.read(from, Math.min(PIECE_BYTES, end - from));
  }
}

function readDirectory(directory: Buffer): Map<string, ZipPart> {
  const parts = new Map<string, ZipPart>();
  for (let at = 0; at + 46 <= directory.length;) {
    if (directory.readUInt32LE(at) !== 0x02014b50) throw damaged();
    const flags = directory.readUInt16LE(at + 8);
    const method = directory.readUInt16LE(at + 10);
    const nameBytes = directory.readUInt16LE(at + 28);
    const name = directory.toString('utf8', at + 46, at + 46 + nameBytes);
    if (flags & ENCRYPTED) throw new WorkbookRefused('import.password');
    if (method === STORED || method === DEFLATED)
      parts.set(name, {
        name,
        stored: method === STORED,
        packedBytes: directory.readUInt32LE(at + 20),
        headerAt: directory.readUInt32LE(at + 42),
      });
    at += 46 + nameBytes + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
  }
  return parts;
}

function damaged(): WorkbookRefused {
  return new WorkbookRefused('import.workbook-damaged');
}
