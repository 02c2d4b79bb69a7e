import { DomainError } from '@platform/domain-error';

/** 交换中断说明: why nothing goes to or comes from a partner for a while, as this region notes it for its own people. */
export interface OutageNote {
  readonly noteId: string;
  readonly partner: string;
  readonly from: Date;
  readonly until?: Date;
  readonly reason: string;
  readonly notedBy: string;
}

export class OutageUnknown extends DomainError {
  readonly code = 'outage.unknown';
  readonly kind = 'not-found';
  readonly text = {
    zh: '没有这条中断说明，或已经结束',
    en: 'There is no such outage, or it is over',
  };
}

export class OutageTime extends DomainError {
  readonly code = 'outage.time';
  readonly kind = 'invalid';
  readonly text = {
    zh: '中断开始时间不能晚于现在',
    en: 'An outage cannot begin after now',
  };
}
