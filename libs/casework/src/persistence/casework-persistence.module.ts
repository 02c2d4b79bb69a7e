import { Module } from '@nestjs/common';
import { CaseRepository } from '../case.repository';
import { CaseProjection } from './case.projection';
import { CaseStrandStore } from './case-strand.store';
import { DatabaseCaseRepository } from './database-case.repository';

/** Binds ports to adapters. Wants `Database` and `FieldCipher` from global modules. */
@Module({
  providers: [
    CaseStrandStore,
    CaseProjection,
    { provide: CaseRepository, useClass: DatabaseCaseRepository },
  ],
  exports: [CaseProjection, CaseRepository],
})
export class CaseworkPersistenceModule {}
