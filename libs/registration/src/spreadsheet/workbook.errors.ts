import { DomainError, type RefusalText } from '@platform/domain-error';

const TEXTS = {
  'import.password': {
    zh: '文件设有打开密码，请取消密码后再提交',
    en: 'The file is protected by a password; remove it and hand the file in again',
  },
  'import.old-excel': {
    zh: '这是旧版 .xls 文件，请另存为 .xlsx 或 CSV 后再提交',
    en: 'This is an old .xls file; save it as .xlsx or CSV',
  },
  'import.workbook-damaged': {
    zh: '文件不是完好的 .xlsx 工作簿',
    en: 'The file is not a sound .xlsx workbook',
  },
  'import.workbook-too-large': {
    zh: '工作簿解开后过大，请分成几个文件提交',
    en: 'Unpacked, the workbook is too large; hand it in as several files',
  },
  'import.sheet-missing': {
    zh: '可见的工作表中没有与模板相符的表头',
    en: 'No visible sheet has the header row of the template',
  },
  'import.sheets-several': {
    zh: '文件中有多张登记表，请每个文件只留一张',
    en: 'Several sheets hold a register; leave one in each file',
  },
} satisfies Record<string, RefusalText>;

/** Why a workbook cannot be taken in at all. */
export class WorkbookRefused extends DomainError {
  readonly kind = 'invalid';
  readonly text: RefusalText;

  constructor(readonly code: keyof typeof TEXTS) {
    super();
    this.text = TEXTS[code];
  }
}
