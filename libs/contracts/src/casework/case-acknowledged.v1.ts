import type { EventContract } from '../event-contract';
import { bundled } from '../shared-schemas';
import acknowledgementOpen from './acknowledgement.open.v1.schema.json';
import schema from './case-acknowledged.v1.schema.json';

/**
 * 签收. A person of the answering side took the case in.
 *
 * Begins the answering strand, as every act of that side may; `about` is the case. Changes `acknowledgement`.
 */
export const caseAcknowledgedV1: EventContract = {
  type: 'yipanqi.casework.case-acknowledged.v1',
  message: 'FB',
  saidBy: ['sending', 'receiving', 'bureau'],
  strandKind: 'case',
  sections: ['acknowledgement'],
  schema: bundled(schema),
  open: { acknowledgement: bundled(acknowledgementOpen) },
  personal: {},
};
