import type { JsonObject } from '@contracts';
import { DomainError } from '../domain-error';
import type { Transaction } from '../transaction';

/** What names one command of one account; `@CommandKey()` of `@platform/http` makes it from a request. */
export interface CommandRequest {
  /** The caller's `Idempotency-Key`: 1 to 200 printable characters. */
  readonly key: string;
  /** Id of the account that gives the command. */
  readonly account: string;
  /** Method and route, `POST /api/receiving/arrivals`. */
  readonly name: string;
  /** Digest of path and body; the same key may only come again with the same fingerprint. */
  readonly fingerprint: string;
}

/** The key was used by this account for another command, or with other content. */
export class IdempotencyKeyReused extends DomainError {
  readonly code = 'idempotency-key.reused';
  readonly kind = 'conflict';
  readonly text = {
    zh: '该请求标识已用于其他内容，请刷新页面后重新提交',
    en: 'This idempotency key was used for another request; reload the page and send it again',
  };
}

/**
 * Runs a command exactly once per key: the key, the command's effect and its answer are kept in one transaction. The
 * same key again gives the kept answer without running the work; two at once wait for each other. Work that throws
 * leaves no trace, so a refused command may be sent again with the same key. Answers hold ids and codes only.
 *
 * Errors: `idempotency-key.reused`.
 */
export abstract class Commands {
  abstract run<R extends JsonObject>(
    command: CommandRequest,
    work: (tx: Transaction) => Promise<R>,
  ): Promise<R>;
}
