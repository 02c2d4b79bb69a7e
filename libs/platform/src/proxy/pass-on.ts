import { type IncomingMessage, request as requestHttp, type ServerResponse } from 'node:http';
import { request as requestHttps } from 'node:https';
import type { NextFunction, Request, Response } from 'express';
import { languageOf, problemOf } from '../http';

/**
 * Names the process that answers a request, `http://sending:8610`; undefined: this one does. One that must look into the
 * body asks `body` for it; the same bytes are then passed on.
 */
export type Destination = (
  request: Request,
  body: () => Promise<Buffer>,
) => string | undefined | Promise<string | undefined>;

/** Headers that belong to one connection (RFC 9110 section 7.6.1). */
const HOP_BY_HOP = ['connection', 'keep-alive', 'te', 'trailer', 'transfer-encoding', 'upgrade'];

/** Everything below a path goes to one process. */
export function below(path: string, target: string | undefined): Destination {
  return (request) =>
    request.path === path || request.path.startsWith(`${path}/`) ? target : undefined;
}

/**
 * Passes requests on to the region's other processes, so that there is one origin and one cookie in every form a region
 * runs in. Streams both ways; put before the body parsers. A process that is away is `service.unreachable` (502).
 */
export function passOn(
  destinations: readonly Destination[],
): (request: Request, response: Response, next: NextFunction) => Promise<void> {
  return async (request, response, next) => {
    let held: Buffer | undefined;
    const body = async (): Promise<Buffer> => (held ??= await bodyOf(request));
    for (const destination of destinations) {
      const target = await destination(request, body);
      if (target !== undefined) return forward(request, response, target, held);
    }
    next();
  };
}

/** Bytes of the body looked into; more than any partner may send here is refused (413). */
const BODY_MAX = 256 * 1024;

async function bodyOf(request: Request): Promise<Buffer> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    bytes += part.length;
    if (bytes > BODY_MAX) throw Object.assign(new Error('too large'), { status: 413 });
    parts.push(part);
  }
  return Buffer.concat(parts);
}

function forward(request: Request, response: Response, target: string, held?: Buffer): void {
  // Never the address as sent: in its absolute form it names a server of the sender's choice.
  const query = request.originalUrl.indexOf('?');
  const search = query < 0 ? '' : request.originalUrl.slice(query);
  const url = new URL(`${request.path}${search}`, target);
  const send = url.protocol === 'https:' ? requestHttps : requestHttp;
  const outgoing = send(url, { method: request.method, headers: headersFor(request) });
  outgoing.once('response', (answer) => answerWith(answer, response));
  outgoing.once('error', () => unreachable(request, response));
  response.once('close', () => outgoing.destroy());
  if (held) outgoing.end(held);
  else request.pipe(outgoing);
}

function headersFor(request: Request): Record<string, string | string[]> {
  const headers = withoutHopByHop(request);
  const before = headers['x-forwarded-for'];
  const peer = request.socket.remoteAddress ?? '';
  return { ...headers, 'x-forwarded-for': before ? `${String(before)}, ${peer}` : peer };
}

function answerWith(answer: IncomingMessage, response: ServerResponse): void {
  response.writeHead(answer.statusCode ?? 502, withoutHopByHop(answer));
  answer.pipe(response);
  answer.once('error', () => response.destroy());
}

function withoutHopByHop(message: IncomingMessage): Record<string, string | string[]> {
  const kept = Object.entries(message.headers).filter(
    (header): header is [string, string | string[]] =>
      header[1] !== undefined && !HOP_BY_HOP.includes(header[0]),
  );
  return Object.fromEntries(kept);
}

function unreachable(request: Request, response: Response): void {
  if (response.headersSent || response.destroyed) return void response.destroy();
  const problem = problemOf({ status: 502 }, languageOf(request.headers['accept-language']));
  response.status(502).type('application/problem+json').send(JSON.stringify(problem));
}
