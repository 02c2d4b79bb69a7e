import { once } from 'node:events';
import { crc32, createDeflateRaw } from 'node:zlib';

export interface ZipContent {
  readonly name: string;
  readonly content: AsyncIterable<string> | Iterable<string>;
}

/** 1980-01-01: what a file says of its making must not differ from one making to the next. */
const DATE = 0x0021;
const UTF8_AND_SIZES_BEHIND = 0x0808;
const DEFLATED = 8;
const VERSION = 20;

/** A ZIP file, written while its parts are being made; sizes follow each part. */
export async function* zipped(parts: Iterable<ZipContent>): AsyncGenerator<Buffer> {
  const directory: Buffer[] = [];
  let at = 0;
  for (const { name, content } of parts) {
    const header = localHeader(name);
    yield header;
    const sums = { crc: 0, packed: 0, bytes: 0 };
    for await (const piece of deflated(content, sums)) yield piece;
    yield sizes(0x08074b50, sums);
    directory.push(directoryEntry(name, at, sums));
    at += header.length + sums.packed + 16;
  }
  const entries = Buffer.concat(directory);
  yield entries;
  yield endRecord(directory.length, entries.length, at);
}

interface Sums {
  crc: number;
  packed: number;
  bytes: number;
}

async function* deflated(content: ZipContent['content'], sums: Sums): AsyncGenerator<Buffer> {
  const deflate = createDeflateRaw();
  const feeding = (async () => {
    for await (const text of content) {
      const bytes = Buffer.from(text);
      sums.crc = crc32(bytes, sums.crc);
      sums.bytes += bytes.length;
      if (!deflate.write(bytes)) await once(deflate, 'drain');
    }
    deflate.end();
  })().catch((error: Error) => deflate.destroy(error));
  for await (const piece of deflate as AsyncIterable<Buffer>) {
    sums.packed += piece.length;
    yield piece;
  }
  await feeding;
}

function localHeader(name: string): Buffer {
  const header = Buffer.alloc(30);
  header.writeUInt32LE(0x04034b50, 0);
  header.writeUInt16LE(VERSION, 4);
  header.writeUInt16LE(UTF8_AND_SIZES_BEHIND, 6);
  header.writeUInt16LE(DEFLATED, 8);
  header.writeUInt16LE(DATE, 12);
  header.writeUInt16LE(Buffer.byteLength(name), 26);
  return Buffer.concat([header, Buffer.from(name)]);
}

function sizes(signature: number, { crc, packed, bytes }: Sums): Buffer {
  const descriptor = Buffer.alloc(16);
  [signature, crc, packed, bytes].forEach((value, i) => descriptor.writeUInt32LE(value, i * 4));
  return descriptor;
}

function directoryEntry(name: string, headerAt: number, { crc, packed, bytes }: Sums): Buffer {
  const entry = Buffer.alloc(46);
  entry.writeUInt32LE(0x02014b50, 0);
  entry.writeUInt16LE(VERSION, 4);
  entry.writeUInt16LE(VERSION, 6);
  entry.writeUInt16LE(UTF8_AND_SIZES_BEHIND, 8);
  entry.writeUInt16LE(DEFLATED, 10);
  entry.writeUInt16LE(DATE, 14);
  [crc, packed, bytes].forEach((value, i) => entry.writeUInt32LE(value, 16 + i * 4));
  entry.writeUInt16LE(Buffer.byteLength(name), 28);
  entry.writeUInt32LE(headerAt, 42);
  return Buffer.concat([entry, Buffer.from(name)]);
}

function endRecord(count: number, bytes: number, from: number): Buffer {
  const record = Buffer.alloc(22);
  record.writeUInt32LE(0x06054b50, 0);
  record.writeUInt16LE(count, 8);
  record.writeUInt16LE(count, 10);
  record.writeUInt32LE(bytes, 12);
  record.writeUInt32LE(from, 16);
  return record;
}
