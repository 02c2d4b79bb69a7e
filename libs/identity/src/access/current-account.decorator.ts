import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { SignedInAccount } from '../account';
import { SessionMissing } from '../access.errors';
import { Scope } from '../scope';
import type { RequestWithAccount } from './access.guard';

/** The `SignedInAccount` that makes the request, for a decorator of one's own. */
export function accountOf(context: ExecutionContext): SignedInAccount {
  const { account } = context.switchToHttp().getRequest<RequestWithAccount>();
  if (!account) throw new SessionMissing();
  return account;
}

/** Parameter decorator: the `SignedInAccount` that makes the request. */
export const CurrentAccount = createParamDecorator((_: unknown, context: ExecutionContext) =>
  accountOf(context),
);

/** Parameter decorator: the `Scope` of the account that makes the request. */
export const CurrentScope = createParamDecorator(
  (_: unknown, context: ExecutionContext) => new Scope(accountOf(context).organisation),
);
