import { DomainError, type RefusalKind, type RefusalText } from '@platform/domain-error';

const texts = {
  // Nothing that answers as a directory stands at this address, or its statements do not verify.
  'contact.not-reached': {
    zh: '该地址没有取得有效的密钥声明，请核对地区代码和网址（须为 https）',
    en: 'No valid key statements at this address; check the code and the address (https)',
  },
  'contact.unknown': {
    zh: '尚未取得该地区的密钥声明',
    en: 'Fetch the statements of this region first',
  },
  // Somebody stands between the two, or it was misheard.
  'contact.fingerprint-differs': {
    zh: '电话中听到的指纹与取得的不一致，请勿信任；重新核对或报告管理员',
    en: 'The fingerprint heard is not the one fetched: do not trust it; compare again or tell the administrator',
  },
  'contact.trusted-already': {
    zh: '该地区的密钥已经核对',
    en: 'The keys of this region are trusted already',
  },
} as const satisfies Record<string, RefusalText>;

/** All others are conflicts. */
const kinds: Partial<Record<keyof typeof texts, RefusalKind>> = {
  'contact.not-reached': 'invalid',
  'contact.unknown': 'not-found',
};

/** First contact cannot go on; the code says why. */
export class ContactRefused extends DomainError {
  readonly kind: RefusalKind;
  readonly text: RefusalText;

  constructor(readonly code: keyof typeof texts) {
    super();
    this.kind = kinds[code] ?? 'conflict';
    this.text = texts[code];
  }
}
