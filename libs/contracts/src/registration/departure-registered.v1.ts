import type { EventContract } from '../event-contract';
import departureOpen from '../record/departure.open.v1.schema.json';
import departurePersonal from '../record/departure.personal.v1.schema.json';
import { bundled } from '../shared-schemas';
import schema from './departure-registered.v1.schema.json';

/**
 * 离开/外出通报. The home side registered that a person left for the addressee's region.
 *
 * Said by `sending`; begins a sending strand, or continues one that so far only answered an arrival (`identity`). The
 * listener may rely on the destination lying in its area and on the values being the home register's where the person is in
 * it (`marks` says where not). Changes `departure`.
 */
export const departureRegisteredV1: EventContract = {
  type: 'yipanqi.registration.departure-registered.v1',
  message: 'REG-OUT',
  saidBy: ['sending'],
  strandKind: 'record',
  sections: ['departure'],
  schema: bundled(schema),
  open: { departure: bundled(departureOpen) },
  personal: { departure: bundled(departurePersonal) },
};
