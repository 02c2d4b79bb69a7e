import type { EventContract } from '../event-contract';
import { bundled } from '../shared-schemas';
import decisionOpen from './decision.open.v1.schema.json';
import notePersonal from './note.personal.v1.schema.json';
import schema from './case-closed.v1.schema.json';

/**
 * 办结. The asking side closes the case; `continuedby` names the case that goes on elsewhere.
 *
 * Nothing is expected any more. Changes `decision`.
 */
export const caseClosedV1: EventContract = {
  type: 'yipanqi.casework.case-closed.v1',
  message: 'VER',
  saidBy: ['sending', 'receiving', 'bureau'],
  strandKind: 'case',
  sections: ['decision'],
  schema: bundled(schema),
  open: { decision: bundled(decisionOpen) },
  personal: { decision: bundled(notePersonal) },
};
