import type { EventContract } from '../event-contract';
import { bundled } from '../shared-schemas';
import endingOpen from './ending.open.v1.schema.json';
import schema from './end-declared.v1.schema.json';

/**
 * 协议终止通知. A side declares the last day of the agreement, with the days of notice agreed.
 *
 * Said by `bureau`. Open tasks are finished after it, nothing new begins; of two declarations the earlier day holds.
 * Changes `ending`.
 */
export const endDeclaredV1: EventContract = {
  type: 'yipanqi.agreement.end-declared.v1',
  message: 'AGR',
  saidBy: ['bureau'],
  strandKind: 'agreement',
  sections: ['ending'],
  schema: bundled(schema),
  open: { ending: bundled(endingOpen) },
  personal: {},
};
