import { type DynamicModule, Global, Module, type OnModuleInit } from '@nestjs/common';
import { LedgerRegistry } from '@ledger';
import { AgreedDeadlines } from './agreed-deadlines';
import { AgreedPairs } from './agreed-pairs';
import { CheckIdNumberQuery } from './check-id-number/check-id-number.query';
import { CheckRegister } from './import-register/check-register';
import { ImportRegisterHandler } from './import-register/import-register.handler';
import { RegisterDoor } from './import-register/register-door';
import { RegisterUpload } from './import-register/register-upload';
import { ResumeImports } from './import-register/resume-imports';
import { ShowImportsQuery } from './import-register/show-imports.query';
import { TakeInRegister } from './import-register/take-in-register';
import { ListRecordsQuery } from './list-records/list-records.query';
import { OwnRegion } from './own-region';
import { RegistrationProjection } from './persistence/registration.projection';
import { RegistrationPersistenceModule } from './persistence/registration-persistence.module';

export interface RegistrationOptions {
  readonly regionCode: string;
}

/** Tokens of whoever says which agreements cover whom, and how long things may take under them. */
export interface AgreedTokens {
  /** `AgreementReadModel` */
  readonly pairs: abstract new (...args: never[]) => AgreedPairs;
  /** `AgreementTerms` */
  readonly deadlines: abstract new (...args: never[]) => AgreedDeadlines;
}

/**
 * What both sides need: rows, lists, imports. Wants `Database`, `FieldCipher`, `Clock`, `Ids`, `Commands`, the ledger's
 * `Outgoing` and `LedgerRegistry`, identity's `ReadLog` and the agreed pairs from global modules; in every app.
 */
@Global()
@Module({})
export class RegistrationModule implements OnModuleInit {
  constructor(
    private readonly registry: LedgerRegistry,
    private readonly projection: RegistrationProjection,
  ) {}

  static forRegion(options: RegistrationOptions, agreed: AgreedTokens): DynamicModule {
    const shared = [
      CheckIdNumberQuery,
      ImportRegisterHandler,
      ListRecordsQuery,
      RegisterDoor,
      RegisterUpload,
      ShowImportsQuery,
    ];
    return {
      module: RegistrationModule,
      imports: [RegistrationPersistenceModule],
      providers: [
        { provide: OwnRegion, useValue: new OwnRegion(options.regionCode) },
        { provide: AgreedPairs, useExisting: agreed.pairs },
        { provide: AgreedDeadlines, useExisting: agreed.deadlines },
        ...shared,
        CheckRegister,
        TakeInRegister,
        ResumeImports,
      ],
      exports: [RegistrationPersistenceModule, OwnRegion, AgreedPairs, AgreedDeadlines, ...shared],
    };
  }

  onModuleInit(): void {
    this.registry.addProjection(this.projection);
  }
}
