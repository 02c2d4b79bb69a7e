import type { EventContract } from '../event-contract';
import pairingOpen from '../record/pairing.open.v1.schema.json';
import { bundled } from '../shared-schemas';
import schema from './records-paired.v1.schema.json';

/**
 * 配对. The home side holds the departure and the arrival to be of one person and links them.
 *
 * Said by `sending`, in the sending strand; `recordid` is the receiving strand, `recordversion` its version then. The
 * listener may rely on one live link per strand; a second is rejected as `link.taken`. Nothing is merged or renumbered.
 * Changes `pairing` to `linked: true`.
 */
export const recordsPairedV1: EventContract = {
  type: 'yipanqi.registration.records-paired.v1',
  message: 'FB',
  saidBy: ['sending'],
  strandKind: 'record',
  sections: ['pairing'],
  schema: bundled(schema),
  open: { pairing: bundled(pairingOpen) },
  personal: {},
};
