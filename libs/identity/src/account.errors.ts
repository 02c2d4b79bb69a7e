import { DomainError, type FieldFault } from '@platform/domain-error';

/** User name and password do not belong together, or the account is disabled; which one is not told. */
export class SignInRefused extends DomainError {
  readonly code = 'sign-in.refused';
  readonly kind = 'unauthenticated';
  readonly text = { zh: '用户名或密码不正确', en: 'User name or password is wrong' };
}

/** Five wrong passwords: the account rests for thirty minutes. */
export class AccountLocked extends DomainError {
  readonly code = 'account.locked';
  readonly kind = 'throttled';
  readonly text = {
    zh: '密码连续错误 5 次，账号已锁定，请 {minutes} 分钟后再试',
    en: 'Locked after five wrong passwords; try again in {minutes} minutes',
  };

  constructor(waitMs: number) {
    super({ minutes: Math.ceil(waitMs / 60_000), retryAfterSeconds: Math.ceil(waitMs / 1000) });
  }
}

/** Too many wrong passwords from one address. */
export class SignInThrottled extends DomainError {
  readonly code = 'sign-in.throttled';
  readonly kind = 'throttled';
  readonly text = {
    zh: '登录尝试过于频繁，请稍后再试',
    en: 'Too many attempts from this address; try again later',
  };

  constructor(waitMs: number) {
    super({ retryAfterSeconds: Math.ceil(waitMs / 1000) });
  }
}

/** The present password given with a change of password is wrong; counts like a wrong sign-in. */
export class CurrentPasswordWrong extends DomainError {
  readonly code = 'password.current-wrong';
  readonly kind = 'invalid';
  readonly text = { zh: '当前密码不正确', en: 'The current password is wrong' };

  constructor() {
    super({}, [
      {
        field: 'current',
        code: 'password.current-wrong',
        text: { zh: '当前密码不正确', en: 'The current password is wrong' },
      },
    ]);
  }
}

/** The new password breaks rules; `faults` names each. */
export class PasswordTooWeak extends DomainError {
  readonly code = 'password.refused';
  readonly kind = 'invalid';
  readonly text = { zh: '新密码不符合要求', en: 'The new password cannot be used' };

  constructor(faults: readonly FieldFault[]) {
    super({}, faults);
  }
}

/** Another account has this user name. */
export class UsernameTaken extends DomainError {
  readonly code = 'account.username-taken';
  readonly kind = 'conflict';
  readonly text = { zh: '用户名已被使用', en: 'This user name is taken' };

  constructor() {
    super({}, [
      {
        field: 'username',
        code: 'account.username-taken',
        text: { zh: '用户名已被使用', en: 'This user name is taken' },
      },
    ]);
  }
}

/** There is no such account, or it lies outside the area. */
export class AccountUnknown extends DomainError {
  readonly code = 'account.unknown';
  readonly kind = 'not-found';
  readonly text = { zh: '没有这个账号', en: 'There is no such account' };
}

/** Nobody disables the account they work with: the last administrator would lock everybody out. */
export class OwnAccount extends DomainError {
  readonly code = 'account.own';
  readonly kind = 'conflict';
  readonly text = { zh: '不能停用自己的账号', en: 'You cannot disable your own account' };
}

/** The organisation is unknown or lies outside the administrator's area. */
export class OrganisationRefused extends DomainError {
  readonly code = 'account.organisation';
  readonly kind = 'invalid';
  readonly text = { zh: '所属机构有误', en: 'The organisation cannot be used' };

  constructor() {
    super({}, [
      {
        field: 'organisation',
        code: 'account.organisation',
        text: {
          zh: '机构代码不存在或不在管辖范围内',
          en: 'Unknown organisation, or outside your area',
        },
      },
    ]);
  }
}
