import type { NextFunction, Request, Response } from 'express';
import type { FieldFault } from '../domain-error';
import { formFault, InvalidRequest } from './validation';

/** Deeper than any form of ours; whatever walks a body after this may do so by recursion. */
const DEPTH_MAX = 16;

/** Neither NUL, which PostgreSQL cannot hold, nor a lone surrogate, which I-JSON (RFC 7493) forbids between regions. */
const UNSTORABLE = /[\0\p{Cs}]/u;

export function isStorable(text: string): boolean {
  return !UNSTORABLE.test(text);
}

/**
 * Refuses text that can be kept nowhere before a handler sees it: in the address as malformed, in the body by the field
 * that holds it. Stands behind the body parser.
 */
export function refuseUnstorableText(
  request: Request,
  _response: Response,
  next: NextFunction,
): void {
  if (request.url.includes('%00')) return next({ status: 400 });
  const body: unknown = request.body;
  const faults = Object.entries(body ?? {}).flatMap(([field, value]): FieldFault[] => {
    const broken = isStorable(field) ? brokenBy(value) : 'unknown';
    return broken ? [formFault(isStorable(field) ? field.slice(0, 40) : '', broken)] : [];
  });
  next(faults.length > 0 ? new InvalidRequest(faults) : undefined);
}

function brokenBy(value: unknown, depth = 1): 'characters' | 'type' | undefined {
  if (typeof value === 'string') return isStorable(value) ? undefined : 'characters';
  if (typeof value !== 'object' || value === null) return undefined;
  if (depth > DEPTH_MAX) return 'type';
  for (const [name, member] of Object.entries(value)) {
    const broken = isStorable(name) ? brokenBy(member, depth + 1) : 'characters';
    if (broken) return broken;
  }
  return undefined;
}
