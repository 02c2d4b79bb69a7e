import type { EventContract } from '../event-contract';
import residenceOpen from '../record/residence.open.v1.schema.json';
import residencePersonal from '../record/residence.personal.v1.schema.json';
import { bundled } from '../shared-schemas';
import schema from './residence-changed.v1.schema.json';

/**
 * 信息变更通报. The stay goes on under another address, phone or reason.
 *
 * Said by `receiving` about a living residence. The listener may rely on the whole section being as it is now; what was
 * before is in the strand's earlier entries. Changes `residence`; `status` stays `living`.
 */
export const residenceChangedV1: EventContract = {
  type: 'yipanqi.registration.residence-changed.v1',
  message: 'CHG',
  saidBy: ['receiving'],
  strandKind: 'record',
  sections: ['residence'],
  schema: bundled(schema),
  open: { residence: bundled(residenceOpen) },
  personal: { residence: bundled(residencePersonal) },
};
