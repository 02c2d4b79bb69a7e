import type { MigrationInterface } from 'typeorm';
import { CreateCommand1795000000100 } from './1795000000100-create-command';

export const platformMigrations: (new () => MigrationInterface)[] = [CreateCommand1795000000100];
