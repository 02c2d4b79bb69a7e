import { types } from 'pg';
import { DataSource } from 'typeorm';

export interface DatabaseOptions {
  readonly url: string;
  readonly poolSize: number;
}

const DATE = 1082;

/** Opens the pool of a region's database. Tables are made by migrations only; entities are given where one is used. */
export async function openDataSource(options: DatabaseOptions): Promise<DataSource> {
  // A calendar day has no time zone: pg would make it midnight of this machine's.
  types.setTypeParser(DATE, (text) => text);
  return new DataSource({
    type: 'postgres',
    url: options.url,
    poolSize: options.poolSize,
    entities: [],
    synchronize: false,
    migrationsRun: false,
    logging: false,
    extra: {
      application_name: 'yipanqi',
      connectionTimeoutMillis: 10_000,
      // A plan that was made for ten rows is no plan for ten thousand: named statements are read once, planned each time.
      options: '-c plan_cache_mode=force_custom_plan',
    },
  }).initialize();
}
