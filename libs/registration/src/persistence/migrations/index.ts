import type { MigrationInterface } from 'typeorm';
import { CreateRegistration1795000000300 } from './1795000000300-create-registration';
import { OpenTheDoor1795000100440 } from './1795000100440-open-the-door';
import { OneSidedWork1795000100450 } from './1795000100450-one-sided-work';
import { UpdateRowsInPlace1795000001300 } from './1795000001300-update-rows-in-place';
import { CheckImportsFirst1795000100410 } from './1795000100410-check-imports-first';
import { ListRecordsFromKeptRows1795100000400 } from './1795100000400-list-records-from-kept-rows';
import { TakeBatchesInAnyOrder1795000100411 } from './1795000100411-take-batches-in-any-order';
import { LeaveRoomForPeople1795100000410 } from './1795100000410-leave-room-for-people';
import { CountLiveFromAnIndex1795100000430 } from './1795100000430-count-live-from-an-index';
import { CountStatesFromAnIndex1795100000440 } from './1795100000440-count-states-from-an-index';
import { ListByChannelAndSecondResidence1795100000450 } from './1795100000450-list-by-channel-and-second-residence';

export const registrationMigrations: (new () => MigrationInterface)[] = [
  CreateRegistration1795000000300,
  UpdateRowsInPlace1795000001300,
  OpenTheDoor1795000100440,
  OneSidedWork1795000100450,
  CheckImportsFirst1795000100410,
  TakeBatchesInAnyOrder1795000100411,
  ListRecordsFromKeptRows1795100000400,
  LeaveRoomForPeople1795100000410,
  CountLiveFromAnIndex1795100000430,
  CountStatesFromAnIndex1795100000440,
  ListByChannelAndSecondResidence1795100000450,
];
