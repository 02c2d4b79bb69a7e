import { type DynamicModule, Global, Module, type OnApplicationShutdown } from '@nestjs/common';
import { Transactions } from '../transaction';
import { Database } from './database';
import { type DatabaseOptions, openDataSource } from './data-source';

/** Global: the region's `Database`; closed last, after all workers have stopped. */
@Global()
@Module({})
export class DatabaseModule implements OnApplicationShutdown {
  constructor(private readonly database: Database) {}

  static forRegion(options: DatabaseOptions): DynamicModule {
    return {
      module: DatabaseModule,
      providers: [
        {
          provide: Database,
          useFactory: async () => new Database(await openDataSource(options)),
        },
        { provide: Transactions, useExisting: Database },
      ],
      exports: [Database, Transactions],
    };
  }

  async onApplicationShutdown(): Promise<void> {
    if (this.database.dataSource.isInitialized) await this.database.dataSource.destroy();
  }
}
