import { DomainError } from '../domain-error';
import { scrubbed } from './redaction';

const FRAMES_MAX = 12;

/**
 * What may be logged of an error. A database error repeats the offending values in `message`, `detail`, `parameters`
 * and `query`, so of it only SQLSTATE, table, constraint and place are kept.
 */
export function describeError(error: unknown): object {
  if (error instanceof DomainError)
    return { name: error.name, code: error.code, detail: error.detail };
  const { name, message, code, table, constraint, routine, stack } = (error ?? {}) as Record<
    string,
    unknown
  >;
  const fromDatabase = name === 'QueryFailedError' || (routine !== undefined && code !== undefined);
  const frames =
    typeof stack === 'string' ? stack.split('\n').filter((line) => /^\s+at /.test(line)) : [];
  return {
    name,
    code,
    ...(fromDatabase
      ? { table, constraint, routine }
      : { message: scrubbed(typeof message === 'string' ? message : String(error)) }),
    frames: frames.slice(0, FRAMES_MAX).map((line) => line.trim()),
  };
}
