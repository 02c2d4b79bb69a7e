import type { EventContract } from '../event-contract';
import { bundled } from '../shared-schemas';
import schema from './attachment-part-sent.v1.schema.json';
import partOpen from './part.open.v1.schema.json';
import partPersonal from './part.personal.v1.schema.json';

/**
 * 附件分片. Either side of a letter sends a file in parts, in order, right after the word that names it.
 *
 * The listener may rely on the hash of the whole file only when every part has come. Changes `part` of the attachment's
 * own strand; no state of the case changes.
 */
export const attachmentPartSentV1: EventContract = {
  type: 'yipanqi.casework.attachment-part-sent.v1',
  message: 'VER',
  saidBy: ['sending', 'receiving', 'bureau'],
  strandKind: 'case',
  sections: ['part'],
  schema: bundled(schema),
  open: { part: bundled(partOpen) },
  personal: { part: bundled(partPersonal) },
};
