import { DomainError } from '@platform/domain-error';

/** No session came with the request, or none that is known. */
export class SessionMissing extends DomainError {
  readonly code = 'session.missing';
  readonly kind = 'unauthenticated';
  readonly text = { zh: '请先登录', en: 'Sign in first' };
}

/** The session was idle too long, or has lasted its whole time. */
export class SessionExpired extends DomainError {
  readonly code = 'session.expired';
  readonly kind = 'unauthenticated';
  readonly text = { zh: '登录已过期，请重新登录', en: 'The session has expired; sign in again' };
}

/** Someone signed in with the same account after this session began: the newest wins. */
export class SessionSuperseded extends DomainError {
  readonly code = 'session.superseded';
  readonly kind = 'unauthenticated';
  readonly text = {
    zh: '该账号已在别处登录，本次登录已结束；如非本人操作，请立即修改密码',
    en: 'This account has signed in elsewhere, which ended this session; if that was not you, change the password',
  };
}

/** The account was changed, reset or disabled meanwhile. */
export class SessionWithdrawn extends DomainError {
  readonly code = 'session.withdrawn';
  readonly kind = 'unauthenticated';
  readonly text = {
    zh: '账号信息已变更，请重新登录',
    en: 'The account was changed; sign in again',
  };
}

/** The role does not hold the act. */
export class ActForbidden extends DomainError {
  readonly code = 'access.forbidden';
  readonly kind = 'forbidden';
  readonly text = { zh: '您的角色没有此项权限', en: 'Your role does not permit this' };
}

/** A first or reset password only opens the door to choosing one's own. */
export class PasswordChangeDue extends DomainError {
  readonly code = 'password.change-due';
  readonly kind = 'forbidden';
  readonly text = { zh: '请先修改初始密码', en: 'Choose your own password first' };
}

/** A page of another site sent the request with this browser's cookie. */
export class ForeignOrigin extends DomainError {
  readonly code = 'access.foreign-origin';
  readonly kind = 'forbidden';
  readonly text = { zh: '请求来源不可信', en: 'The request did not come from this site' };
}
