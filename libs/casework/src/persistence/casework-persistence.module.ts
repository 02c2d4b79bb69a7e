import { Module } from '@nestjs/common';
import { Attachments } from '../attachment/attachments.repository';
import { CaseRepository } from '../case.repository';
import { CaseListReadModel } from '../work-list/case-list.read-model';
import { Absences } from '../absence';
import { AttachmentProjection } from './attachment.projection';
import { CaseProjection } from './case.projection';
import { CaseStrandStore } from './case-strand.store';
import { CaseTimesStore } from './case-times.store';
import { DatabaseAttachments } from './database-attachments';
import { DatabaseCaseListReadModel } from './database-case-list.read-model';
import { DatabaseAbsences } from './database-absences';
import { DatabaseCaseRepository } from './database-case.repository';
import { StepStore } from './step.store';

/** Binds ports to adapters. Wants `Database` and `FieldCipher` from global modules. */
@Module({
  providers: [
    CaseStrandStore,
    CaseTimesStore,
    StepStore,
    CaseProjection,
    AttachmentProjection,
    { provide: Attachments, useClass: DatabaseAttachments },
    { provide: CaseRepository, useClass: DatabaseCaseRepository },
    { provide: Absences, useClass: DatabaseAbsences },
    { provide: CaseListReadModel, useClass: DatabaseCaseListReadModel },
  ],
  exports: [
    Absences,
    Attachments,
    AttachmentProjection,
    CaseStrandStore,
    CaseTimesStore,
    StepStore,
    CaseProjection,
    CaseRepository,
    CaseListReadModel,
  ],
})
export class CaseworkPersistenceModule {}
