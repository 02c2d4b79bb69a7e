import type { Day } from '../record/sections';

/** A text of an agreement in both languages. */
export type Bilingual = { readonly zh: string; readonly en: string };

export type AgreementSide = 'sending' | 'receiving' | 'both';

/** A party 签约方: a node of any level that answers for one of the two regions. */
export type AgreementParty = {
  readonly region: string;
  /** Division code of the node that signs. */
  readonly organisation: string;
  readonly name: Bilingual;
  readonly side: AgreementSide;
  /** Nodes below it that act for it. */
  readonly delegates?: readonly string[];
};

/** A named official 联络员: reached at the office, never a private number. */
export type AgreementOfficer = {
  readonly region: string;
  readonly role: 'liaison' | 'deputy' | 'leader';
  readonly name: string;
  readonly phone: string;
  readonly organisation?: string;
};

/** What may be said in entries of one type: on which basis, for what, and with which members. */
export type AgreementKindTerm = {
  /** Entry type; stands in `kinds` too. */
  readonly kind: string;
  /** `legalbasis` of the entries. */
  readonly legalBasis: 'statutory' | 'consent' | 'emergency';
  /** Code of the purpose, e.g. `joint-register`. */
  readonly purpose: string;
  /** Members of `open` and `personal` that may travel; and, of a question, the fields that may be asked. */
  readonly fields: readonly string[];
};

export type AgreementDuty = { readonly side: AgreementSide; readonly text: Bilingual };

export type AgreementDeadline = {
  /** VER-U, VER-N, OBJ, RGT, REG-IN … */
  readonly code: string;
  readonly days: number;
  readonly unit: 'working' | 'calendar';
  /** A due day that is no working day moves to the next one. */
  readonly shift?: boolean;
};

export type AgreementCalendar = {
  /** Days of the month on which a batch closes. */
  readonly cutOffDays: readonly number[];
  readonly closures: readonly { readonly from: Day; readonly to: Day; readonly reason: string }[];
};

export type AgreementPower = 'accept' | 'inform-once' | 'verify-originals' | 'deliver';

/** A service item 服务事项 and what the other side may do for it; the decision stays at home. */
export type AgreementService = {
  readonly item: string;
  readonly title: Bilingual;
  readonly powers: readonly AgreementPower[];
};

export type AgreementLadderStep = {
  readonly level: 'liaison' | 'leaders' | 'common-superior';
  /** Working days until the next level is asked. */
  readonly days: number;
};

/** Joint handlers 共同处理者 (PIPL article 20): the person may turn to either side, both answer. */
export type AgreementJointHandlers = {
  readonly contacts: readonly {
    readonly region: string;
    readonly name: string;
    readonly phone: string;
  }[];
  readonly liability: 'joint';
  readonly text: Bilingual;
};

/** What a version agrees beyond which kinds may travel. Where a member is absent PACK-MODERN-DEFAULT holds. */
export type AgreementTermsDocument = {
  readonly parties?: readonly AgreementParty[];
  readonly officers?: readonly AgreementOfficer[];
  readonly kindTerms?: readonly AgreementKindTerm[];
  readonly duties?: readonly AgreementDuty[];
  readonly deadlines?: readonly AgreementDeadline[];
  readonly calendar?: AgreementCalendar;
  readonly services?: readonly AgreementService[];
  /** Version of the assessment scheme both are scored by. */
  readonly scheme?: { readonly id: string; readonly version: number };
  readonly ladder?: readonly AgreementLadderStep[];
  readonly jointHandlers?: AgreementJointHandlers;
  /** Days before `to` on which both are reminded to renew. */
  readonly renewal?: readonly number[];
  readonly deliveryGraceMinutes?: number;
  /** Days between a side's declaration of the end and the last day. */
  readonly endNoticeDays?: number;
};
