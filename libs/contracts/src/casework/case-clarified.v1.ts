import type { EventContract } from '../event-contract';
import { bundled } from '../shared-schemas';
import clarificationOpen from './clarification.open.v1.schema.json';
import notePersonal from './note.personal.v1.schema.json';
import schema from './case-clarified.v1.schema.json';

/**
 * 补充说明. What the answering side asked back is said.
 *
 * The clock goes on. Changes `clarification`.
 */
export const caseClarifiedV1: EventContract = {
  type: 'yipanqi.casework.case-clarified.v1',
  message: 'VER',
  saidBy: ['sending', 'receiving', 'bureau'],
  strandKind: 'case',
  sections: ['clarification'],
  schema: bundled(schema),
  open: { clarification: bundled(clarificationOpen) },
  personal: { clarification: bundled(notePersonal) },
};
