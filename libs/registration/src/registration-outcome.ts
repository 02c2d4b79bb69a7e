import type { FieldFault } from '@platform/domain-error';

/** What became of one row: a form is one row, a register many; there is one way to register. */
export type RegistrationOutcome =
  | { readonly outcome: 'registered'; readonly recordId: string; readonly marks: readonly string[] }
  | { readonly outcome: 'already-done'; readonly recordId?: string }
  | { readonly outcome: 'refused'; readonly faults: readonly FieldFault[]; readonly recordId?: string };
