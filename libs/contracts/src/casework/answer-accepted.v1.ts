import type { EventContract } from '../event-contract';
import { bundled } from '../shared-schemas';
import decisionOpen from './decision.open.v1.schema.json';
import notePersonal from './note.personal.v1.schema.json';
import schema from './answer-accepted.v1.schema.json';

/**
 * 采纳. The asking side accepts the answer of that number.
 *
 * A later correction of the answer asks for acceptance again. Changes `decision`.
 */
export const answerAcceptedV1: EventContract = {
  type: 'yipanqi.casework.answer-accepted.v1',
  message: 'FB',
  saidBy: ['sending', 'receiving', 'bureau'],
  strandKind: 'case',
  sections: ['decision'],
  schema: bundled(schema),
  open: { decision: bundled(decisionOpen) },
  personal: { decision: bundled(notePersonal) },
};
