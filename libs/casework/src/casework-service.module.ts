import { type DynamicModule, Module, type OnModuleInit, type Type } from '@nestjs/common';
import { AgreementReadModel } from '@agreement';
import type { ServiceName } from '@contracts';
import { LedgerRegistry, Outgoing } from '@ledger';
import { Ids } from '@platform/ids';
import {
  BureauAnsweringController,
  ReceivingAnsweringController,
  SendingAnsweringController,
} from './answering/answering.controller';
import {
  BureauAskingController,
  ReceivingAskingController,
  SendingAskingController,
} from './asking/asking.controller';
import { ContinueWhenForwarded } from './asking/continue-when-forwarded.handler';
import {
  OpenBureauCaseController,
  OpenReceivingCaseController,
  OpenSendingCaseController,
} from './asking/open-case/open-case.controller';
import { AttachFileHandler } from './attachment/attach-file.handler';
import { AttachmentsController } from './attachment/attachments.controller';
import { FileIntake } from './attachment/file-intake';
import { FilesInHandController } from './attachment/files-in-hand.controller';
import { FilesInHandHandler } from './attachment/files-in-hand.handler';
import { ShowAttachmentsQuery } from './attachment/show-attachments.query';
import { WordFiles } from './attachment/word-files';
import {
  BureauCasesController,
  ReceivingCasesController,
  SendingCasesController,
} from './bulk/act-on-cases.controller';
import { CaseFieldsController } from './case-form/case-fields.controller';
import { CaseDesk } from './case-desk/case-desk';
import { CaseRepository } from './case.repository';
import {
  BureauHandlingController,
  ReceivingHandlingController,
  SendingHandlingController,
} from './handling/handling.controller';
import { DeadlineKeeper } from './deadline/deadline-keeper';
import { AbsencesHandler } from './deputy/absences.handler';
import { DeputyController } from './deputy/deputy.controller';
import { OwnRegion } from './own-region';
import {
  BureauRulingController,
  ReceivingRulingController,
  SendingRulingController,
} from './ruling/ruling.controller';
import { CaseworkWorkers } from './scheduler/casework-workers';
import { StepTaker } from './scheduler/step-taker';
import { ShowCaseController } from './show-case/show-case.controller';
import { ShowCaseQuery } from './show-case/show-case.query';
import { ListCasesController } from './work-list/list-cases.controller';
import { ListCasesQuery } from './work-list/list-cases.query';

const doors: Readonly<Record<ServiceName, readonly Type[]>> = {
  receiving: [
    OpenReceivingCaseController,
    ReceivingCasesController,
    ReceivingAskingController,
    ReceivingAnsweringController,
    ReceivingRulingController,
    ReceivingHandlingController,
  ],
  sending: [
    OpenSendingCaseController,
    SendingCasesController,
    SendingAskingController,
    SendingAnsweringController,
    SendingRulingController,
    SendingHandlingController,
  ],
  // `ShowCaseController` answers `/api/bureau/cases/:caseId`: whatever has a path of its own there comes before it.
  bureau: [
    OpenBureauCaseController,
    BureauCasesController,
    BureauAskingController,
    BureauAnsweringController,
    BureauRulingController,
    BureauHandlingController,
    CaseFieldsController,
    ListCasesController,
    AttachmentsController,
    FilesInHandController,
    ShowCaseController,
    DeputyController,
  ],
};

/** Both sides of a case in one service: every service asks and answers. Wants `CaseworkModule` in the same app. */
@Module({})
export class CaseworkServiceModule implements OnModuleInit {
  constructor(
    private readonly registry: LedgerRegistry,
    private readonly continueWhenForwarded: ContinueWhenForwarded,
  ) {}

  static playing(service: ServiceName): DynamicModule {
    return {
      module: casework[service],
      controllers: [...doors[service]],
      providers: [
        {
          provide: ContinueWhenForwarded,
          useFactory: (
            own: OwnRegion,
            agreements: AgreementReadModel,
            cases: CaseRepository,
            desk: CaseDesk,
            outgoing: Outgoing,
            files: WordFiles,
            ids: Ids,
          ) =>
            new ContinueWhenForwarded(service, own, agreements, cases, desk, outgoing, files, ids),
          inject: [
            OwnRegion,
            AgreementReadModel,
            CaseRepository,
            CaseDesk,
            Outgoing,
            WordFiles,
            Ids,
          ],
        },
        ...(service === 'bureau'
          ? [
              AbsencesHandler,
              FileIntake,
              AttachFileHandler,
              FilesInHandHandler,
              ShowAttachmentsQuery,
              ShowCaseQuery,
              ListCasesQuery,
              DeadlineKeeper,
              StepTaker,
              CaseworkWorkers,
            ]
          : []),
      ],
    };
  }

  onModuleInit(): void {
    this.registry.addReaction(this.continueWhenForwarded);
  }
}

@Module({})
class CaseworkSendingModule extends CaseworkServiceModule {}
@Module({})
class CaseworkReceivingModule extends CaseworkServiceModule {}
@Module({})
class CaseworkBureauModule extends CaseworkServiceModule {}

/** A module a service, so that one process can play all three. */
const casework: Readonly<Record<ServiceName, Type>> = {
  sending: CaseworkSendingModule,
  receiving: CaseworkReceivingModule,
  bureau: CaseworkBureauModule,
};
