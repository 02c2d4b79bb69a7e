import type { MigrationInterface } from 'typeorm';
import { CreateAgreement1795000000300 } from './1795000000300-create-agreement';

/** Hand-written SQL of schema `agreement`, in order. */
export const agreementMigrations: (new () => MigrationInterface)[] = [CreateAgreement1795000000300];
