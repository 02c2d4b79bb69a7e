import type { EventContract } from '../event-contract';
import { bundled } from '../shared-schemas';
import agreementOpen from './agreement.open.v1.schema.json';
import schema from './version-cited.v1.schema.json';

/**
 * The author puts the agreement version it will write under into the stream, before its first entry under it.
 *
 * Said by every service, at the head of each of its streams and again when another version comes into force; a new strand
 * each time. Cites its own hash. The listener may rely on nothing but the two signatures: it takes the version in when
 * both verify, and needs no agreement in force for that. Changes section `agreement` of a strand of kind agreement.
 */
export const versionCitedV1: EventContract = {
  type: 'yipanqi.agreement.version-cited.v1',
  message: 'AGR',
  saidBy: ['sending', 'receiving', 'bureau'],
  strandKind: 'agreement',
  sections: ['agreement'],
  schema: bundled(schema),
  open: { agreement: bundled(agreementOpen) },
  personal: {},
};
