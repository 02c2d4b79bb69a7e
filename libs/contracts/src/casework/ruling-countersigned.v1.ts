import type { EventContract } from '../event-contract';
import { bundled } from '../shared-schemas';
import notePersonal from './note.personal.v1.schema.json';
import rulingOpen from './ruling.open.v1.schema.json';
import schema from './ruling-countersigned.v1.schema.json';

/**
 * 会签裁定. A side of a dispute says that it received the same ruling as the other one, with all it says.
 *
 * From now on it is the ruling on both sides. Changes `asking-ruling` of the asking strand or `answering-ruling` of the
 * answering one.
 */
export const rulingCountersignedV1: EventContract = {
  type: 'yipanqi.casework.ruling-countersigned.v1',
  message: 'FB',
  saidBy: ['sending', 'receiving', 'bureau'],
  strandKind: 'case',
  sections: ['asking-ruling', 'answering-ruling'],
  schema: bundled(schema),
  open: { 'asking-ruling': bundled(rulingOpen), 'answering-ruling': bundled(rulingOpen) },
  personal: { 'asking-ruling': bundled(notePersonal), 'answering-ruling': bundled(notePersonal) },
};
