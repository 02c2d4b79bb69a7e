import type { MigrationInterface } from 'typeorm';
import { CreateLedger1795000000100 } from './1795000000100-create-ledger';
import { NoteOutages1795000100455 } from './1795000100455-note-outages';
import { HearHeads1795100000610 } from './1795100000610-hear-heads';
import { LeaveRoomForStrands1795100000110 } from './1795100000110-leave-room-for-strands';

/** Hand-written SQL of schema `ledger`, in order. */
export const ledgerMigrations: (new () => MigrationInterface)[] = [
  CreateLedger1795000000100,
  NoteOutages1795000100455,
  HearHeads1795100000610,
  LeaveRoomForStrands1795100000110,
];
