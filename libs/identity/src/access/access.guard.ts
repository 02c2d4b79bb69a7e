import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { createHash } from 'node:crypto';
import type { Request } from 'express';
import { ACT, cookieOf, IdempotencyKeyMissing, OPEN } from '@platform/http';
import type { SignedInAccount } from '../account';
import { ActForbidden, ForeignOrigin, PasswordChangeDue, SessionMissing } from '../access.errors';
import { permits } from '../permissions';
import { Sessions } from '../sessions';
import { SessionCookie } from './session-cookie';

export type RequestWithAccount = Request & { account?: SignedInAccount };

/** Stands before every endpoint of a region: session, then role × act. Area is checked where the subject is known. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly sessions: Sessions,
    private readonly cookie: SessionCookie,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    if (context.getType() !== 'http') return true;
    const places = [context.getHandler(), context.getClass()];
    if (this.reflector.getAllAndOverride<boolean>(OPEN, places)) return true;

    const request = context.switchToHttp().getRequest<RequestWithAccount>();
    refuseForeignOrigin(request);
    const token = cookieOf(request, this.cookie.name);
    if (!token) throw new SessionMissing();
    // Screens refresh themselves every two seconds; that must not keep an abandoned desk signed in.
    const background = request.headers['x-background'];
    const isWork = background === undefined || background === 'attended';
    const account = await this.sessions.check(token, isWork);
    const session = createHash('sha256').update(token).digest('base64url');
    request.account = { ...account, screen: { session, repeats: background !== undefined } };

    const act = this.reflector.getAllAndOverride<string | undefined>(ACT, places);
    if (act === undefined || !permits(account.role, act))
      throw new ActForbidden(act ? { act } : {});
    if (account.mustChangePassword && act !== 'session') throw new PasswordChangeDue();
    return true;
  }
}

/**
 * Against forged requests of other sites, beside `SameSite=Strict`: what browsers say of the origin, and for POST (the
 * only unsafe method a foreign page may send without asking first) a content type or header it may not set.
 */
function refuseForeignOrigin(request: Request): void {
  if (['GET', 'HEAD', 'OPTIONS'].includes(request.method)) return;
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') throw new ForeignOrigin();
  if (request.method !== 'POST') return;
  const json = /^application\/json\b/i.test(request.headers['content-type'] ?? '');
  if (!json && request.headers['idempotency-key'] === undefined) throw new IdempotencyKeyMissing();
}
