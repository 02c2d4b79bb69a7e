import type { EventContract } from '../event-contract';
import { bundled } from '../shared-schemas';
import notePersonal from './note.personal.v1.schema.json';
import rulingOpen from './ruling.open.v1.schema.json';
import schema from './ruling-entered.v1.schema.json';

/**
 * 登记裁定. A side of a dispute says which ruling of the common superior it received; said again when the other received another.
 *
 * It is the ruling only once both sides have said the same. Changes `asking-ruling` of the asking strand or
 * `answering-ruling` of the answering one.
 */
export const rulingEnteredV1: EventContract = {
  type: 'yipanqi.casework.ruling-entered.v1',
  message: 'FB',
  saidBy: ['sending', 'receiving', 'bureau'],
  strandKind: 'case',
  sections: ['asking-ruling', 'answering-ruling'],
  schema: bundled(schema),
  open: { 'asking-ruling': bundled(rulingOpen), 'answering-ruling': bundled(rulingOpen) },
  personal: { 'asking-ruling': bundled(notePersonal), 'answering-ruling': bundled(notePersonal) },
};
