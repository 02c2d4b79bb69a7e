import { Module } from '@nestjs/common';
import { ImportContent, ImportLayouts, Imports } from '../import-register/imports.repository';
import { IdOverrides } from '../id-override/id-overrides.repository';
import { OneSidedReadModel } from '../one-sided/one-sided.read-model';
import { RegistrationReadModel } from '../registration.read-model';
import { HomeRegister, RegisterRows, RegistrationRepository } from '../registration.repository';
import { DatabaseHomeRegister } from './database-home-register';
import { DatabaseImportContent } from './database-import-content';
import { DatabaseImportLayouts } from './database-import-layouts';
import { DatabaseIdOverrides } from './database-id-overrides';
import { DatabaseImports } from './database-imports';
import { DatabaseOneSidedReadModel } from './database-one-sided.read-model';
import { DatabaseRegisterRows } from './database-register-rows';
import { DatabaseRegistrationReadModel } from './database-registration.read-model';
import { DatabaseRegistrationRepository } from './database-registration.repository';
import { ImportPieces } from './import-pieces';
import { ListedRecords } from './listed-records';
import { RegistrationProjection } from './registration.projection';

/** Binds ports to adapters. Wants `Database` and `FieldCipher` from global modules. */
@Module({
  providers: [
    ImportPieces,
    ListedRecords,
    RegistrationProjection,
    { provide: RegistrationRepository, useClass: DatabaseRegistrationRepository },
    { provide: HomeRegister, useClass: DatabaseHomeRegister },
    { provide: RegisterRows, useClass: DatabaseRegisterRows },
    { provide: Imports, useClass: DatabaseImports },
    { provide: ImportContent, useClass: DatabaseImportContent },
    { provide: ImportLayouts, useClass: DatabaseImportLayouts },
    { provide: IdOverrides, useClass: DatabaseIdOverrides },
    { provide: OneSidedReadModel, useClass: DatabaseOneSidedReadModel },
    { provide: RegistrationReadModel, useClass: DatabaseRegistrationReadModel },
  ],
  exports: [
    ListedRecords,
    RegistrationProjection,
    RegistrationRepository,
    HomeRegister,
    RegisterRows,
    Imports,
    ImportContent,
    ImportLayouts,
    IdOverrides,
    OneSidedReadModel,
    RegistrationReadModel,
  ],
})
export class RegistrationPersistenceModule {}
