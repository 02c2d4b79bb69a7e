import type { Request } from 'express';
import type { Destination } from './pass-on';

export interface ServiceUrls {
  readonly sending?: string;
  readonly receiving?: string;
}

const CONTROL = '/exchange/v1/control';
/** Said by the author of a stream, so meant for its addressee; the others answer the author. */
const FROM_AUTHOR = ['head', 'grant', 'void'];

/**
 * What partners ask goes to the process whose service the stream belongs to: segments to the one that wrote them, a
 * control message to the one it is addressed to (wire format, section 4). What cannot be read goes to one of them, which keeps the proof; a body once read cannot be answered here.
 */
export function exchangeDestination(urls: ServiceUrls): Destination {
  return async (request, body) => {
    if (!request.path.startsWith('/exchange/') || (!urls.sending && !urls.receiving))
      return undefined;
    if (request.method === 'POST' && request.path === CONTROL)
      return urlOf(urls, addressedService(await body())) ?? urls.sending ?? urls.receiving;
    return urlOf(urls, authoringService(streamOf(request)));
  };
}

const urlOf = (urls: ServiceUrls, service: string | undefined): string | undefined =>
  service === 'sending' || service === 'receiving' ? urls[service] : undefined;

function streamOf(request: Request): unknown {
  return new URLSearchParams(request.originalUrl.split('?')[1] ?? '').get('stream');
}

/** `610300.sending/410100` → `sending` */
function authoringService(stream: unknown): string | undefined {
  return typeof stream === 'string' ? /^\d+\.(\w+)\/\d+/.exec(stream)?.[1] : undefined;
}

/** Nothing is verified here: whoever answers checks the signature. */
function addressedService(jws: Buffer): string | undefined {
  try {
    const payload = Buffer.from(jws.toString('latin1').split('.')[1] ?? '', 'base64url');
    const said = JSON.parse(payload.toString('utf8')) as { kind?: string; stream?: string };
    const author = authoringService(said.stream);
    if (!FROM_AUTHOR.includes(said.kind ?? '')) return author;
    return author === 'sending' ? 'receiving' : author === 'receiving' ? 'sending' : author;
  } catch {
    return undefined;
  }
}
