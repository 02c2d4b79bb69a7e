import type { EventContract } from '../event-contract';
import { bundled } from '../shared-schemas';
import echoOpen from './echo.open.v1.schema.json';
import schema from './head-echoed.v1.schema.json';

/**
 * 回显留证. The reader of a stream says which head of it proves that the entries after `last` were not sealed before `headat`.
 *
 * Said only when entries came that name an earlier seal; a new strand each time. The listener may rely on its own
 * signature under `head`. Changes no state: it moves the proved time of those entries, on both sides alike.
 */
export const headEchoedV1: EventContract = {
  type: 'yipanqi.ledger.head-echoed.v1',
  message: 'AGR',
  saidBy: ['sending', 'receiving', 'bureau'],
  strandKind: 'ledger',
  sections: ['echo'],
  schema: bundled(schema),
  open: { echo: bundled(echoOpen) },
  personal: {},
};
