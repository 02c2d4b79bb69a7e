import type { EventContract } from '../event-contract';
import { bundled } from '../shared-schemas';
import proposalOpen from './proposal.open.v1.schema.json';
import schema from './version-counter-proposed.v1.schema.json';

/**
 * 协议反提案. Instead of signing, the other side offers another version; `counters` names the proposal it answers.
 *
 * Said by `bureau`. The listener may rely on the earlier proposal being answered by it. Changes `proposal`.
 */
export const versionCounterProposedV1: EventContract = {
  type: 'yipanqi.agreement.version-counter-proposed.v1',
  message: 'AGR',
  saidBy: ['bureau'],
  strandKind: 'agreement',
  sections: ['proposal'],
  schema: bundled(schema),
  open: { proposal: bundled(proposalOpen) },
  personal: {},
};
