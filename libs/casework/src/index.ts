export { CASE_ACTS, type CaseAct } from './case-acts';
export { caseworkMigrations } from './persistence/migrations';
