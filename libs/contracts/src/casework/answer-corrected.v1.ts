import type { EventContract } from '../event-contract';
import { bundled } from '../shared-schemas';
import answerOpen from './answer.open.v1.schema.json';
import answerPersonal from './answer.personal.v1.schema.json';
import schema from './answer-corrected.v1.schema.json';

/**
 * 更正反馈. The answering side corrects what it answered, also after acceptance.
 *
 * Carries a new number, so that an acceptance of the old one no longer holds. Changes `answer`.
 */
export const answerCorrectedV1: EventContract = {
  type: 'yipanqi.casework.answer-corrected.v1',
  message: 'FB',
  saidBy: ['sending', 'receiving', 'bureau'],
  strandKind: 'case',
  sections: ['answer'],
  schema: bundled(schema),
  open: { answer: bundled(answerOpen) },
  personal: { answer: bundled(answerPersonal) },
};
