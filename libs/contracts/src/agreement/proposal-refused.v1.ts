import type { EventContract } from '../event-contract';
import { bundled } from '../shared-schemas';
import signatureOpen from './signature.open.v1.schema.json';
import schema from './proposal-refused.v1.schema.json';

/**
 * 协议退回. The other side will not sign, and says why.
 *
 * Said by `bureau`; `item` is the proposal. Changes `signature`.
 */
export const proposalRefusedV1: EventContract = {
  type: 'yipanqi.agreement.proposal-refused.v1',
  message: 'AGR',
  saidBy: ['bureau'],
  strandKind: 'agreement',
  sections: ['signature'],
  schema: bundled(schema),
  open: { signature: bundled(signatureOpen) },
  personal: {},
};
