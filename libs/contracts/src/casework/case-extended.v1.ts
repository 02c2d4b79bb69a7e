import type { EventContract } from '../event-contract';
import { bundled } from '../shared-schemas';
import extensionOpen from './extension.open.v1.schema.json';
import notePersonal from './note.personal.v1.schema.json';
import schema from './case-extended.v1.schema.json';

/**
 * 延期. The answering side takes its one extension, with a reason.
 *
 * A second one has no effect. Changes `extension`.
 */
export const caseExtendedV1: EventContract = {
  type: 'yipanqi.casework.case-extended.v1',
  message: 'FB',
  saidBy: ['sending', 'receiving', 'bureau'],
  strandKind: 'case',
  sections: ['extension'],
  schema: bundled(schema),
  open: { extension: bundled(extensionOpen) },
  personal: { extension: bundled(notePersonal) },
};
