import { DomainError, type RefusalText } from '@platform/domain-error';
import type { AgreementRefusal, RejectionCode } from '../ports';

/** Our own gate refuses what the partner's would reject; `code` is the protocol's, `pointer` says where, never what. */
export class EntryRefused extends DomainError {
  readonly kind = 'conflict';
  readonly text: RefusalText;

  constructor(
    readonly code: RejectionCode,
    detail: { readonly stream: string; readonly type: string; readonly pointer?: string },
    clause?: AgreementRefusal['clause'],
  ) {
    super({ ...detail, code, ...(clause && { clause: clause.code }) });
    const [zh, en] = clause ? [clause.zh, `, ${clause.en},`] : ['', ''];
    this.text = {
      zh: `按与对方的协议${zh}，这项内容不能发出（{code}）。`,
      en: `Under the agreement with the other region${en} this cannot be sent ({code}).`,
    };
  }
}
