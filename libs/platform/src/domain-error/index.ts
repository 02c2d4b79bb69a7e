/** How a refusal is meant; the HTTP edge turns it into a status. */
export type RefusalKind =
  | 'invalid'
  | 'unauthenticated'
  | 'forbidden'
  | 'not-found'
  | 'conflict'
  | 'stale'
  | 'too-large'
  | 'throttled';

/** A sentence for people, in both languages; `{name}` is filled from the detail. */
export interface RefusalText {
  readonly zh: string;
  readonly en: string;
}

/** Values of a refusal: ids, codes, field names, row numbers. Never a personal value. */
export type RefusalDetail = Readonly<Record<string, string | number | boolean>>;

/** One fault of one field of what was handed in, e.g. `{ field: 'idNumber', code: 'id-number.check-digit' }`. */
export interface FieldFault {
  readonly field: string;
  readonly code: string;
  readonly text: RefusalText;
}

/** What the domain refuses. `code` is stable and part of the published interface. */
export abstract class DomainError extends Error {
  abstract readonly code: string;
  abstract readonly kind: RefusalKind;
  abstract readonly text: RefusalText;

  constructor(
    readonly detail: RefusalDetail = {},
    readonly faults: readonly FieldFault[] = [],
  ) {
    super();
    this.name = new.target.name;
  }

  override get message(): string {
    return `${this.code} ${JSON.stringify(this.detail)}`;
  }
}
