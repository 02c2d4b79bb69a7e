import type { EventContract } from '../event-contract';
import { bundled } from '../shared-schemas';
import decisionOpen from './decision.open.v1.schema.json';
import notePersonal from './note.personal.v1.schema.json';
import schema from './answer-returned.v1.schema.json';

/**
 * 退回补充. The asking side returns the answer and begins the next round.
 *
 * Answers to the round before no longer count. Changes `decision`.
 */
export const answerReturnedV1: EventContract = {
  type: 'yipanqi.casework.answer-returned.v1',
  message: 'FB',
  saidBy: ['sending', 'receiving', 'bureau'],
  strandKind: 'case',
  sections: ['decision'],
  schema: bundled(schema),
  open: { decision: bundled(decisionOpen) },
  personal: { decision: bundled(notePersonal) },
};
