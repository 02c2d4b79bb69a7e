import type { JsonObject } from '@contracts';
import { parseStream, type StrandChange } from '@ledger';

/** A change as the ledger tells it: `changeOf('610300', '610300.sending/410100', 's1', 2, 'pairing', {…})`. */
export function changeOf(
  region: string,
  stream: string,
  strandId: string,
  version: number,
  section: string,
  open: object,
  time = `2026-03-02T02:${String(version).padStart(2, '0')}:00.000Z`,
): StrandChange {
  const { author, service, addressee } = parseStream(stream);
  return {
    direction: author === region ? 'outgoing' : 'incoming',
    stream,
    author,
    authorService: service,
    addressee,
    strandId,
    strandKind: 'record',
    version,
    versionBefore: version - 1,
    entryId: `${strandId}-${version}`,
    type: 'yipanqi.registration.any.v1',
    section,
    open: open as JsonObject,
    time,
    eventTime: time,
    seen: 0,
  };
}
