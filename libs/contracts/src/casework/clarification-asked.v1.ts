import type { EventContract } from '../event-contract';
import { bundled } from '../shared-schemas';
import suspensionOpen from './suspension.open.v1.schema.json';
import notePersonal from './note.personal.v1.schema.json';
import schema from './clarification-asked.v1.schema.json';

/**
 * 请求补充说明. The answering side asks back.
 *
 * The clock stands until the clarification of the same number. Changes `suspension`.
 */
export const clarificationAskedV1: EventContract = {
  type: 'yipanqi.casework.clarification-asked.v1',
  message: 'FB',
  saidBy: ['sending', 'receiving', 'bureau'],
  strandKind: 'case',
  sections: ['suspension'],
  schema: bundled(schema),
  open: { suspension: bundled(suspensionOpen) },
  personal: { suspension: bundled(notePersonal) },
};
