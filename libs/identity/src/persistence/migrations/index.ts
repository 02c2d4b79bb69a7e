import type { MigrationInterface } from 'typeorm';
import { CreateIdentity1795000000200 } from './1795000000200-create-identity';
import { SearchReads1795100000210 } from './1795100000210-search-reads';

export const identityMigrations: (new () => MigrationInterface)[] = [
  CreateIdentity1795000000200,
  SearchReads1795100000210,
];
