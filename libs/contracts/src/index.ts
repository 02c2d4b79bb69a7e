import { bundled } from './shared-schemas';
import agreement from './agreement/agreement.v1.schema.json';
import entry from './entry.v1.schema.json';

export * from './entry';
export * from './event-contract';
export * from './event-contracts';
export * from './record/sections';
export * from './casework/sections';
export * from './agreement/agreement';
export * from './agreement/agreement-terms';
export * from './agreement/matter';
export * from './control/control-messages';
export { bundled, closed } from './shared-schemas';
export { versionCitedV1 } from './agreement/version-cited.v1';
export { headEchoedV1 } from './ledger/head-echoed.v1';
export { arrivalRegisteredV1 } from './registration/arrival-registered.v1';
export { arrivalRegisteredV2 } from './registration/arrival-registered.v2';
export { numberCompletedV1 } from './registration/number-completed.v1';
export { residenceChangedV1 } from './registration/residence-changed.v1';
export { residenceEndedV1 } from './registration/residence-ended.v1';
export { departureRegisteredV1 } from './registration/departure-registered.v1';
export { departureChangedV1 } from './registration/departure-changed.v1';
export { departureEndedV1 } from './registration/departure-ended.v1';
export { identityConfirmedV1 } from './registration/identity-confirmed.v1';
export { identityNotFoundV1 } from './registration/identity-not-found.v1';
export { recordsPairedV1 } from './registration/records-paired.v1';
export { pairingUndoneV1 } from './registration/pairing-undone.v1';

/** JSON Schema (2020-12) of the envelope alone: all that is asked of an entry of a type this version does not know. */
export const entrySchema = bundled(entry);

/** JSON Schema of an agreement version: what is signed. */
export const agreementSchema = bundled(agreement);
