import { DomainError } from '@platform/domain-error';
import type { RejectionCode } from '../ports';

/** Our own gate refuses what the partner's would reject; `code` is the protocol's, `pointer` says where, never what. */
export class EntryRefused extends DomainError {
  readonly kind = 'conflict';
  readonly text = {
    zh: '按与对方的协议，这项内容不能发出（{code}）。',
    en: 'Under the agreement with the other region this cannot be sent ({code}).',
  };

  constructor(
    readonly code: RejectionCode,
    detail: { readonly stream: string; readonly type: string; readonly pointer?: string },
  ) {
    super({ ...detail, code });
  }
}
