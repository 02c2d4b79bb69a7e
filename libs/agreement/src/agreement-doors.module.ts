import { Module } from '@nestjs/common';
import { AgreementDesk } from './act-on-agreement/agreement-desk';
import { ProposeDraftHandler } from './act-on-agreement/propose-draft';
import { CounterProposeController } from './countersigning/counter-propose/counter-propose.controller';
import { CountersignController } from './countersigning/countersign/countersign.controller';
import { CountersignHandler } from './countersigning/countersign/countersign.handler';
import { RefuseController } from './countersigning/refuse/refuse.controller';
import { RefuseHandler } from './countersigning/refuse/refuse.handler';
import { DraftAgreementController } from './draft-agreement/draft-agreement.controller';
import { DraftAgreementHandler } from './draft-agreement/draft-agreement.handler';
import { ShowDraftQuery } from './draft-agreement/show-draft.query';
import { EndAgreementController } from './end-agreement/end-agreement.controller';
import { EndAgreementHandler } from './end-agreement/end-agreement.handler';
import { FirstContactController } from './first-contact/first-contact.controller';
import { FirstContactHandler } from './first-contact/first-contact.handler';
import { ListAgreementsController } from './list-agreements/list-agreements.controller';
import { ListAgreementsQuery } from './list-agreements/list-agreements.query';
import { ProposeController } from './proposing/propose/propose.controller';
import { WithdrawController } from './proposing/withdraw/withdraw.controller';
import { WithdrawHandler } from './proposing/withdraw/withdraw.handler';
import { NoteRenewalController } from './renewal-reminders/note-renewal.controller';
import { NoteRenewalHandler } from './renewal-reminders/note-renewal.handler';
import { RenewalReminderWorker } from './renewal-reminders/renewal-reminder.worker';
import { ShowAgreementController } from './show-agreement/show-agreement.controller';
import { ShowAgreementQuery } from './show-agreement/show-agreement.query';

/** Agreements over HTTP: in `bureau` and `region` only. Wants `AgreementModule` in the same app. */
@Module({
  // Fixed paths before those with parameters.
  controllers: [
    ListAgreementsController,
    DraftAgreementController,
    ProposeController,
    CounterProposeController,
    ShowAgreementController,
    CountersignController,
    RefuseController,
    WithdrawController,
    EndAgreementController,
    NoteRenewalController,
    FirstContactController,
  ],
  providers: [
    AgreementDesk,
    ProposeDraftHandler,
    CountersignHandler,
    RefuseHandler,
    WithdrawHandler,
    EndAgreementHandler,
    DraftAgreementHandler,
    ShowDraftQuery,
    ListAgreementsQuery,
    ShowAgreementQuery,
    FirstContactHandler,
    NoteRenewalHandler,
    RenewalReminderWorker,
  ],
})
export class AgreementDoorsModule {}
