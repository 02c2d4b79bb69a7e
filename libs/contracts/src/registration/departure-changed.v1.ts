import type { EventContract } from '../event-contract';
import departureOpen from '../record/departure.open.v1.schema.json';
import departurePersonal from '../record/departure.personal.v1.schema.json';
import { bundled } from '../shared-schemas';
import schema from './departure-changed.v1.schema.json';

/**
 * 信息变更通报. The departure stands with other values.
 *
 * Said by `sending` about a departure that is `away`; also when the residence it holds active changes. Changes
 * `departure`.
 */
export const departureChangedV1: EventContract = {
  type: 'yipanqi.registration.departure-changed.v1',
  message: 'CHG',
  saidBy: ['sending'],
  strandKind: 'record',
  sections: ['departure'],
  schema: bundled(schema),
  open: { departure: bundled(departureOpen) },
  personal: { departure: bundled(departurePersonal) },
};
