import type { EventContract } from '../event-contract';
import { bundled } from '../shared-schemas';
import decisionOpen from './decision.open.v1.schema.json';
import notePersonal from './note.personal.v1.schema.json';
import schema from './case-reopened.v1.schema.json';

/**
 * 重新办理. The asking side takes an ended case up again, in the next round.
 *
 * Changes `decision`.
 */
export const caseReopenedV1: EventContract = {
  type: 'yipanqi.casework.case-reopened.v1',
  message: 'VER',
  saidBy: ['sending', 'receiving', 'bureau'],
  strandKind: 'case',
  sections: ['decision'],
  schema: bundled(schema),
  open: { decision: bundled(decisionOpen) },
  personal: { decision: bundled(notePersonal) },
};
