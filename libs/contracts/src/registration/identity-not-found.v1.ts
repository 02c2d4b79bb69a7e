import type { EventContract } from '../event-contract';
import identityOpen from '../record/identity.open.v1.schema.json';
import { bundled } from '../shared-schemas';
import schema from './identity-not-found.v1.schema.json';

/**
 * 反馈. The number declared on an arrival is not in the home register.
 *
 * Said by `sending` in answer to an arrival (`about`, `aboutversion`). Carries no personal values. The listener may not
 * conclude that the number is wrong, only that this register does not hold it now. Changes `identity`.
 */
export const identityNotFoundV1: EventContract = {
  type: 'yipanqi.registration.identity-not-found.v1',
  message: 'FB',
  saidBy: ['sending'],
  strandKind: 'record',
  sections: ['identity'],
  schema: bundled(schema),
  open: { identity: bundled(identityOpen) },
  personal: {},
};
