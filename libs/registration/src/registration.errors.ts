import {
  DomainError,
  type FieldFault,
  type RefusalDetail,
  type RefusalKind,
  type RefusalText,
} from '@platform/domain-error';

/** Every code by which a field of a registration can be refused, with its sentence. Never the value itself. */
const FAULT_TEXTS = {
  'field.required': { zh: '此项必填', en: 'This field is required' },
  'field.code': { zh: '代码不在代码表内', en: 'The code is not in its list' },
  'field.length': { zh: '内容过长', en: 'The text is too long' },
  'field.characters': { zh: '含有不允许的字符', en: 'Characters that are not allowed' },
  'date.form': { zh: '日期应为 YYYY-MM-DD', en: 'Give a date as YYYY-MM-DD' },
  'date.future': { zh: '日期晚于登记日期', en: 'The date lies after the day of registration' },
  'date.order': {
    zh: '日期早于到达或外出日期',
    en: 'The date lies before the arrival or departure',
  },
  'name.characters': {
    zh: '姓名含有不允许的字符',
    en: 'The name has characters that are not allowed',
  },
  'name.length': { zh: '姓名过长', en: 'The name is too long' },
  'phone.form': { zh: '联系电话格式不符', en: 'The phone number has the wrong form' },
  'id-number.length': { zh: '公民身份号码应为 18 位', en: 'An ID number has 18 characters' },
  'id-number.characters': {
    zh: '公民身份号码含有不允许的字符',
    en: 'The ID number has characters that are not allowed',
  },
  'id-number.birth-date': {
    zh: '公民身份号码中的出生日期不存在',
    en: 'The birth date in the ID number does not exist',
  },
  'id-number.check-digit': {
    zh: '公民身份号码校验位不符',
    en: 'The check digit of the ID number does not hold',
  },
  'id-number.damaged-by-spreadsheet': {
    zh: '公民身份号码已被电子表格改成科学计数法，请以文本格式重新填写',
    en: 'A spreadsheet has turned the ID number into a rounded figure; write it again as text',
  },
  'id-number.placeholder': {
    zh: '公民身份号码是占位号码',
    en: 'The ID number is a placeholder',
  },
  'division.unknown': {
    zh: '没有这个行政区划代码，也不在变更表内',
    en: 'The division code is neither known nor in the table of successors',
  },
  'division.outside': {
    zh: '不在本单位的管辖范围内',
    en: 'Outside the area of your organisation',
  },
  'division.not-floating': {
    zh: '户籍地与现居住地在同一县（市、区），或同为一市的市辖区，不属流动人口，不作到达或外出登记',
    en: 'Home and residence are in one county, or in districts of one city: that is no floating population and is not registered',
  },
  'agreement.not-in-force': {
    zh: '与该地区没有生效的双向管理协议，不能登记并交换',
    en: 'No agreement with that region is in force, so this cannot be registered and exchanged',
  },
  'arrival.already-registered': {
    zh: '此人已登记到达且尚未离开',
    en: 'This person is registered here and has not left',
  },
  'departure.already-registered': {
    zh: '此人已登记外出前往该地且尚未返回',
    en: 'This person is registered as away to that region and has not returned',
  },
  'household.head': {
    zh: '一户须有且只有一名户主',
    en: 'A household has exactly one head',
  },
  'row.double': { zh: '本文件中已有此人', en: 'This person stands in this file already' },
  'row.columns': { zh: '列数与表头不符', en: 'The row has not as many columns as the header' },
  'row.unreadable': {
    zh: '此行无法读取（引号未闭合、过长或编码有误）',
    en: 'The row cannot be read (an open quote, too long, or another encoding)',
  },
  'row.merged': {
    zh: '此行含有合并单元格，请取消合并后逐行填写',
    en: 'Merged cells reach over this row; fill in every row for itself',
  },
  'cell.formula': {
    zh: '单元格是公式，请粘贴为数值后再提交',
    en: 'The cell is a formula; paste its value instead',
  },
  'cell.error': {
    zh: '单元格是电子表格的错误值',
    en: 'The cell holds an error of the spreadsheet',
  },
} satisfies Record<string, RefusalText>;

export type FaultCode = keyof typeof FAULT_TEXTS;

export function fault(field: string, code: FaultCode): FieldFault {
  return { field, code, text: FAULT_TEXTS[code] };
}

/** The sentence of a stored code; a code of an older version says itself. */
export function faultText(code: string): RefusalText {
  return (FAULT_TEXTS as Record<string, RefusalText>)[code] ?? { zh: code, en: code };
}

/** One person's registration was refused; `faults` names every field. The first fault gives the code. */
export class RegistrationRefused extends DomainError {
  readonly code: string;
  readonly kind: 'invalid' | 'conflict' | 'forbidden';
  readonly text: RefusalText;

  constructor(faults: readonly FieldFault[], detail: { readonly recordId?: string } = {}) {
    super(detail, faults);
    const first = faults[0]!;
    this.code = first.code;
    this.text = first.text;
    this.kind = first.code.endsWith('.already-registered')
      ? 'conflict'
      : first.code === 'division.outside'
        ? 'forbidden'
        : 'invalid';
  }
}

/** Every code by which an act on a registration, a pairing or a number is refused, with its sentence. */
const ACT_TEXTS = {
  'record.unknown': {
    zh: '没有这条记录，或不在本单位范围内',
    en: 'There is no such record within your area',
  },
  // The stay or the absence has ended; it can be neither changed nor ended again.
  'registration.ended': { zh: '该登记已经终止', en: 'This registration has ended' },
  'pairing.not-linked': { zh: '两条登记没有配对', en: 'The two registrations are not paired' },
  // The arrival is paired, so a departure is there already.
  'arrival.paired': {
    zh: '该到达登记已与外出登记配对',
    en: 'This arrival is paired with a departure',
  },
  // The departure is paired with another arrival; that link is undone first.
  'departure.paired': {
    zh: '该外出登记已与另一条到达登记配对，请先撤销原配对',
    en: 'This departure is paired with another arrival; undo that first',
  },
  // A record belongs to one pair of regions.
  'pairing.elsewhere': {
    zh: '外出登记的前往地与到达登记的现居住地不属于同一协作地区',
    en: 'The departure leads to another partner than the one that registered the arrival',
  },
  // The person has a number already.
  'id-number.known': { zh: '此人已有公民身份号码', en: 'This person has a number already' },
  // Only a number that fails nothing but its check digit can be let pass.
  'override.not-needed': {
    zh: '只有仅校验位不符的号码才能申请放行',
    en: 'Only a number that fails nothing but its check digit can be let pass',
  },
  'override.unknown': {
    zh: '没有这条放行申请，或不在本单位范围内',
    en: 'There is no such proposal within your area',
  },
  // Golden case (j) of the domain guide: two persons.
  'override.same-person': {
    zh: '申请人本人不能确认放行，须由另一名人员确认',
    en: 'Who proposed it cannot decide it; another person must',
  },
  'override.decided': { zh: '该申请已经处理', en: 'This proposal has been decided' },
  // The second person reads the number from the document, too.
  'override.number-differs': {
    zh: '重新录入的号码与申请的号码不一致，请再次核对证件',
    en: 'The number typed again is not the number proposed; check the document',
  },
  // A departure can be taken over only from an identity that the home register confirmed.
  'identity.not-confirmed': {
    zh: '户籍库尚未确认此人身份，不能建卡',
    en: 'The home register has not confirmed this person',
  },
} as const satisfies Record<string, RefusalText>;

type ActRefusal = keyof typeof ACT_TEXTS;

/** All others are conflicts. */
const ACT_KINDS: Partial<Record<ActRefusal, RefusalKind>> = {
  'record.unknown': 'not-found',
  'pairing.elsewhere': 'invalid',
  'override.not-needed': 'invalid',
  'override.unknown': 'not-found',
  'override.same-person': 'forbidden',
  'override.number-differs': 'invalid',
};

/** An act does not fit what stands: the record, its state, its pairing, or who asks. */
export class ActRefused extends DomainError {
  readonly kind: RefusalKind;
  readonly text: RefusalText;

  constructor(
    readonly code: ActRefusal,
    detail: RefusalDetail = {},
  ) {
    super(detail);
    this.kind = ACT_KINDS[code] ?? 'conflict';
    this.text = ACT_TEXTS[code];
  }
}

export class FileUnreadable extends DomainError {
  readonly code = 'import.unreadable';
  readonly kind = 'invalid';
  readonly text = {
    zh: '文件不是 .xlsx，也不是 UTF-8 或 GB18030 编码的 CSV，或缺少表头',
    en: 'The file is neither .xlsx nor CSV in UTF-8 or GB18030, or has no header row',
  };
}

/** Columns of the header are missing or unknown; `faults` names them. */
export class HeaderRefused extends DomainError {
  readonly code = 'import.header';
  readonly kind = 'invalid';
  readonly text = { zh: '表头与模板不符', en: 'The header row does not match the template' };
}

export class ImportUnknown extends DomainError {
  readonly code = 'import.unknown';
  readonly kind = 'not-found';
  readonly text = { zh: '没有这次导入', en: 'There is no such import' };
}

/** What is asked does not fit how far the import has come: columns chosen twice, confirmed before it was checked. */
export class ImportNotWaiting extends DomainError {
  readonly code = 'import.not-waiting';
  readonly kind = 'conflict';
  readonly text = {
    zh: '这次导入当前不等待此操作',
    en: 'The import does not wait for this',
  };
}
