import type { MigrationInterface } from 'typeorm';
import { CreateRegistration1795000000300 } from './1795000000300-create-registration';

export const registrationMigrations: (new () => MigrationInterface)[] = [
  CreateRegistration1795000000300,
];
