import { DomainError, type FieldFault, type RefusalText } from '@platform/domain-error';
import type { ActRefusal } from './case-acts';

const REFUSALS = {
  'case.other-side': {
    zh: '该操作由对方办理',
    en: 'That act belongs to the other side',
  },
  'case.unknown': {
    zh: '没有这件协查，或不在本单位范围内',
    en: 'There is no such case within your area',
  },
  'case.not-acknowledged': { zh: '尚未签收', en: 'The case has not been acknowledged' },
  'case.acknowledged': { zh: '已经签收', en: 'The case has been acknowledged' },
  'case.not-asked-back': {
    zh: '对方没有请求补充说明',
    en: 'The other side has not asked back',
  },
  'case.clarifying': { zh: '正在等待补充说明', en: 'A clarification is awaited' },
  'case.not-answered': { zh: '尚未反馈', en: 'The case has not been answered' },
  'case.answered': { zh: '已经反馈，不能再次反馈', en: 'The case has been answered' },
  'case.accepted': { zh: '反馈已被采纳', en: 'The answer has been accepted' },
  'case.withdrawn': { zh: '发起方已撤回', en: 'The case has been withdrawn' },
  'case.forwarded': { zh: '已转办', en: 'The case has been forwarded' },
  'case.misaddressed': { zh: '已按误投退回', en: 'The case was returned as misaddressed' },
  'case.closed': { zh: '已办结', en: 'The case is closed' },
  'case.not-ended': { zh: '尚未结束，无需重新办理', en: 'The case has not ended' },
  'case.ruling-missing': { zh: '尚未登记裁定', en: 'No ruling has been entered' },
  'case.ruling-own': {
    zh: '裁定由本方登记，须由对方会签',
    en: 'The ruling was entered here; the other side countersigns it',
  },
  'case.ruling-countersigned': {
    zh: '裁定已经双方会签',
    en: 'Both sides have countersigned the ruling',
  },
  'case.ruling-uncountersigned': {
    zh: '裁定尚未经双方会签，不能办结',
    en: 'The dispute is closed once both sides have countersigned the ruling',
  },
  'case.kind': { zh: '此类事项没有这项操作', en: 'Cases of this kind know no such act' },
} as const satisfies Record<ActRefusal, RefusalText>;

const OTHERS = {
  'case.extended': { zh: '只能延期一次', en: 'A case is extended once' },
  'case.extension-reason': { zh: '延期须说明理由', en: 'An extension says why' },
  'case.extension-days': {
    zh: '延期天数不得超过原办理时限',
    en: 'An extension is no longer than the deadline itself',
  },
  'case.overdue': { zh: '已经超期，不能再延期', en: 'The case is overdue and cannot be extended' },
  'case.escalated': { zh: '已升级到这一级', en: 'The case has been taken to that step' },
  'case.not-overdue': { zh: '尚未超期', en: 'The case is not overdue' },
  'case.review-first': {
    zh: '基层的反馈须由县级审核后发出',
    en: 'An answer from below the county is reviewed first',
  },
  'case.draft-changed': {
    zh: '拟反馈内容在您查看后已修改，请重新查看后审核',
    en: 'The draft has changed since you read it; read it again',
  },
  'case.answer-changed': {
    zh: '反馈内容在您查看后已更正，请重新查看后办理',
    en: 'The answer has changed since you read it; read it again',
  },
  'case.no-draft': { zh: '没有待审核的反馈', en: 'There is no draft to review' },
  'case.no-partner': {
    zh: '与该地区没有生效的双向管理协议',
    en: 'No agreement with that region is in force',
  },
  'case.not-below': { zh: '只能交给下级单位', en: 'It can be handed down only' },
  'case.colleague': { zh: '该账号不能承办', en: 'That account cannot be given the case' },
  'absence.unknown': { zh: '没有这次外出', en: 'There is no such absence' },
  'case.top': { zh: '没有上级单位', en: 'There is nobody above' },
} as const satisfies Record<string, RefusalText>;

const FAULTS = {
  'answer.missing': { zh: '该项没有反馈', en: 'This field is not answered' },
  'answer.not-asked': { zh: '对方没有问这一项', en: 'This field was not asked' },
  'answer.twice': { zh: '这一项重复反馈', en: 'This field is answered twice' },
  'answer.value-missing': { zh: '须填写更正后的内容', en: 'The corrected value is missing' },
  'answer.same-as-asked': {
    zh: '更正后的内容与对方所填相同',
    en: 'The corrected value is the one asked about',
  },
  'answer.more-than-needed': {
    zh: '只反馈必要的内容',
    en: 'More than the minimal answer',
  },
  'answer.evidence-missing': {
    zh: '查无此人须注明核实方式',
    en: 'Nobody found needs evidence',
  },
  'value.form': {
    zh: '不是该项可填的内容（日期、行政区划或代码）',
    en: 'Not a value of this field: a day, a division or a code is wanted',
  },
  'question.fields-missing': { zh: '须写明要核实的项目', en: 'Name the fields to verify' },
  'question.field-unknown': { zh: '没有这一项', en: 'There is no such field' },
  'question.field-own': {
    zh: '这一项由本方负责，无需向对方核实',
    en: 'Your own side owns this field',
  },
  'question.person-missing': { zh: '须写明何人', en: 'Say whom it is about' },
  'question.text-missing': { zh: '须写明内容', en: 'Say what it is about' },
  'question.value-missing': {
    zh: '须写明认为正确的内容',
    en: 'Say what you hold to be right',
  },
  'question.record-missing': { zh: '须指明记录', en: 'Name the record' },
  'question.record-unknown': {
    zh: '没有这条记录，或不在本单位范围内',
    en: 'There is no such record within your area',
  },
  'question.kind': {
    zh: '此处不能发起此类事项',
    en: 'This service opens no cases of that kind',
  },
  'question.disputed-missing': { zh: '须指明有争议的事项', en: 'Name the case in dispute' },
  'absence.days': { zh: '结束日期早于开始日期', en: 'It ends before it begins' },
  'absence.deputy': {
    zh: '代办人须是本单位或上级单位的在用账号',
    en: 'The deputy is to be an account of this organisation or one above',
  },
  'division.unknown': { zh: '没有这个行政区划', en: 'There is no such division' },
  'division.inside': {
    zh: '该地属本地区，请直接交办',
    en: 'That division lies in this region; hand it down',
  },
  'division.asker': {
    zh: '该地属发起方，请按误投退回',
    en: 'That division belongs to the asking side; return the case as misaddressed',
  },
  'division.outside': { zh: '不在本单位管辖范围内', en: 'Outside your area' },
} as const satisfies Record<string, RefusalText>;

export type CaseFaultCode = keyof typeof FAULTS;

export function caseFault(field: string, code: CaseFaultCode): FieldFault {
  return { field, code, text: FAULTS[code] };
}

export type CaseRefusal = ActRefusal | keyof typeof OTHERS;

/** An act on a case is refused; the code says why. */
export class CaseRefused extends DomainError {
  readonly code: CaseRefusal;
  readonly kind: 'conflict' | 'not-found';
  readonly text: RefusalText;

  constructor(code: CaseRefusal, detail: { readonly caseId?: string } = {}) {
    super(detail);
    this.code = code;
    this.kind = code.endsWith('.unknown') ? 'not-found' : 'conflict';
    this.text = { ...REFUSALS, ...OTHERS }[code];
  }
}

/** What was written for a case cannot stand; every fault is named, the first gives the code. */
export class CaseContentRefused extends DomainError {
  readonly code: string;
  readonly kind = 'invalid';
  readonly text: RefusalText;

  constructor(faults: readonly FieldFault[]) {
    super({}, faults);
    this.code = faults[0]!.code;
    this.text = faults[0]!.text;
  }
}
