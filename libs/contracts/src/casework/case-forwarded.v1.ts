import type { EventContract } from '../event-contract';
import { bundled } from '../shared-schemas';
import forwardingOpen from './forwarding.open.v1.schema.json';
import notePersonal from './note.personal.v1.schema.json';
import schema from './case-forwarded.v1.schema.json';

/**
 * 转办. Another division is competent, perhaps of a third region.
 *
 * The asking side puts its question there. Changes `forwarding`.
 */
export const caseForwardedV1: EventContract = {
  type: 'yipanqi.casework.case-forwarded.v1',
  message: 'FB',
  saidBy: ['sending', 'receiving', 'bureau'],
  strandKind: 'case',
  sections: ['forwarding'],
  schema: bundled(schema),
  open: { forwarding: bundled(forwardingOpen) },
  personal: { forwarding: bundled(notePersonal) },
};
