import type { EventContract } from '../event-contract';
import { bundled } from '../shared-schemas';
import withdrawalOpen from './withdrawal.open.v1.schema.json';
import notePersonal from './note.personal.v1.schema.json';
import schema from './case-withdrawn.v1.schema.json';

/**
 * 撤回. The asking side no longer needs an answer in this round.
 *
 * An answer to the same round stands all the same (withdrawn × answered → answered). Changes `withdrawal`.
 */
export const caseWithdrawnV1: EventContract = {
  type: 'yipanqi.casework.case-withdrawn.v1',
  message: 'VER',
  saidBy: ['sending', 'receiving', 'bureau'],
  strandKind: 'case',
  sections: ['withdrawal'],
  schema: bundled(schema),
  open: { withdrawal: bundled(withdrawalOpen) },
  personal: { withdrawal: bundled(notePersonal) },
};
