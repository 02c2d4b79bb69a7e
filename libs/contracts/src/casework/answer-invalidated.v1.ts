import type { EventContract } from '../event-contract';
import { bundled } from '../shared-schemas';
import answerOpen from './answer.open.v1.schema.json';
import answerPersonal from './answer.personal.v1.schema.json';
import schema from './answer-invalidated.v1.schema.json';

/**
 * 作废反馈. The answering side takes its answer back; the case waits for another.
 *
 * Changes `answer`.
 */
export const answerInvalidatedV1: EventContract = {
  type: 'yipanqi.casework.answer-invalidated.v1',
  message: 'FB',
  saidBy: ['sending', 'receiving', 'bureau'],
  strandKind: 'case',
  sections: ['answer'],
  schema: bundled(schema),
  open: { answer: bundled(answerOpen) },
  personal: { answer: bundled(answerPersonal) },
};
