import type { EventContract } from '../event-contract';
import { bundled } from '../shared-schemas';
import reminderOpen from './reminder.open.v1.schema.json';
import schema from './case-reminded.v1.schema.json';

/**
 * 催办. The asking side reminds.
 *
 * No state changes; the number counts. Changes `reminder`.
 */
export const caseRemindedV1: EventContract = {
  type: 'yipanqi.casework.case-reminded.v1',
  message: 'VER',
  saidBy: ['sending', 'receiving', 'bureau'],
  strandKind: 'case',
  sections: ['reminder'],
  schema: bundled(schema),
  open: { reminder: bundled(reminderOpen) },
  personal: {},
};
