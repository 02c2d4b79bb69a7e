import { type DynamicModule, Global, Module } from '@nestjs/common';
import { Directory, EntryGate } from '@ledger';
import { Clock } from '@platform/clock';
import { Database } from '@platform/database';
import { AgreementReadModel } from './agreement.read-model';
import { AgreementTerms } from './agreement-terms';
import { AgreementGate } from './persistence/agreement-gate';
import { AgreementLoader, type AgreementOptions } from './persistence/agreement-loader';
import { AgreementVersions } from './persistence/agreement-versions';
import { StoredAgreementTerms } from './persistence/stored-agreement-terms';
import { StoredAgreementReadModel } from './persistence/stored-agreement.read-model';

/**
 * What may travel between this region and its partners: the ledger's `EntryGate`, and the agreements in force. Wants
 * `Database`, `Clock` and the ledger's `Directory` from global modules; at start it takes in the files of
 * `AGREEMENTS_DIR` and throws `AgreementsRefused` when one of them is faulty.
 */
@Global()
@Module({})
export class AgreementModule {
  static forRegion(options: AgreementOptions): DynamicModule {
    return {
      module: AgreementModule,
      providers: [
        {
          provide: AgreementVersions,
          useFactory: (database: Database, directory: Directory) =>
            new AgreementVersions(database, directory),
          inject: [Database, Directory],
        },
        {
          provide: EntryGate,
          useFactory: (versions: AgreementVersions, directory: Directory) =>
            new AgreementGate(versions, directory),
          inject: [AgreementVersions, Directory],
        },
        {
          provide: AgreementReadModel,
          useFactory: (versions: AgreementVersions) =>
            new StoredAgreementReadModel(options.regionCode, versions),
          inject: [AgreementVersions],
        },
        {
          provide: AgreementTerms,
          useFactory: (versions: AgreementVersions) => new StoredAgreementTerms(versions),
          inject: [AgreementVersions],
        },
        {
          provide: AgreementLoader,
          useFactory: (
            database: Database,
            versions: AgreementVersions,
            directory: Directory,
            clock: Clock,
          ) => new AgreementLoader(options, database, versions, directory, clock),
          inject: [Database, AgreementVersions, Directory, Clock],
        },
      ],
      exports: [EntryGate, AgreementReadModel, AgreementTerms],
    };
  }
}
