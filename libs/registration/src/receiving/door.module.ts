import { Module } from '@nestjs/common';
import { VisitorThrottle } from '../door/visitor-throttle';
import { DoorPersistenceModule } from '../persistence/door-persistence.module';
import { KeepGridController } from '../site/keep-grid/keep-grid.controller';
import { KeepSiteController } from '../site/keep-site/keep-site.controller';
import { KeepSiteHandler } from '../site/keep-site/keep-site.handler';
import { ListSitesController } from '../site/list-sites/list-sites.controller';
import { ListSitesQuery } from '../site/list-sites/list-sites.query';
import { HandInDraftController } from './captured-draft/hand-in-draft.controller';
import { HandInDraftHandler } from './captured-draft/hand-in-draft.handler';
import { TakeOverDraftController } from './captured-draft/take-over-draft.controller';
import { TakeOverDraftHandler } from './captured-draft/take-over-draft.handler';
import { ConfirmSelfReportController } from './confirm-self-report/confirm-self-report.controller';
import { ConfirmSelfReportHandler } from './confirm-self-report/confirm-self-report.handler';
import { ListSelfReportsQuery } from './confirm-self-report/list-self-reports.query';
import { OfflineKitController } from './offline-kit/offline-kit.controller';
import { RegisterArrivalHandler } from './register-arrival/register-arrival.handler';
import { RegisterHouseholdController } from './register-household/register-household.controller';
import { RegisterHouseholdHandler } from './register-household/register-household.handler';
import { ShowHouseholdQuery } from './register-household/show-household.query';
import { ReportAtDoorController } from './report-at-door/report-at-door.controller';
import { ReportAtDoorHandler } from './report-at-door/report-at-door.handler';

/** 上门登记: households, what phones captured, sites with their codes, and what comes in through them. */
@Module({
  imports: [DoorPersistenceModule],
  controllers: [
    RegisterHouseholdController,
    OfflineKitController,
    HandInDraftController,
    TakeOverDraftController,
    ListSitesController,
    KeepSiteController,
    KeepGridController,
    ReportAtDoorController,
    ConfirmSelfReportController,
  ],
  providers: [
    RegisterArrivalHandler,
    RegisterHouseholdHandler,
    ShowHouseholdQuery,
    HandInDraftHandler,
    TakeOverDraftHandler,
    ListSitesQuery,
    KeepSiteHandler,
    ReportAtDoorHandler,
    ListSelfReportsQuery,
    ConfirmSelfReportHandler,
    VisitorThrottle,
  ],
})
export class DoorModule {}
