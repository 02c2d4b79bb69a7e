import type { EventContract } from '../event-contract';
import declaredOpen from '../record/declared.open.v1.schema.json';
import declaredPersonal from '../record/declared.personal.v1.schema.json';
import { bundled } from '../shared-schemas';
import schema from './number-completed.v1.schema.json';

/**
 * 补录号码. The ID number of a person who was registered without one is known now.
 *
 * Said by `receiving` about an arrival registered by version 2; `declared` stands as in version 1 from here on and keeps the
 * temporary id. The listener may rely on what it may rely on in version 1, and answers as it answers an arrival. Changes
 * `declared`.
 */
export const numberCompletedV1: EventContract = {
  type: 'yipanqi.registration.number-completed.v1',
  message: 'CHG',
  saidBy: ['receiving'],
  strandKind: 'record',
  sections: ['declared'],
  schema: bundled(schema),
  open: { declared: bundled(declaredOpen) },
  personal: { declared: bundled(declaredPersonal) },
};
