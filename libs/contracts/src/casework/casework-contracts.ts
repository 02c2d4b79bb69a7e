import type { EventContract } from '../event-contract';
import { answerAcceptedV1 } from './answer-accepted.v1';
import { answerCorrectedV1 } from './answer-corrected.v1';
import { answerInvalidatedV1 } from './answer-invalidated.v1';
import { answerReturnedV1 } from './answer-returned.v1';
import { attachmentPartSentV1 } from './attachment-part-sent.v1';
import { caseAcknowledgedV1 } from './case-acknowledged.v1';
import { caseAnsweredV1 } from './case-answered.v1';
import { caseClarifiedV1 } from './case-clarified.v1';
import { caseClosedV1 } from './case-closed.v1';
import { caseEscalatedV1 } from './case-escalated.v1';
import { caseExtendedV1 } from './case-extended.v1';
import { caseForwardedV1 } from './case-forwarded.v1';
import { caseMisaddressedV1 } from './case-misaddressed.v1';
import { caseOpenedV1 } from './case-opened.v1';
import { caseRemindedV1 } from './case-reminded.v1';
import { caseReopenedV1 } from './case-reopened.v1';
import { caseWithdrawnV1 } from './case-withdrawn.v1';
import { rulingCountersignedV1 } from './ruling-countersigned.v1';
import { rulingEnteredV1 } from './ruling-entered.v1';
import { clarificationAskedV1 } from './clarification-asked.v1';

/** What two regions say to each other about a case. */
export const caseworkContracts: readonly EventContract[] = [
  caseOpenedV1,
  caseRemindedV1,
  caseClarifiedV1,
  caseWithdrawnV1,
  answerAcceptedV1,
  answerReturnedV1,
  caseEscalatedV1,
  caseReopenedV1,
  caseClosedV1,
  caseAcknowledgedV1,
  clarificationAskedV1,
  caseExtendedV1,
  caseForwardedV1,
  caseMisaddressedV1,
  caseAnsweredV1,
  answerCorrectedV1,
  answerInvalidatedV1,
  attachmentPartSentV1,
  rulingEnteredV1,
  rulingCountersignedV1,
];
