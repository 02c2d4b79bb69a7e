import type { MigrationInterface } from 'typeorm';
import { CreateIdentity1795000000200 } from './1795000000200-create-identity';

export const identityMigrations: (new () => MigrationInterface)[] = [CreateIdentity1795000000200];
