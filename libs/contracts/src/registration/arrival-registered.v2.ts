import type { EventContract } from '../event-contract';
import declaredOpen from '../record/declared.open.v2.schema.json';
import declaredPersonal from '../record/declared.personal.v2.schema.json';
import residenceOpen from '../record/residence.open.v1.schema.json';
import residencePersonal from '../record/residence.personal.v1.schema.json';
import { bundled } from '../shared-schemas';
import schema from './arrival-registered.v2.schema.json';

/**
 * 到达登记通报, of a person without ID number: as version 1, but `declared` names another kind of document and the
 * temporary id that the system issued, and holds no number.
 *
 * Said by `receiving`, as two entries of this type with one `correlationid`. The listener may rely on the temporary id
 * being this person's alone in the author's region, and on no number having been invented. Who it is, is found by hand.
 * Changes `declared` and `residence`.
 */
export const arrivalRegisteredV2: EventContract = {
  type: 'yipanqi.registration.arrival-registered.v2',
  message: 'REG-IN',
  saidBy: ['receiving'],
  strandKind: 'record',
  sections: ['declared', 'residence'],
  schema: bundled(schema),
  open: { declared: bundled(declaredOpen), residence: bundled(residenceOpen) },
  personal: { declared: bundled(declaredPersonal), residence: bundled(residencePersonal) },
};
