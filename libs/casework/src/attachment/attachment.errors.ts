import { DomainError, type RefusalText } from '@platform/domain-error';

const REFUSALS = {
  'attachment.name': { zh: '文件名不可用', en: 'The file name cannot be used' },
  'attachment.type': {
    zh: '只接受 PDF、OFD、DOCX、XLSX、PNG、JPEG 文件，且内容须与类型一致',
    en: 'Only PDF, OFD, DOCX, XLSX, PNG and JPEG files whose content is of their type',
  },
  'attachment.size': { zh: '单个附件不超过 10 MB', en: 'A file has at most 10 MB' },
  'attachment.damaged': {
    zh: '文件内容与所报摘要不符，请重新上传',
    en: 'The bytes are not those announced; hand the file in again',
  },
  'attachment.part': { zh: '分片序号或长度不对', en: 'No such part, or not of its length' },
  'attachment.unknown': { zh: '没有这个附件', en: 'There is no such file' },
  'attachment.incomplete': { zh: '附件尚未收齐', en: 'The file is not complete yet' },
  'attachment.too-many': { zh: '每件最多十个附件', en: 'A case has at most ten files a side' },
  'attachment.together': {
    zh: '一次反馈或发起所附文件合计不超过 20 MB',
    en: 'Files of one question or answer have at most 20 MB together',
  },
} as const satisfies Record<string, RefusalText>;

type AttachmentRefusal = keyof typeof REFUSALS;

/** A file is refused; the code says why. */
export class AttachmentRefused extends DomainError {
  readonly code: AttachmentRefusal;
  readonly kind: 'invalid' | 'conflict' | 'not-found';
  readonly text: RefusalText;

  constructor(code: AttachmentRefusal) {
    super({});
    this.code = code;
    this.kind = KIND_OF[code] ?? 'invalid';
    this.text = REFUSALS[code];
  }
}

const KIND_OF: Partial<Record<AttachmentRefusal, 'conflict' | 'not-found'>> = {
  'attachment.unknown': 'not-found',
  'attachment.incomplete': 'conflict',
  'attachment.too-many': 'conflict',
  'attachment.together': 'conflict',
};
