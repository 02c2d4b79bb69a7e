export { AgreedDeadlines } from './agreed-deadlines';
export { type AgreedPair, AgreedPairs } from './agreed-pairs';
export {
  checkCharacter,
  type IdNumber,
  type IdNumberFault,
  type IdNumberReading,
  maskIdNumber,
  parseIdNumber,
} from './id-number';
export { registrationMigrations } from './persistence/migrations';
export { RegistrationReceivingModule } from './receiving/registration-receiving.module';
export { RegistrationModule, type RegistrationOptions } from './registration.module';
export { RegistrationReadModel } from './registration.read-model';
export { RegistrationSearchModule } from './registration-search.module';
export { RegistrationSendingModule } from './sending/registration-sending.module';
