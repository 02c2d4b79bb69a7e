import { Global, Module, type OnModuleInit } from '@nestjs/common';
import { EntryReader, LedgerRegistry, StrandReader } from '@ledger';
import { Database } from '@platform/database';
import { SideProjection } from './persistence/side-projection';
import { StoredLinkRule } from './persistence/stored-link-rule';
import { StoredRecordReadModel } from './persistence/stored-record.read-model';
import { RecordReadModel } from './record.read-model';

/**
 * Joint records of both directions: puts its projection and its strand rule into the ledger's registry at start, and
 * answers who asks for a record. Wants `Database` and the ledger from global modules.
 */
@Global()
@Module({
  providers: [
    {
      provide: RecordReadModel,
      useFactory: (database: Database, strands: StrandReader, entries: EntryReader) =>
        new StoredRecordReadModel(database, strands, entries),
      inject: [Database, StrandReader, EntryReader],
    },
  ],
  exports: [RecordReadModel],
})
export class RecordModule implements OnModuleInit {
  constructor(private readonly registry: LedgerRegistry) {}

  onModuleInit(): void {
    this.registry.addProjection(new SideProjection());
    this.registry.addRule(new StoredLinkRule());
  }
}
