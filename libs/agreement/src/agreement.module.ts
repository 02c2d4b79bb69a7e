import { type DynamicModule, Global, Module, type OnModuleInit } from '@nestjs/common';
import { Directory, EntryGate, LedgerRegistry } from '@ledger';
import { Clock } from '@platform/clock';
import { Database } from '@platform/database';
import { AgreementContacts } from './agreement-contacts';
import { AgreementDrafts } from './agreement-drafts';
import { AgreementMatters } from './agreement-matters';
import { AgreementReadModel } from './agreement.read-model';
import { AgreementTerms } from './agreement-terms';
import { AgreementRegion } from './own-region';
import { AgreementGate } from './persistence/agreement-gate';
import { AgreementLoader, type AgreementOptions } from './persistence/agreement-loader';
import { AgreementProjection } from './persistence/agreement.projection';
import { AgreementVersions } from './persistence/agreement-versions';
import { DatabaseAgreementContacts } from './persistence/database-agreement-contacts';
import { DatabaseAgreementDrafts } from './persistence/database-agreement-drafts';
import { DatabaseAgreementMatters } from './persistence/database-agreement-matters';
import { DatabaseRenewalReminders } from './persistence/database-renewal-reminders';
import { StoredAgreementTerms } from './persistence/stored-agreement-terms';
import { StoredAgreementReadModel } from './persistence/stored-agreement.read-model';
import { RenewalReminders } from './renewal-reminders/renewal-reminders';

/**
 * What may travel between this region and its partners: the ledger's `EntryGate`, the agreements in force and their
 * terms, and what is said about agreements. Wants `Database`, `Clock`, the ledger's `Directory` and `LedgerRegistry` from
 * global modules; at start it takes in the files of `AGREEMENTS_DIR` and throws `AgreementsRefused` when one of them is
 * faulty.
 */
@Global()
@Module({})
export class AgreementModule implements OnModuleInit {
  constructor(
    private readonly registry: LedgerRegistry,
    private readonly projection: AgreementProjection,
  ) {}

  static forRegion(options: AgreementOptions): DynamicModule {
    const region = options.regionCode;
    return {
      module: AgreementModule,
      providers: [
        { provide: AgreementRegion, useValue: new AgreementRegion(region) },
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
            new StoredAgreementReadModel(region, versions),
          inject: [AgreementVersions],
        },
        {
          provide: AgreementTerms,
          useFactory: (versions: AgreementVersions) => new StoredAgreementTerms(versions),
          inject: [AgreementVersions],
        },
        {
          provide: AgreementMatters,
          useFactory: (database: Database, versions: AgreementVersions, directory: Directory) =>
            new DatabaseAgreementMatters(region, database, versions, directory),
          inject: [Database, AgreementVersions, Directory],
        },
        {
          provide: AgreementProjection,
          useFactory: (matters: AgreementMatters, versions: AgreementVersions) =>
            new AgreementProjection(region, matters, versions),
          inject: [AgreementMatters, AgreementVersions],
        },
        {
          provide: AgreementDrafts,
          useFactory: (database: Database) => new DatabaseAgreementDrafts(database),
          inject: [Database],
        },
        {
          provide: AgreementContacts,
          useFactory: (database: Database) => new DatabaseAgreementContacts(database),
          inject: [Database],
        },
        {
          provide: RenewalReminders,
          useFactory: (database: Database) => new DatabaseRenewalReminders(database),
          inject: [Database],
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
      exports: [
        EntryGate,
        AgreementReadModel,
        AgreementTerms,
        AgreementRegion,
        AgreementMatters,
        AgreementDrafts,
        AgreementContacts,
        RenewalReminders,
      ],
    };
  }

  onModuleInit(): void {
    this.registry.addProjection(this.projection);
  }
}
