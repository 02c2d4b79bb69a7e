import type { EventContract } from '../event-contract';
import { bundled } from '../shared-schemas';
import signatureOpen from './signature.open.v1.schema.json';
import schema from './version-countersigned.v1.schema.json';

/**
 * 协议会签. The other side signed the same bytes.
 *
 * Said by `bureau`; `item` is the proposal. With both signatures the version binds, whatever crossed it. Changes
 * `signature`.
 */
export const versionCountersignedV1: EventContract = {
  type: 'yipanqi.agreement.version-countersigned.v1',
  message: 'AGR',
  saidBy: ['bureau'],
  strandKind: 'agreement',
  sections: ['signature'],
  schema: bundled(schema),
  open: { signature: bundled(signatureOpen) },
  personal: {},
};
