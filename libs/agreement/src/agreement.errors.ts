import { DomainError, type FieldFault, type RefusalText } from '@platform/domain-error';
import type { AgreementFault } from './agreement';
import type { SignatureFault } from './agreement-signatures';

/** A fault of one file in `AGREEMENTS_DIR`. */
export interface FileFault {
  readonly file: string;
  readonly field: string;
  readonly code: AgreementFault['code'] | SignatureFault['code'] | 'agreement.pin';
}

const texts: Readonly<Record<FileFault['code'], RefusalText>> = {
  'agreement.json': { zh: '不是有效的 JSON 对象', en: 'is no JSON object' },
  'agreement.missing': { zh: '缺少协议正文', en: 'has no agreement' },
  'agreement.id': { zh: '协议编号无效', en: 'the id is not valid' },
  'agreement.version': { zh: '版本号须为正整数', en: 'the version must be a whole number from 1' },
  'agreement.regions': {
    zh: '须恰有两个地区代码，按升序排列',
    en: 'must name two region codes in ascending order',
  },
  'agreement.days': {
    zh: '起止日期无效',
    en: 'the days are not valid, or the last lies before the first',
  },
  'agreement.kinds': {
    zh: '报文种类无效或重复',
    en: 'the kinds are not a list of different entry types',
  },
  'agreement.pins': {
    zh: '缺少一方的信任锚',
    en: 'the pin of a region is missing',
  },
  'agreement.title': { zh: '缺少中文或英文标题', en: 'the title is missing in zh or en' },
  'agreement.signatures': {
    zh: '须恰有双方各一个签名',
    en: 'must have one signature of each region and no other',
  },
  'agreement.signature-form': { zh: '签名格式无效', en: 'the signature is no detached JWS' },
  'agreement.signing-key': {
    zh: '签名所用密钥不是该地区公布的密钥',
    en: 'the signature names a key that the region did not state',
  },
  'agreement.signature': {
    zh: '签名与协议正文不符，文件可能被改动',
    en: 'the signature does not hold over this text: one of them was changed',
  },
  'agreement.pin': {
    zh: '信任锚与该地区公布的首份密钥声明不符',
    en: 'the pin is not that of the region’s first key statement',
  },
};

/** Files in `AGREEMENTS_DIR` cannot be taken in; every fault of every file is named. The start is refused. */
export class AgreementsRefused extends DomainError {
  readonly code = 'agreement.files-refused';
  readonly kind = 'invalid';
  readonly text: RefusalText = {
    zh: '协议文件有误，系统未启动',
    en: 'agreement files are faulty, the start is refused',
  };

  constructor(files: readonly FileFault[]) {
    super({ faults: files.length }, files.map(toFieldFault));
  }

  override get message(): string {
    const lines = this.faults.map(({ field, code, text }) => `  - ${field}: ${text.en} (${code})`);
    return `${this.text.en}:\n${lines.join('\n')}`;
  }
}

function toFieldFault({ file, field, code }: FileFault): FieldFault {
  return { field: field ? `${file} ${field}` : file, code, text: texts[code] };
}

/** The part of a stored version that does not verify any more. */
export type Alteration = 'document' | 'signatures' | `signatures.${string}`;

/** A version in this region's database is not what was signed. Nothing travels under it until it is put right. */
export class AgreementAltered extends DomainError {
  readonly code = 'agreement.altered';
  readonly kind = 'conflict';
  readonly text: RefusalText = {
    zh: '本地保存的协议 {hash} 与双方签署的不一致（{part}），已停止按其交换，请联系管理员核查数据库',
    en: 'The stored agreement {hash} is not what both signed ({part}); nothing travels under it until the database is put right',
  };

  constructor(hash: string, part: Alteration) {
    super({ hash, part });
  }
}
