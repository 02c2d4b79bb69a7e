import { type ArgumentsHost, Catch, type ExceptionFilter, Logger } from '@nestjs/common';
import type { Request, Response } from 'express';
import { languageOf } from './language';
import { problemOf } from './problem';

/** Turns everything thrown behind a door into problem details; the only place where a refusal gets a status. */
@Catch()
export class DomainErrorFilter implements ExceptionFilter {
  private readonly logger = new Logger('http');

  catch(error: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<Request>();
    const response = host.switchToHttp().getResponse<Response>();
    const problem = problemOf(error, languageOf(request.headers['accept-language']));
    if (problem.status >= 500) this.logger.error(withoutValues(error), 'a request failed');
    if (response.headersSent) {
      response.destroy();
      return;
    }
    const wait = problem.detail?.['retryAfterSeconds'];
    if (problem.status === 429 && wait !== undefined) response.set('Retry-After', String(wait));
    response
      .status(problem.status)
      .type('application/problem+json')
      .set('Content-Language', languageOf(request.headers['accept-language']))
      .send(JSON.stringify(problem));
  }
}

/** A database error repeats the offending values in `detail`, `parameters` and `query`: only name, code and place are logged. */
function withoutValues(error: unknown): object {
  const { name, code, table, constraint, stack } = (error ?? {}) as Record<string, unknown>;
  const frames =
    typeof stack === 'string' ? stack.split('\n').filter((line) => /^\s+at /.test(line)) : [];
  return { error: { name, code, table, constraint, frames: frames.slice(0, 12) } };
}
