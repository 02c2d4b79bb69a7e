import { ethnicGroup } from './ethnic-group';

/** One value of a code list with its label in both languages. */
export interface CodeLabel {
  readonly code: string;
  readonly zh: string;
  readonly en: string;
}

/** A code list 代码表 and the standard or text it was taken from. */
export interface CodeTable {
  readonly standard: string;
  readonly values: readonly CodeLabel[];
}

function table(standard: string, rows: readonly (readonly [string, string, string])[]): CodeTable {
  return { standard, values: rows.map(([code, zh, en]) => ({ code, zh, en })) };
}

/**
 * The code lists that registrations use, as data. Take `values` for lists on screens and `codeLabel` for one label.
 * Sources: domain.md section 9.2, 2 (six models), 5.2 (messages); the section contents of `contracts` for the end kinds.
 */
export const codeTables = {
  sex: table('GB/T 2261.1', [
    ['0', '未知的性别', 'unknown'],
    ['1', '男', 'male'],
    ['2', '女', 'female'],
    ['9', '未说明的性别', 'not stated'],
  ]),
  ethnicGroup: table('GB/T 3304', ethnicGroup),
  reason: table('list of the grid registers (综治), domain.md 9.2', [
    ['01', '务工', 'employment'],
    ['02', '务农', 'farming'],
    ['03', '经商', 'trade'],
    ['04', '学习培训', 'study or training'],
    ['05', '婚嫁', 'marriage'],
    ['06', '随迁', 'moving with family'],
    ['07', '治病疗养', 'medical care'],
    ['08', '投亲靠友', 'joining relatives or friends'],
    ['09', '工作调动', 'transfer of work'],
    ['99', '其他', 'other'],
  ]),
  dwelling: table('list of the grid registers (综治), domain.md 9.2', [
    ['01', '自购房屋', 'own property'],
    ['02', '租赁房屋', 'rented'],
    ['03', '寄居', 'lodging with others'],
    ['04', '借住', 'lent'],
    ['05', '单位宿舍', "employer's dormitory"],
    ['06', '临时性宿舍', 'temporary dormitory'],
    ['07', '农民工公寓', "migrant workers' flats"],
    ['99', '其他', 'other'],
  ]),
  channel: table('郑政办〔2012〕78号, 六种模式 (six reporting sources)', [
    ['1', '封闭小区（物业一站式）', 'gated compound: property manager'],
    ['2', '开放街区（楼院长、门栋长）', 'mixed quarter: house steward'],
    ['3', '城中村、城乡结合部（旅栈式）', 'urban village or fringe: landlord'],
    ['4', '市场、商场（法定代表人）', 'market or mall: legal representative'],
    ['5', '企事业单位（用人单位）', 'enterprise or organisation: employer'],
    ['6', '流出地（县督乡管村负责）', 'place of origin: village'],
  ]),
  relation: table('GB/T 4761-2008, first digit: relation to the head of the household', [
    ['0', '户主', 'head'],
    ['1', '配偶', 'spouse'],
    ['2', '子', 'son'],
    ['3', '女', 'daughter'],
    ['4', '孙子女、外孙子女', 'grandchild'],
    ['5', '父母', 'parent'],
    ['6', '祖父母、外祖父母', 'grandparent'],
    ['7', '兄弟姐妹', 'sibling'],
    ['8', '其他', 'other'],
  ]),
  // The standard's text was not at hand: these are the codes in general use.
  documentKind: table('GA/T 517', [
    ['111', '居民身份证', 'resident identity card'],
    ['113', '户口簿', 'household register booklet'],
    ['414', '普通护照', 'passport'],
    ['511', '台湾居民来往大陆通行证', 'permit of Taiwan residents'],
    ['516', '港澳居民来往内地通行证', 'permit of Hong Kong and Macao residents'],
    ['990', '其他或者没有证件', 'another document, or none'],
  ]),
  residenceEnd: table('contract of the section residence', [
    ['returned', '返乡', 'returned home'],
    ['third-place', '转往第三地', 'moved to a third place'],
    ['settled', '落户', 'settled, hukou moved'],
    ['died', '死亡', 'died'],
    ['in-error', '登记有误', 'registered in error'],
  ]),
  departureEnd: table('contract of the section departure', [
    ['returned', '返乡', 'returned home'],
    ['settled', '落户', 'settled, hukou moved'],
    ['died', '死亡', 'died'],
    ['in-error', '登记有误', 'registered in error'],
  ]),
  message: table('message catalogue, domain.md 5.2', [
    ['REG-IN', '到达登记通报', 'arrival registered'],
    ['REG-OUT', '外出通报', 'departure registered'],
    ['CHG', '信息变更通报', 'information changed'],
    ['DEP', '返乡、转往第三地、注销通报', 'stay ended'],
    ['VER-U', '紧急协查', 'urgent verification request'],
    ['VER-N', '一般协查', 'verification request'],
    ['SVC-REQ', '服务委托', 'service commission'],
    ['SVC-RES', '服务结果互认通报', 'service result'],
    ['FB', '反馈', 'feedback'],
    ['OBJ', '异议、校核申请', 'objection'],
    ['RGT', '个人权利请求联动', "person's request"],
    ['AGR', '协议事项', 'agreement matter'],
    ['ASM', '双向考核事项', 'two-way assessment matter'],
    ['CAL', '对账批次', 'reconciliation batch'],
  ]),
} as const satisfies Record<string, CodeTable>;

export type CodeTableName = keyof typeof codeTables;

/** The value of a code list with its labels, or undefined when the list does not have the code. */
export function codeLabel(name: CodeTableName, code: string): CodeLabel | undefined {
  return codeTables[name].values.find((value) => value.code === code);
}

/** Whether a code list has a code. */
export function hasCode(name: CodeTableName, code: string): boolean {
  return codeLabel(name, code) !== undefined;
}
