import type { MigrationInterface } from 'typeorm';
import { CreateCasework1795000100300 } from './1795000100300-create-casework';

export const caseworkMigrations: (new () => MigrationInterface)[] = [CreateCasework1795000100300];
