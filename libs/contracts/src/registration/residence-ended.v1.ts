import type { EventContract } from '../event-contract';
import residenceOpen from '../record/residence.open.v1.schema.json';
import residencePersonal from '../record/residence.personal.v1.schema.json';
import { bundled } from '../shared-schemas';
import schema from './residence-ended.v1.schema.json';

/**
 * 返乡/转往第三地/注销. The stay ended: returned, gone on to a third place, settled, died, or registered in error.
 *
 * Said by `receiving`. The listener may rely on `ended.on` being the day it happened and on `duplicateof` naming the strand
 * that goes on when this one was a duplicate. It does not end the home side's departure: its owner decides. Changes
 * `residence` to `status: ended`; a later arrival of the same person continues the strand.
 */
export const residenceEndedV1: EventContract = {
  type: 'yipanqi.registration.residence-ended.v1',
  message: 'DEP',
  saidBy: ['receiving'],
  strandKind: 'record',
  sections: ['residence'],
  schema: bundled(schema),
  open: { residence: bundled(residenceOpen) },
  personal: { residence: bundled(residencePersonal) },
};
