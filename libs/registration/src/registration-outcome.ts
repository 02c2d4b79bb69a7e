import type { FieldFault } from '@platform/domain-error';
import { RegistrationRefused } from './registration.errors';

/** What became of one row: a form is one row, a register many; there is one way to register. */
export type RegistrationOutcome =
  | {
      readonly outcome: 'registered';
      readonly recordId: string;
      /** Our own strand, where it is not the record's: a departure that an arrival waited for. */
      readonly strandId?: string;
      readonly marks: readonly string[];
    }
  | { readonly outcome: 'already-done'; readonly recordId?: string }
  | {
      readonly outcome: 'refused';
      readonly faults: readonly FieldFault[];
      readonly recordId?: string;
    };

/** Answer of a form: ids and codes only, since it is kept beside the idempotency key. */
export type Registered = { readonly recordId: string; readonly marks: readonly string[] };

/** The one outcome of a form; a refusal becomes `RegistrationRefused`. */
export function registeredOf(outcome: RegistrationOutcome | undefined): Registered {
  const { recordId, marks } = acceptedOf(outcome);
  return { recordId, marks };
}

/** The strand a registration of ours stands in; its record may be the other side's. */
export function ownStrandOf(outcome: RegistrationOutcome | undefined): string {
  const { recordId, strandId = recordId } = acceptedOf(outcome);
  return strandId;
}

function acceptedOf(
  outcome: RegistrationOutcome | undefined,
): Extract<RegistrationOutcome, { outcome: 'registered' }> {
  if (outcome?.outcome === 'registered') return outcome;
  if (outcome?.outcome === 'refused')
    throw new RegistrationRefused(
      outcome.faults,
      outcome.recordId === undefined ? {} : { recordId: outcome.recordId },
    );
  throw new Error('a form is always registered or refused');
}

/** Why a row was refused; undefined when it was not. */
export function faultsOf(outcome: RegistrationOutcome): readonly FieldFault[] | undefined {
  return outcome.outcome === 'refused' ? outcome.faults : undefined;
}
