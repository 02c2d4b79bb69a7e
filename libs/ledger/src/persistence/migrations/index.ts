import type { MigrationInterface } from 'typeorm';
import { CreateLedger1795000000100 } from './1795000000100-create-ledger';

/** Hand-written SQL of schema `ledger`, in order. */
export const ledgerMigrations: (new () => MigrationInterface)[] = [CreateLedger1795000000100];
