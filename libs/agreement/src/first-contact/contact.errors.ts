import { DomainError } from '@platform/domain-error';

/** Nothing that answers as a directory stands at this address, or its statements do not verify. */
export class ContactNotReached extends DomainError {
  readonly code = 'contact.not-reached';
  readonly kind = 'invalid';
  readonly text = {
    zh: '该地址没有取得有效的密钥声明，请核对地区代码和网址（须为 https）',
    en: 'No valid key statements at this address; check the code and the address (https)',
  };
}

export class ContactUnknown extends DomainError {
  readonly code = 'contact.unknown';
  readonly kind = 'not-found';
  readonly text = {
    zh: '尚未取得该地区的密钥声明',
    en: 'Fetch the statements of this region first',
  };
}

/** What was heard is not what was fetched: somebody stands between the two, or it was misheard. */
export class FingerprintDiffers extends DomainError {
  readonly code = 'contact.fingerprint-differs';
  readonly kind = 'conflict';
  readonly text = {
    zh: '电话中听到的指纹与取得的不一致，请勿信任；重新核对或报告管理员',
    en: 'The fingerprint heard is not the one fetched: do not trust it; compare again or tell the administrator',
  };
}

export class ContactTrusted extends DomainError {
  readonly code = 'contact.trusted-already';
  readonly kind = 'conflict';
  readonly text = { zh: '该地区的密钥已经核对', en: 'The keys of this region are trusted already' };
}
