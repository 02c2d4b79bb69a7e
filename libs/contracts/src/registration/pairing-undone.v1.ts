import type { EventContract } from '../event-contract';
import pairingOpen from '../record/pairing.open.v1.schema.json';
import { bundled } from '../shared-schemas';
import schema from './pairing-undone.v1.schema.json';

/**
 * 取消配对. The home side takes the link back.
 *
 * Said by `sending`; restates the section with `linked: false`. The listener may rely on both strands being free for
 * another link from this entry on. Changes `pairing`.
 */
export const pairingUndoneV1: EventContract = {
  type: 'yipanqi.registration.pairing-undone.v1',
  message: 'FB',
  saidBy: ['sending'],
  strandKind: 'record',
  sections: ['pairing'],
  schema: bundled(schema),
  open: { pairing: bundled(pairingOpen) },
  personal: {},
};
