import type { EventContract } from '../event-contract';
import identityOpen from '../record/identity.open.v1.schema.json';
import identityPersonal from '../record/identity.personal.v1.schema.json';
import { bundled } from '../shared-schemas';
import schema from './identity-confirmed.v1.schema.json';

/**
 * 反馈. The number declared on an arrival is in the home register; these are its values there.
 *
 * Said by `sending` in answer to an arrival (`about`, `aboutversion`), into the strand that holds the person's departure or,
 * where there is none, as the first entry of one. The listener may rely on the register's values at the entry's time;
 * differences to what was declared are shown, not judged. Changes `identity`.
 */
export const identityConfirmedV1: EventContract = {
  type: 'yipanqi.registration.identity-confirmed.v1',
  message: 'FB',
  saidBy: ['sending'],
  strandKind: 'record',
  sections: ['identity'],
  schema: bundled(schema),
  open: { identity: bundled(identityOpen) },
  personal: { identity: bundled(identityPersonal) },
};
