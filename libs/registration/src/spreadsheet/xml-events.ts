import { StringDecoder } from 'node:string_decoder';
import { SaxesParser } from 'saxes';
import { WorkbookRefused } from './workbook.errors';

/** Between two tags; the parser holds what is neither ended nor a tag, were it the whole document. */
const UNBROKEN_BYTES_MAX = 1024 * 1024;

export interface XmlReader {
  readonly open?: (name: string, attributes: Readonly<Record<string, string>>) => void;
  readonly text?: (text: string) => void;
  readonly close?: (name: string) => void;
}

/**
 * Feeds a part of a workbook to a reader and tells after each piece that more was read. Names come without their prefix.
 * Entities that a document declares itself are not expanded. Errors: `import.workbook-damaged`,
 * `import.workbook-too-large`.
 */
export async function* readXml(
  pieces: AsyncIterable<Buffer>,
  reader: XmlReader,
): AsyncGenerator<void> {
  const parser = new SaxesParser({ xmlns: false, position: false });
  const { open, text, close } = reader;
  let unbroken = 0;
  parser.on('opentag', ({ name, attributes }) => {
    unbroken = 0;
    open?.(local(name), attributes);
  });
  if (text) parser.on('text', text);
  parser.on('closetag', ({ name }) => {
    unbroken = 0;
    close?.(local(name));
  });
  parser.on('error', () => {
    throw new WorkbookRefused('import.workbook-damaged');
  });
  const decoder = new StringDecoder('utf8');
  for await (const piece of pieces) {
    unbroken += piece.length;
    parser.write(decoder.write(piece));
    if (unbroken > UNBROKEN_BYTES_MAX) throw new WorkbookRefused('import.workbook-too-large');
    yield;
  }
  parser.write(decoder.end()).close();
  yield;
}

/** Reads a part to its end. */
export async function readWholeXml(
  pieces: AsyncIterable<Buffer>,
  reader: XmlReader,
): Promise<void> {
  for await (const _ of readXml(pieces, reader));
}

function local(name: string): string {
  const colon = name.indexOf(':');
  return colon < 0 ? name : name.slice(colon + 1);
}
