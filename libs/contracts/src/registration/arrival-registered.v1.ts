import type { EventContract } from '../event-contract';
import declaredOpen from '../record/declared.open.v1.schema.json';
import residenceOpen from '../record/residence.open.v1.schema.json';
import declaredPersonal from '../record/declared.personal.v1.schema.json';
import residencePersonal from '../record/residence.personal.v1.schema.json';
import { bundled } from '../shared-schemas';
import schema from './arrival-registered.v1.schema.json';

/**
 * 到达登记通报. The residence side registered an arrival.
 *
 * Said by `receiving`, as two entries of this type with one `correlationid`: first `declared`, then `residence`; they begin
 * a receiving strand, or continue one whose stay had ended. The listener may rely on: the person was shown the notice of
 * `noticeVersion` (absent when registered without one), the number passed its check digit, codes are in force or mapped.
 * Not that the person is who they say: that is what `identity-confirmed` answers. Changes `declared` and `residence`.
 */
export const arrivalRegisteredV1: EventContract = {
  type: 'yipanqi.registration.arrival-registered.v1',
  message: 'REG-IN',
  saidBy: ['receiving'],
  strandKind: 'record',
  sections: ['declared', 'residence'],
  schema: bundled(schema),
  open: { declared: bundled(declaredOpen), residence: bundled(residenceOpen) },
  personal: { declared: bundled(declaredPersonal), residence: bundled(residencePersonal) },
};
