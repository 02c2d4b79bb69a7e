export { Act } from './access/act.decorator';
export { accountOf, CurrentAccount, CurrentScope } from './access/current-account.decorator';
export { ActForbidden } from './access.errors';
export { type SignedInAccount, USERNAME } from './account';
export { AccountStandings, type Standing } from './account-standing';
export { AccountsModule, type AccountsOptions } from './accounts.module';
export {
  type AccountToCreate,
  createAccounts,
  type CreatedAccount,
  readAccountsFile,
} from './persistence/create-accounts';
export { IdentityModule, type IdentityOptions } from './identity.module';
export { type ActName, ACTS, actsOf, isRole, permits, type Role, ROLES } from './permissions';
export { identityMigrations } from './persistence/migrations';
export {
  askedBy,
  type ListReading,
  type LoggedFilter,
  type PageReading,
  type Reading,
  ReadLog,
  type RevealReading,
} from './read-log';
export { type LoggedReading, ReadLogReadModel, type ReadLogVerdict } from './read-log.read-model';
export { ORGANISATION, Scope } from './scope';
