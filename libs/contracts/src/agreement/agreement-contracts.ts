import type { EventContract } from '../event-contract';
import { endDeclaredV1 } from './end-declared.v1';
import { proposalRefusedV1 } from './proposal-refused.v1';
import { proposalWithdrawnV1 } from './proposal-withdrawn.v1';
import { versionCounterProposedV1 } from './version-counter-proposed.v1';
import { versionCountersignedV1 } from './version-countersigned.v1';
import { versionProposedV1 } from './version-proposed.v1';
import { versionCitedV1 } from './version-cited.v1';

/** What two regions say to each other about an agreement. */
export const agreementContracts: readonly EventContract[] = [
  versionCitedV1,
  versionProposedV1,
  versionCounterProposedV1,
  versionCountersignedV1,
  proposalRefusedV1,
  proposalWithdrawnV1,
  endDeclaredV1,
];
