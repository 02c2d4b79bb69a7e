export { arrayLiteral } from './array-literal';
export { Conditions } from './conditions';
export { type DatabaseOptions, openDataSource } from './data-source';
export { Database, type RunOptions } from './database';
export { DatabaseModule } from './database.module';
export { attempt, onCommit, statements } from './open-transaction';
export { type Column, rowSource } from './row-source';
export { type MigrationList, runMigrations } from './run-migrations';
