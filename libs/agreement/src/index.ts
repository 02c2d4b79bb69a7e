export { CalendarDoorModule } from './show-calendar/calendar-door.module';
export { AgreementContactsModule } from './agreement-contacts.module';
export { AgreementDoorsModule } from './agreement-doors.module';
export { AgreementModule } from './agreement.module';
export type { AgreementOptions } from './persistence/agreement-loader';
export {
  AgreementReadModel,
  type AgreementSummary,
  type CoveringAgreement,
  type Partner,
} from './agreement.read-model';
export { AgreementTerms, type Terms, type TermsRefusal } from './agreement-terms';
export { hashOfAgreement, signAgreement } from './agreement-signatures';
export { agreementTemplates, fromTemplate, templateFor } from './agreement-templates';
export { AgreementsRefused } from './agreement.errors';
export { kindFields, type KindFields } from './kind-fields';
export { agreementMigrations } from './persistence/migrations';
