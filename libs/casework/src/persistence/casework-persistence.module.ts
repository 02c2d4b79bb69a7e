import { Module } from '@nestjs/common';
import { CaseRepository } from '../case.repository';
import { CaseListReadModel } from '../work-list/case-list.read-model';
import { CaseProjection } from './case.projection';
import { CaseStrandStore } from './case-strand.store';
import { DatabaseCaseListReadModel } from './database-case-list.read-model';
import { DatabaseCaseRepository } from './database-case.repository';

/** Binds ports to adapters. Wants `Database` and `FieldCipher` from global modules. */
@Module({
  providers: [
    CaseStrandStore,
    CaseProjection,
    { provide: CaseRepository, useClass: DatabaseCaseRepository },
    { provide: CaseListReadModel, useClass: DatabaseCaseListReadModel },
  ],
  exports: [CaseProjection, CaseRepository, CaseListReadModel],
})
export class CaseworkPersistenceModule {}
