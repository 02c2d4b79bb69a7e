import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';
import type { Request } from 'express';
import { DomainError } from '../domain-error';

const REVISION = /^"([1-9]\d{0,9})"$/;

/** An edit came without the revision it was made on. */
export class RevisionMissing extends DomainError {
  readonly code = 'if-match.missing';
  readonly kind = 'invalid';
  readonly text = {
    zh: '请求缺少 If-Match（所修改内容的版本）',
    en: 'The request needs If-Match with the ETag of what is changed',
  };
}

/** Parameter decorator where a person edits: the revision of `ETag` that the edit was made on. Refuses `if-match.missing`. */
export const IfMatch = createParamDecorator(
  (_: unknown, context: ExecutionContext): number => {
    const held = context.switchToHttp().getRequest<Request>().headers['if-match'];
    const revision = typeof held === 'string' ? REVISION.exec(held)?.[1] : undefined;
    if (revision === undefined) throw new RevisionMissing();
    return Number(revision);
  },
  [describeRevision],
);

/** The `ETag` of a revision. */
export function entityTag(revision: number): string {
  return `"${revision}"`;
}

function describeRevision(target: object, method: string | symbol | undefined): void {
  if (method === undefined) return;
  const descriptor = Object.getOwnPropertyDescriptor(target, method)!;
  ApiHeader({
    name: 'If-Match',
    required: true,
    description: 'The ETag of what was read; another one by now is refused (412)',
    schema: { type: 'string', pattern: REVISION.source },
  })(target, method, descriptor);
}
