import type { EventContract } from '../event-contract';
import { bundled } from '../shared-schemas';
import escalationOpen from './escalation.open.v1.schema.json';
import schema from './case-escalated.v1.schema.json';

/**
 * 升级. The asking side, and only it, takes an overdue case to the next step of the ladder.
 *
 * Each step once a round. Changes `escalation`.
 */
export const caseEscalatedV1: EventContract = {
  type: 'yipanqi.casework.case-escalated.v1',
  message: 'VER',
  saidBy: ['sending', 'receiving', 'bureau'],
  strandKind: 'case',
  sections: ['escalation'],
  schema: bundled(schema),
  open: { escalation: bundled(escalationOpen) },
  personal: {},
};
