import { DomainError, type FieldFault, type RefusalText } from '@platform/domain-error';

/** The closure announced cannot be: `faults` names the field. */
export class ClosureRefused extends DomainError {
  readonly code: string;
  readonly kind = 'invalid';
  readonly text: RefusalText;

  constructor(fault: FieldFault) {
    super({}, [fault]);
    this.code = fault.code;
    this.text = fault.text;
  }
}

/** There is no such closure, it was taken back, or it is another area's. */
export class ClosureUnknown extends DomainError {
  readonly code = 'closure.unknown';
  readonly kind = 'not-found';
  readonly text = {
    zh: '没有这条停办登记，或不在本单位范围内',
    en: 'There is no such closure within your area',
  };
}

/** No agreement with that partner is in force, so there is no agreed calendar. */
export class CalendarNotAgreed extends DomainError {
  readonly code = 'calendar.not-agreed';
  readonly kind = 'not-found';
  readonly text = {
    zh: '与该地区没有生效的双向管理协议，没有约定的日历',
    en: 'No agreement with that region is in force, so no calendar is agreed',
  };
}

/** The rule pack, or the agreement, has no deadline of this code. */
export class RuleUnknown extends DomainError {
  readonly code = 'calendar.rule-unknown';
  readonly kind = 'not-found';
  readonly text = { zh: '规则包中没有这条时限', en: 'There is no such deadline in the rule pack' };
}
