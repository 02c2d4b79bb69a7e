import { Module } from '@nestjs/common';
import { Households } from '../households';
import { CapturedDrafts } from '../receiving/captured-draft/captured-drafts.repository';
import { SelfReports } from '../self-report/self-reports.repository';
import { Sites } from '../site/sites.repository';
import { DatabaseCapturedDrafts } from './database-captured-drafts';
import { DatabaseHouseholds } from './database-households';
import { DatabaseSelfReports } from './database-self-reports';
import { DatabaseSites } from './database-sites';
import { RegistrationPersistenceModule } from './registration-persistence.module';

/** Adapters of what is kept at the door: sites, reports, drafts, households. */
@Module({
  imports: [RegistrationPersistenceModule],
  providers: [
    { provide: Households, useClass: DatabaseHouseholds },
    { provide: Sites, useClass: DatabaseSites },
    { provide: SelfReports, useClass: DatabaseSelfReports },
    { provide: CapturedDrafts, useClass: DatabaseCapturedDrafts },
  ],
  exports: [Households, Sites, SelfReports, CapturedDrafts],
})
export class DoorPersistenceModule {}
