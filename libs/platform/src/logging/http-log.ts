import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Logger as Pino } from 'pino';
import { type HttpLogger, pinoHttp } from 'pino-http';

const QUIET = new Set(['/healthz', '/readyz', '/metrics']);

/** One line per request: method, path, status, time. No query string (it may hold a number or a name), header or body. */
export function httpLog(log: Pino): HttpLogger {
  return pinoHttp({
    logger: log,
    genReqId: () => randomUUID(),
    autoLogging: { ignore: (request) => QUIET.has(pathOf(request)) },
    serializers: { req: () => undefined, res: () => undefined, err: () => undefined },
    customSuccessObject: (request, response, { responseTime }: { responseTime: number }) =>
      lineOf(request, response, responseTime),
    customErrorObject: (request, response, _error, { responseTime }: { responseTime: number }) =>
      lineOf(request, response, responseTime),
    customLogLevel: (_request, response) => (response.statusCode >= 500 ? 'warn' : 'debug'),
    customSuccessMessage: () => 'answered',
    customErrorMessage: () => 'failed',
  });
}

function lineOf(request: IncomingMessage, response: ServerResponse, tookMs: number): object {
  return {
    request: request.id as string,
    method: request.method,
    path: pathOf(request),
    status: response.statusCode,
    tookMs,
  };
}

function pathOf(request: IncomingMessage): string {
  const { originalUrl, url } = request as IncomingMessage & { originalUrl?: string };
  return (originalUrl ?? url ?? '').split('?')[0]!;
}
