import { Module } from '@nestjs/common';
import { MulterModule } from '@nestjs/platform-express';
import { FILE_BYTES_MAX, RegisterUpload } from '../import-register/register-upload';
import { ChangeResidenceController } from './change-residence/change-residence.controller';
import { ChangeResidenceHandler } from './change-residence/change-residence.handler';
import { DoorPersistenceModule } from '../persistence/door-persistence.module';
import { DoorModule } from './door.module';
import { CompleteNumberController } from './complete-number/complete-number.controller';
import { CompleteNumberHandler } from './complete-number/complete-number.handler';
import { EndResidenceController } from './end-residence/end-residence.controller';
import { EndResidenceHandler } from './end-residence/end-residence.handler';
import { ArrivalsRegister } from './import-arrivals/arrivals-register';
import { ImportArrivalsController } from './import-arrivals/import-arrivals.controller';
import { ListArrivalsController } from './list-arrivals/list-arrivals.controller';
import { RegisterArrivalController } from './register-arrival/register-arrival.controller';
import { RegisterArrivalHandler } from './register-arrival/register-arrival.handler';
import { ShowNoticeController } from './show-notice/show-notice.controller';
import { ShowReceiptController } from './show-receipt/show-receipt.controller';
import { ShowReceiptQuery } from './show-receipt/show-receipt.query';

/** The residence side. Wants `RegistrationModule` in the same app. */
@Module({
  imports: [
    DoorModule,
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
    RegisterArrivalController,
    ListArrivalsController,
    ChangeResidenceController,
    EndResidenceController,
    CompleteNumberController,
    ShowReceiptController,
    ShowNoticeController,
    ImportArrivalsController,
  ],
  providers: [
    RegisterArrivalHandler,
    ChangeResidenceHandler,
    EndResidenceHandler,
    CompleteNumberHandler,
    ShowReceiptQuery,
    ArrivalsRegister,
  ],
})
export class RegistrationReceivingModule {}
