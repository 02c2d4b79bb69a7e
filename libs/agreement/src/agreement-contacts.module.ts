import { Global, Module } from '@nestjs/common';
import { BelievedContacts } from './first-contact/believed-contacts';

/**
 * Partners met by telephone, in every process of a region: their keys are believed and their addresses known from the
 * start on. Wants `AgreementModule`, the ledger's `Carrier`, `HttpsDirectoryAsker` and `KeyStatementStore`.
 */
@Global()
@Module({ providers: [BelievedContacts], exports: [BelievedContacts] })
export class AgreementContactsModule {}
