import type { LoggerService } from '@nestjs/common';
import { type DestinationStream, type Logger as Pino, pino } from 'pino';
import { describeError } from './describe-error';
import { redacted, scrubbed } from './redaction';

/** The process's log: JSON lines on standard output, without personal data. */
export function createLog(
  options: { readonly level: string; readonly region: string },
  destination?: DestinationStream,
): Pino {
  const settings = {
    level: options.level,
    base: { region: options.region },
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: {
      level: (label: string) => ({ level: label }),
      log: (line: object) => redacted(line) as Record<string, unknown>,
    },
    serializers: { err: describeError, error: describeError },
    hooks: {
      logMethod(this: Pino, values: unknown[], method: (...values: never[]) => void) {
        const clean = values.map((value) => (typeof value === 'string' ? scrubbed(value) : value));
        method.apply(this, clean as never[]);
      },
    },
  };
  return destination ? pino(settings, destination) : pino(settings);
}

/** Nest tells each module and route at start: nothing a business milestone. */
const FRAMEWORK = new Set(['NestFactory', 'InstanceLoader', 'RoutesResolver', 'RouterExplorer']);

type Level = 'info' | 'warn' | 'error' | 'debug' | 'fatal';

/** Nest's `Logger` on pino. Object first, short sentence after: `logger.warn({ stream, code }, 'a segment was set aside')`. */
export class NestLog implements LoggerService {
  constructor(private readonly pino: Pino) {}

  log(first: unknown, ...rest: unknown[]): void {
    this.write(FRAMEWORK.has(String(rest.at(-1))) ? 'debug' : 'info', first, rest);
  }

  warn(first: unknown, ...rest: unknown[]): void {
    this.write('warn', first, rest);
  }

  error(first: unknown, ...rest: unknown[]): void {
    this.write('error', first, rest);
  }

  debug(first: unknown, ...rest: unknown[]): void {
    this.write('debug', first, rest);
  }

  verbose(first: unknown, ...rest: unknown[]): void {
    this.write('debug', first, rest);
  }

  fatal(first: unknown, ...rest: unknown[]): void {
    this.write('fatal', first, rest);
  }

  /** Nest adds the context (the class) as last argument, and to an error's a stack, or nothing, before it. */
  private write(level: Level, first: unknown, rest: unknown[]): void {
    const texts = rest.filter((value): value is string => typeof value === 'string');
    const context = texts.pop();
    if (first instanceof Error)
      this.pino[level]({ context, error: describeError(first) }, texts[0]);
    else if (typeof first === 'object' && first !== null)
      this.pino[level]({ context, ...(redacted(first) as object) }, texts[0]);
    else this.pino[level]({ context, ...(texts[0] && { stack: texts[0] }) }, String(first));
  }
}
