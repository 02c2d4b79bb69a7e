import type { AgreementDocument } from '@contracts';

/** A clause 条款 of the document people know; faults and refusals name it. */
export type ClauseCode =
  | 'parties'
  | 'officers'
  | 'kinds'
  | 'duties'
  | 'deadlines'
  | 'calendar'
  | 'services'
  | 'scheme'
  | 'ladder'
  | 'joint-handlers'
  | 'term'
  | 'trust';

export interface Clause {
  readonly code: ClauseCode;
  /** 第 n 条 */
  readonly number: number;
  readonly zh: string;
  readonly en: string;
}

const named: readonly (readonly [ClauseCode, string, string])[] = [
  ['parties', '签约各方', 'Parties'],
  ['officers', '联络人员', 'Liaison officers'],
  ['kinds', '信息种类、法律依据、用途与字段', 'Kinds, legal basis, purpose and fields'],
  ['duties', '双方职责', 'Duties'],
  ['deadlines', '办理时限', 'Deadlines'],
  ['calendar', '工作日与截止日', 'Calendar and cut-off days'],
  ['services', '服务事项与授权', 'Service items and powers'],
  ['scheme', '双向考核', 'Assessment'],
  ['ladder', '争议处理', 'Disputes'],
  ['joint-handlers', '个人信息共同处理', 'Joint handlers of personal information'],
  ['term', '有效期、续签与终止', 'Term, renewal and end'],
  ['trust', '密钥、送达与存证', 'Keys, delivery and evidence'],
];

/** The clauses in the order of the document. */
export const clauses: readonly Clause[] = named.map(([code, zh, en], i) => ({
  code,
  number: i + 1,
  zh,
  en,
}));

export function clause(code: ClauseCode): Clause {
  return clauses.find((one) => one.code === code)!;
}

const memberClauses: Partial<Record<keyof AgreementDocument, ClauseCode>> = {
  title: 'parties',
  regions: 'parties',
  parties: 'parties',
  officers: 'officers',
  kinds: 'kinds',
  kindTerms: 'kinds',
  legalBasis: 'kinds',
  duties: 'duties',
  deadlines: 'deadlines',
  calendar: 'calendar',
  services: 'services',
  scheme: 'scheme',
  ladder: 'ladder',
  jointHandlers: 'joint-handlers',
  id: 'term',
  version: 'term',
  from: 'term',
  to: 'term',
  renewal: 'term',
  endNoticeDays: 'term',
  pins: 'trust',
  deliveryGraceMinutes: 'trust',
};

/** The clause a member of the document belongs to, e.g. for the comparison of two versions. */
export function clauseOfMember(member: string): ClauseCode {
  return (memberClauses as Record<string, ClauseCode>)[member] ?? 'trust';
}

/** The clause a refused entry came up against. */
export function clauseOfRefusal(code: string): Clause | undefined {
  if (code === 'agreement.kind' || code === 'agreement.field') return clause('kinds');
  if (code === 'agreement.not-in-force') return clause('term');
  return code === 'agreement.unknown' ? clause('trust') : undefined;
}

/** A clause as a sentence names it: 第三条“…”. */
export function clauseName({ code, number, zh, en }: Clause): {
  readonly code: ClauseCode;
  readonly zh: string;
  readonly en: string;
} {
  return { code, zh: `第${hanNumbers[number - 1]}条“${zh}”`, en: `clause ${number} “${en}”` };
}

const hanNumbers = '一 二 三 四 五 六 七 八 九 十 十一 十二'.split(' ');
