import type { EventContract } from '../event-contract';
import { bundled } from '../shared-schemas';
import questionOpen from './question.open.v1.schema.json';
import questionPersonal from './question.personal.v1.schema.json';
import schema from './case-opened.v1.schema.json';

/**
 * 协查、通报、公文、异议、争议. One side asks the other.
 *
 * Begins the asking strand; its id is the id of the case. The listener may rely on what is asked and on nothing else: the
 * values held are the asker's. Changes `question`.
 */
export const caseOpenedV1: EventContract = {
  type: 'yipanqi.casework.case-opened.v1',
  message: 'VER',
  saidBy: ['sending', 'receiving', 'bureau'],
  strandKind: 'case',
  sections: ['question'],
  schema: bundled(schema),
  open: { question: bundled(questionOpen) },
  personal: { question: bundled(questionPersonal) },
};
