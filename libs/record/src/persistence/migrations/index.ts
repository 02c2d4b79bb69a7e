import type { MigrationInterface } from 'typeorm';
import { CreateRecord1795000000200 } from './1795000000200-create-record';
import { UpdateSidesInPlace1795000001200 } from './1795000001200-update-sides-in-place';
import { LeaveRoomForSides1795100000210 } from './1795100000210-leave-room-for-sides';

/** Hand-written SQL of schema `record`, in order; after the ledger's, whose view it joins. */
export const recordMigrations: (new () => MigrationInterface)[] = [
  CreateRecord1795000000200,
  UpdateSidesInPlace1795000001200,
  LeaveRoomForSides1795100000210,
];
