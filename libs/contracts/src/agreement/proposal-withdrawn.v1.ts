import type { EventContract } from '../event-contract';
import { bundled } from '../shared-schemas';
import proposalOpen from './proposal.open.v1.schema.json';
import schema from './proposal-withdrawn.v1.schema.json';

/**
 * 提案撤回. The proposer takes its offer back; the whole section is restated with `withdrawn`.
 *
 * Said by `bureau`. A signature that crossed it stands: withdrawn × countersigned → countersigned. Changes `proposal`.
 */
export const proposalWithdrawnV1: EventContract = {
  type: 'yipanqi.agreement.proposal-withdrawn.v1',
  message: 'AGR',
  saidBy: ['bureau'],
  strandKind: 'agreement',
  sections: ['proposal'],
  schema: bundled(schema),
  open: { proposal: bundled(proposalOpen) },
  personal: {},
};
