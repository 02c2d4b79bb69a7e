import type { MigrationInterface } from 'typeorm';
import { CreateOfficeClosure1795000100100 } from '../../show-calendar/persistence/migrations/1795000100100-create-office-closure';
import { CreateAgreement1795000000300 } from './1795000000300-create-agreement';
import { AgreementLifeCycle1795000100201 } from './1795000100201-agreement-life-cycle';
import { CreateRenewalReminder1795100000200 } from './1795100000200-create-renewal-reminder';

/** Hand-written SQL of schema `agreement`, in order. */
export const agreementMigrations: (new () => MigrationInterface)[] = [
  CreateAgreement1795000000300,
  CreateOfficeClosure1795000100100,
  AgreementLifeCycle1795000100201,
  CreateRenewalReminder1795100000200,
];
