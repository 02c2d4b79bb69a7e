import { agreementContracts } from './agreement/agreement-contracts';
import { caseworkContracts } from './casework/casework-contracts';
import type { EventContract } from './event-contract';
import { headEchoedV1 } from './ledger/head-echoed.v1';
import { arrivalRegisteredV1 } from './registration/arrival-registered.v1';
import { arrivalRegisteredV2 } from './registration/arrival-registered.v2';
import { departureChangedV1 } from './registration/departure-changed.v1';
import { departureEndedV1 } from './registration/departure-ended.v1';
import { departureRegisteredV1 } from './registration/departure-registered.v1';
import { identityConfirmedV1 } from './registration/identity-confirmed.v1';
import { identityNotFoundV1 } from './registration/identity-not-found.v1';
import { numberCompletedV1 } from './registration/number-completed.v1';
import { pairingUndoneV1 } from './registration/pairing-undone.v1';
import { recordsPairedV1 } from './registration/records-paired.v1';
import { residenceChangedV1 } from './registration/residence-changed.v1';
import { residenceEndedV1 } from './registration/residence-ended.v1';

/** Every event this version of the software can say; what it can read is wider (unknown types are folded unvalidated). */
export const eventContracts: readonly EventContract[] = [
  headEchoedV1,
  arrivalRegisteredV1,
  arrivalRegisteredV2,
  numberCompletedV1,
  residenceChangedV1,
  residenceEndedV1,
  departureRegisteredV1,
  departureChangedV1,
  departureEndedV1,
  identityConfirmedV1,
  identityNotFoundV1,
  recordsPairedV1,
  pairingUndoneV1,
  ...agreementContracts,
  ...caseworkContracts,
];

const byType = new Map(eventContracts.map((contract) => [contract.type, contract]));

/** The contract of an entry type; undefined for a type this version does not know. */
export function contractOf(type: string): EventContract | undefined {
  return byType.get(type);
}
