import { createHash } from 'node:crypto';
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';
import type { Request } from 'express';
import type { CommandRequest } from '../commands';
import { DomainError } from '../domain-error';

const KEY = /^[\x21-\x7e]{1,200}$/;

/** A command came without a usable `Idempotency-Key`. */
export class IdempotencyKeyMissing extends DomainError {
  readonly code = 'idempotency-key.missing';
  readonly kind = 'invalid';
  readonly text = {
    zh: '请求缺少 Idempotency-Key',
    en: 'The request needs an Idempotency-Key of 1 to 200 characters',
  };
}

/** What the access guard has put on a request; `platform` wants only the id. */
interface KnownCaller {
  readonly account?: { readonly id: string };
  readonly file?: { readonly buffer: Buffer };
}

/** Parameter decorator on every command: the `CommandRequest` for `Commands.run`. Refuses `idempotency-key.missing`. */
export const CommandKey = createParamDecorator(
  (_: unknown, context: ExecutionContext) =>
    commandKeyOf(context.switchToHttp().getRequest<Request>()),
  [describeCommandKey],
);

/** In the OpenAPI document the key is a header of the endpoint, not a parameter of its method. */
export function describeCommandKey(target: object, method: string | symbol | undefined): void {
  if (method === undefined) return;
  const descriptor = Object.getOwnPropertyDescriptor(target, method)!;
  ApiHeader({
    name: 'Idempotency-Key',
    required: true,
    description:
      'New for every command, the same for its repeats: the same key answers the same; with other content it is refused (409)',
    schema: { type: 'string', pattern: KEY.source },
  })(target, method, descriptor);
}

export function commandKeyOf(request: Request & KnownCaller): CommandRequest {
  const key = request.headers['idempotency-key'];
  if (typeof key !== 'string' || !KEY.test(key)) throw new IdempotencyKeyMissing();
  return {
    key,
    account: request.account?.id ?? 'nobody',
    name: `${request.method} ${(request.route as { path?: string } | undefined)?.path ?? request.path}`,
    fingerprint: fingerprintOf(request),
  };
}

/** SHA-256 of address, body and uploaded file; members in any order count as the same body. */
function fingerprintOf(request: Request & KnownCaller): string {
  const digest = createHash('sha256').update(request.originalUrl).update('\n');
  digest.update(JSON.stringify(request.body ?? null, sorted));
  if (request.file) digest.update('\n').update(request.file.buffer);
  return digest.digest('base64url');
}

function sorted(_: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(members);
}
