import type { DeadlineRule } from '@calendar';

/** 异议 is answered within what both places agreed. */
const within = {
  zh: ({ days, unit }: DeadlineRule) => `${days} 个${unit === 'working' ? '工作日' : '自然日'}`,
  en: ({ days, unit }: DeadlineRule) => `${days} ${unit} ${days === 1 ? 'day' : 'days'}`,
} as const;

/** What the sheet says beside the data; both languages, by law and agreement, not by taste. */
export const SHEET_TEXTS = {
  zh: {
    basis:
      '为履行法定职责所必需（《个人信息保护法》第十三条第一款第三项、第三十四条；《人口与计划生育法》第十四条；《居住证暂行条例》第七条），在职责和必要范围内处理，不用于对个人评分。',
    sources: {
      declared: '本人在到达登记时申报',
      residence: '现居住地登记',
      identity: '户籍地户籍底册',
      departure: '户籍地外出登记',
      pairing: '户籍地比对决定',
    },
    rights: (objection: DeadlineRule) => [
      '查阅、复制：您可以随时到两地任一方的登记窗口查阅、复制自己的信息。',
      '更正、补充：信息不准确、不完整的，请当场提出；由拥有该项的一方核实后更正，另一方同步。',
      `异议：认为两地登记有误或者配对有误的，可以提出异议，承办单位在 ${within.zh(objection)}内答复。`,
      '说明、限制与删除：您可以要求说明处理规则；依法应当删除的，两地共同办理。拒绝的，书面说明理由。',
      '两地共同处理您的信息，您可以向任何一方行使上述权利（《个人信息保护法》第二十条）；对方单位的查阅情况由对方登记，可一并申请。',
    ],
  },
  en: {
    basis:
      'Necessary for statutory duties (PIPL art. 13(1)3, 34; Population and Family Planning Law art. 14; Residence Permit Regulations art. 7), within authority and need; never to score a person.',
    sources: {
      declared: 'Declared by the person on arrival',
      residence: 'Registered by the place of residence',
      identity: 'Home register of the home place',
      departure: 'Departure registered by the home place',
      pairing: 'Decision of the home place',
    },
    rights: (objection: DeadlineRule) => [
      'Access and copy: at the registration desk of either place, at any time.',
      'Correction: tell the desk what is wrong or missing; the side that owns it verifies and corrects it, the other follows.',
      `Objection: to a registration or a pairing; the office answers within ${within.en(objection)}.`,
      'Explanation, restriction, erasure: you may ask for the rules; both places erase together what the law wants erased. A refusal gives reasons in writing.',
      'Both places handle your data jointly and you may turn to either (PIPL art. 20); who looked at the other place is kept there and may be asked for together.',
    ],
  },
} as const;
