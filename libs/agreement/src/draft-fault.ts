import type { FieldFault, RefusalText } from '@platform/domain-error';
import { clause, clauseName, type ClauseCode } from './clauses';

/** Every code by which a draft can be refused, with its sentence. */
const texts = {
  'draft.missing': { zh: '缺少必填内容', en: 'is missing' },
  'draft.form': { zh: '内容格式不符', en: 'has the wrong form' },
  'draft.too-long': { zh: '协议全文过长，请精简', en: 'the whole text is too long' },
  'draft.regions': {
    zh: '须恰为本地区与对方地区',
    en: 'must name this region and the partner, and nobody else',
  },
  'draft.party-missing': { zh: '一方没有签约单位', en: 'a region has no party' },
  'draft.party-outside': {
    zh: '签约或受托单位不在该地区管辖范围内',
    en: 'a party or delegate lies outside its region',
  },
  'draft.party-twice': { zh: '同一单位重复列出', en: 'an organisation is named twice' },
  'draft.side-missing': {
    zh: '缺少户籍地一方或现居住地一方',
    en: 'nobody stands on the sending side, or nobody on the receiving side',
  },
  'draft.officer-missing': {
    zh: '每一方须有联络员和备用联络员各至少一名',
    en: 'each region needs a liaison officer and a deputy',
  },
  'draft.basis-missing': {
    zh: '没有写明法律依据',
    en: 'no law or regulation is named as the basis',
  },
  'draft.kind-missing': { zh: '没有约定任何信息种类', en: 'no kind of information is agreed' },
  'draft.kind-unknown': {
    zh: '系统不认识的信息种类，或不需约定的种类',
    en: 'a kind that nobody can say, or that needs no agreement',
  },
  'draft.kind-terms': {
    zh: '信息种类与字段清单不一致，每种须有且仅有一份清单',
    en: 'every kind needs exactly one list of fields, and no other list may stand there',
  },
  'draft.purpose-unknown': { zh: '用途不在用途表内', en: 'the purpose is not in its list' },
  'draft.field-unknown': {
    zh: '该种类没有这个字段',
    en: 'entries of this kind have no such field',
  },
  'draft.field-required': {
    zh: '缺少该种类必不可少的字段',
    en: 'entries of this kind cannot do without this field',
  },
  'draft.duty-missing': {
    zh: '须分别写明作为户籍地和作为现居住地的职责',
    en: 'the duties of both sides must be named',
  },
  'draft.deadline-missing': { zh: '缺少这一项时限', en: 'this deadline is missing' },
  'draft.deadline-twice': { zh: '同一项时限重复', en: 'a deadline is named twice' },
  'draft.deadline-days': { zh: '时限至少一天', en: 'a deadline is at least one day' },
  'draft.deadline-order': {
    zh: '紧急协查的时限长于一般协查',
    en: 'the urgent deadline is longer than the normal one',
  },
  'draft.cut-off': {
    zh: '截止日须为 1 至 28 日，从小到大',
    en: 'cut-off days are 1 to 28, ascending',
  },
  'draft.closure': {
    zh: '停办期间起止颠倒、相互重叠，或不在有效期内',
    en: 'a closure ends before it begins, overlaps another, or lies outside the term',
  },
  'draft.service-twice': { zh: '同一服务事项重复', en: 'a service item is named twice' },
  'draft.service-powers': {
    zh: '服务事项没有授予任何权限',
    en: 'a service item grants no power',
  },
  'draft.ladder-order': {
    zh: '争议处理须依次为联络员、分管领导、共同上级，前两级至少一个工作日',
    en: 'disputes go from liaison to leaders to the common superior, with at least a working day each',
  },
  'draft.contact-missing': {
    zh: '每一方须有个人信息联系方式',
    en: 'each region needs a contact for personal information',
  },
  'draft.days': { zh: '起止日期颠倒', en: 'the last day lies before the first' },
  'draft.days-past': {
    zh: '生效日期已过；修订至少在签署次日之后生效',
    en: 'the first day has passed; an amendment begins after the day following its signature',
  },
  'draft.version': {
    zh: '版本号须大于已签署的版本',
    en: 'the version must be higher than what is signed',
  },
  'draft.renewal': {
    zh: '续签提醒天数须从大到小，且短于有效期',
    en: 'renewal days descend and are shorter than the term',
  },
  'draft.end-notice': {
    zh: '终止通知期长于有效期',
    en: 'the notice is longer than the term',
  },
  'draft.pin': {
    zh: '信任锚与该地区的密钥声明不符',
    en: 'the pin is not that of the region’s key statements',
  },
  'draft.first-contact': {
    zh: '尚未与对方电话核对密钥指纹',
    en: 'the fingerprint of the partner has not been compared on the telephone',
  },
} satisfies Record<string, RefusalText>;

export type DraftFaultCode = keyof typeof texts;

/** What is wrong with a draft: by clause, and where in it. */
export interface DraftFault {
  readonly clause: ClauseCode;
  /** JSON pointer in the document. */
  readonly field: string;
  readonly code: DraftFaultCode;
}

/** The fault as people read it: clause first. */
export function faultSentence({ clause: code, field, code: fault }: DraftFault): FieldFault {
  const { zh, en } = clauseName(clause(code));
  return {
    field,
    code: fault,
    text: { zh: `${zh}：${texts[fault].zh}`, en: `${en}: ${texts[fault].en}` },
  };
}
