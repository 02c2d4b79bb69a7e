import { Module, type OnModuleInit } from '@nestjs/common';
import { MulterModule } from '@nestjs/platform-express';
import { LedgerRegistry } from '@ledger';
import { FILE_BYTES_MAX, RegisterUpload } from '../import-register/register-upload';
import { DoorPersistenceModule } from '../persistence/door-persistence.module';
import { AnswerArrivals } from './answer-arrivals';
import { ChangeDepartureController } from './change-departure/change-departure.controller';
import { ChangeDepartureHandler } from './change-departure/change-departure.handler';
import { ConfirmIdentityController } from './confirm-identity/confirm-identity.controller';
import { ConfirmIdentityHandler } from './confirm-identity/confirm-identity.handler';
import { ConfirmDepartureReportController } from './confirm-self-report/confirm-departure-report.controller';
import { ConfirmDepartureReportHandler } from './confirm-self-report/confirm-departure-report.handler';
import { ConfirmIdentityWhenArrivalRegistered } from './confirm-identity-when-arrival-registered.handler';
import { ConfirmIdentityWhenNumberCompleted } from './confirm-identity-when-number-completed.handler';
import { EndDepartureController } from './end-departure/end-departure.controller';
import { EndDepartureHandler } from './end-departure/end-departure.handler';
import { DeparturesRegister } from './import-registers/departures-register';
import { HukouRegister } from './import-registers/hukou-register';
import { ImportRegistersController } from './import-registers/import-registers.controller';
import { ListDeparturesController } from './list-departures/list-departures.controller';
import { PairByHandController } from './pair-by-hand/pair-by-hand.controller';
import { PairByHandHandler } from './pair-by-hand/pair-by-hand.handler';
import { RegisterDepartureController } from './register-departure/register-departure.controller';
import { RegisterDepartureHandler } from './register-departure/register-departure.handler';
import { RegisterDepartureOfArrivalController } from './register-departure-of-arrival/register-departure-of-arrival.controller';
import { RegisterDepartureOfArrivalHandler } from './register-departure-of-arrival/register-departure-of-arrival.handler';
import { StateResidences } from './state-residences';
import { StateResidencesWhenResidenceEnded } from './state-residences-when-residence-ended.handler';
import { StateResidencesWorker } from './state-residences.worker';
import { UndoPairingController } from './undo-pairing/undo-pairing.controller';
import { UndoPairingHandler } from './undo-pairing/undo-pairing.handler';

/** The home side. Wants `RegistrationModule` in the same app. */
@Module({
  imports: [
    DoorPersistenceModule,
    MulterModule.registerAsync({
      useFactory: (storage: RegisterUpload) => ({
        storage,
        limits: { fileSize: FILE_BYTES_MAX, files: 1 },
      }),
      inject: [RegisterUpload],
    }),
  ],
  controllers: [
    RegisterDepartureController,
    ListDeparturesController,
    ChangeDepartureController,
    EndDepartureController,
    RegisterDepartureOfArrivalController,
    ConfirmIdentityController,
    ConfirmDepartureReportController,
    UndoPairingController,
    PairByHandController,
    ImportRegistersController,
  ],
  providers: [
    AnswerArrivals,
    ConfirmIdentityWhenArrivalRegistered,
    ConfirmIdentityWhenNumberCompleted,
    StateResidences,
    StateResidencesWhenResidenceEnded,
    StateResidencesWorker,
    RegisterDepartureHandler,
    ChangeDepartureHandler,
    EndDepartureHandler,
    RegisterDepartureOfArrivalHandler,
    ConfirmIdentityHandler,
    ConfirmDepartureReportHandler,
    UndoPairingHandler,
    PairByHandHandler,
    DeparturesRegister,
    HukouRegister,
  ],
})
export class RegistrationSendingModule implements OnModuleInit {
  constructor(
    private readonly registry: LedgerRegistry,
    private readonly confirmIdentity: ConfirmIdentityWhenArrivalRegistered,
    private readonly confirmAgain: ConfirmIdentityWhenNumberCompleted,
    private readonly stateResidences: StateResidencesWhenResidenceEnded,
  ) {}

  onModuleInit(): void {
    this.registry.addReaction(this.confirmIdentity);
    this.registry.addReaction(this.confirmAgain);
    this.registry.addReaction(this.stateResidences);
  }
}
