export { CASE_ACTS, type CaseAct } from './case-acts';
export { CASE_STATES, type CaseSide, type CaseState } from './case';
export { CaseworkModule, type CaseworkOptions } from './casework.module';
export { CaseworkServiceModule } from './casework-service.module';
export { caseworkMigrations } from './persistence/migrations';
