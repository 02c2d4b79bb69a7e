import type { EventContract } from '../event-contract';
import { bundled } from '../shared-schemas';
import proposalOpen from './proposal.open.v1.schema.json';
import schema from './version-proposed.v1.schema.json';

/**
 * 协议草案提出. One side offers a version it has signed.
 *
 * Said by `bureau`, in its strand of this agreement; `item` is the id of the proposal. Binds nobody until the other side has
 * signed the same bytes. Cites the hash of the version it offers and needs no agreement in force. Changes `proposal`.
 */
export const versionProposedV1: EventContract = {
  type: 'yipanqi.agreement.version-proposed.v1',
  message: 'AGR',
  saidBy: ['bureau'],
  strandKind: 'agreement',
  sections: ['proposal'],
  schema: bundled(schema),
  open: { proposal: bundled(proposalOpen) },
  personal: {},
};
