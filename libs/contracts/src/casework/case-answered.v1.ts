import type { EventContract } from '../event-contract';
import { bundled } from '../shared-schemas';
import answerOpen from './answer.open.v1.schema.json';
import answerPersonal from './answer.personal.v1.schema.json';
import schema from './case-answered.v1.schema.json';

/**
 * 反馈. The minimal answer per named field: match, no match, or the corrected value.
 *
 * Said in the round it names; only the corrected values are personal. Changes `answer`.
 */
export const caseAnsweredV1: EventContract = {
  type: 'yipanqi.casework.case-answered.v1',
  message: 'FB',
  saidBy: ['sending', 'receiving', 'bureau'],
  strandKind: 'case',
  sections: ['answer'],
  schema: bundled(schema),
  open: { answer: bundled(answerOpen) },
  personal: { answer: bundled(answerPersonal) },
};
