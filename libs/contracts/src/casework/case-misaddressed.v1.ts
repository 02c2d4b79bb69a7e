import type { EventContract } from '../event-contract';
import { bundled } from '../shared-schemas';
import forwardingOpen from './forwarding.open.v1.schema.json';
import notePersonal from './note.personal.v1.schema.json';
import schema from './case-misaddressed.v1.schema.json';

/**
 * 退回误投. The answering side is not competent and knows nobody who is.
 *
 * Changes `forwarding`.
 */
export const caseMisaddressedV1: EventContract = {
  type: 'yipanqi.casework.case-misaddressed.v1',
  message: 'FB',
  saidBy: ['sending', 'receiving', 'bureau'],
  strandKind: 'case',
  sections: ['forwarding'],
  schema: bundled(schema),
  open: { forwarding: bundled(forwardingOpen) },
  personal: { forwarding: bundled(notePersonal) },
};
