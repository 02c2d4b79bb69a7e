import { Module } from '@nestjs/common';
import { CountTodoController } from './count-todo/count-todo.controller';
import { IdOverrideController } from './id-override/id-override.controller';
import { IdOverrideHandler } from './id-override/id-override.handler';
import { ListRecordsController } from './list-records/list-records.controller';
import { ListedWorker } from './list-records/listed-worker';
import { OneSidedController } from './one-sided/one-sided.controller';
import { OneSidedQuery } from './one-sided/one-sided.query';
import { PossibleMatchesQuery } from './one-sided/possible-matches.query';
import { DoorPersistenceModule } from './persistence/door-persistence.module';
import { PersonSheetController } from './person-sheet/person-sheet.controller';
import { PersonSheetQuery } from './person-sheet/person-sheet.query';
import { RevealValuesController } from './reveal-values/reveal-values.controller';
import { RevealValuesQuery } from './reveal-values/reveal-values.query';
import { SearchPeopleController } from './search-people/search-people.controller';
import { ShowCodesController } from './show-codes/show-codes.controller';
import { ShowDivisionsController } from './show-codes/show-divisions.controller';
import { ShowPartnersController } from './show-codes/show-partners.controller';
import { ShowRecordController } from './show-record/show-record.controller';
import { ShowRecordQuery } from './show-record/show-record.query';

/** What the bureau reads of both sides. Wants `RegistrationModule` and `RecordModule` in the same app. */
@Module({
  imports: [DoorPersistenceModule],
  controllers: [
    ListRecordsController,
    CountTodoController,
    SearchPeopleController,
    ShowRecordController,
    OneSidedController,
    PersonSheetController,
    IdOverrideController,
    RevealValuesController,
    ShowCodesController,
    ShowDivisionsController,
    ShowPartnersController,
  ],
  providers: [
    ListedWorker,
    ShowRecordQuery,
    RevealValuesQuery,
    OneSidedQuery,
    PossibleMatchesQuery,
    PersonSheetQuery,
    IdOverrideHandler,
  ],
})
export class RegistrationSearchModule {}
