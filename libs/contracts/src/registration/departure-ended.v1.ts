import type { EventContract } from '../event-contract';
import departureOpen from '../record/departure.open.v1.schema.json';
import departurePersonal from '../record/departure.personal.v1.schema.json';
import { bundled } from '../shared-schemas';
import schema from './departure-ended.v1.schema.json';

/**
 * 信息变更通报. The departure ended: returned, settled, died, or registered in error.
 *
 * Said by `sending`. The listener may rely on `ended.on`; `duplicateof` names the strand that goes on. A link stays as it
 * is. Changes `departure` to `status: ended`.
 */
export const departureEndedV1: EventContract = {
  type: 'yipanqi.registration.departure-ended.v1',
  message: 'CHG',
  saidBy: ['sending'],
  strandKind: 'record',
  sections: ['departure'],
  schema: bundled(schema),
  open: { departure: bundled(departureOpen) },
  personal: { departure: bundled(departurePersonal) },
};
