import { StringDecoder } from 'node:string_decoder';
import { SaxesParser } from 'saxes';
import { WorkbookRefused } from './workbook.errors';

export interface XmlReader {
  readonly open?: (name: string, attributes: Readonly<Record<string, string>>) => void;
  readonly text?: (text: string) => void;
  readonly close?: (name: string) => void;
}

/**
 * Feeds a part of a workbook to a reader and tells after each piece that more was read. Names come without their prefix.
 * Entities that a document declares itself are not expanded.
 */
export async function* readXml(
  pieces: AsyncIterable<Buffer>,
  reader: XmlReader,
): AsyncGenerator<void> {
  const parser = new SaxesParser({ xmlns: false, position: false });
  const { open, text, close } = reader;
  if (open)
    parser.on('opentag', ({ name, attributes }) =>
      open(local(name), attributes as Record<string, string>),
    );
  if (text) parser.on('text', text);
  if (close) parser.on('closetag', ({ name }) => close(local(name)));
  parser.on('error', () => {
    throw new WorkbookRefused('import.workbook-damaged');
  });
  const decoder = new StringDecoder('utf8');
  for await (const piece of pieces) {
    parser.write(decoder.write(piece));
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
