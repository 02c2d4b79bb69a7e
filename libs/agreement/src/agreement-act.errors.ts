import { DomainError, type RefusalKind, type RefusalText } from '@platform/domain-error';
import type { ActRefusal } from './agreement-acts';
import { faultSentence, type DraftFault } from './draft-fault';

/** Every code an act on an agreement or a draft is refused with, and its sentence. */
const texts = {
  'agreement.proposal-open': {
    zh: '已有一份提案等待答复，不能再提出',
    en: 'A proposal waits for an answer; no other can be made',
  },
  'agreement.no-proposal': { zh: '没有等待答复的提案', en: 'No proposal waits for an answer' },
  'agreement.signed-already': {
    zh: '本地区已经签署这一版本',
    en: 'This region has signed this version already',
  },
  'agreement.own-proposal': {
    zh: '这是本地区自己的提案，只能由对方答复',
    en: 'This is our own proposal; only the other side can answer it',
  },
  'agreement.not-own-proposal': {
    zh: '这是对方的提案，只能由对方撤回',
    en: 'This is the proposal of the other side; only they can withdraw it',
  },
  'agreement.not-binding': { zh: '协议没有生效，无需终止', en: 'The agreement is not binding' },
  'agreement.end-declared': {
    zh: '已通知终止，不能再签署新的版本或重复通知',
    en: 'The end has been declared; nothing new can be signed and it is not declared twice',
  },
  'agreement.ended': { zh: '协议已经终止', en: 'The agreement has ended' },
  'agreement.proposal-unknown': { zh: '没有这份提案', en: 'There is no such proposal' },
  'agreement.version-overtaken': {
    zh: '这是较早的版本，已有更新的提案或已签署的版本，请刷新',
    en: 'This is an older version: another was proposed or signed since',
  },
  'agreement.proposal-withdrawn': { zh: '这份提案已被撤回', en: 'This proposal was withdrawn' },
  'agreement.proposal-refused': { zh: '这份提案已被退回', en: 'This proposal was refused' },
  'agreement.proposal-void': {
    zh: '这份提案的签名无效，或签约方不是双方',
    en: 'The signature of this proposal does not hold, or it is not between the two',
  },
  'agreement.not-a-party': {
    zh: '本单位不是签约方，不能签署',
    en: 'Your organisation is not a party and cannot sign',
  },
  'agreement.end-day': {
    zh: '终止日期须不早于通知期满，且早于协议到期日',
    en: 'The last day lies before the end of the notice, or after the agreement ends anyway',
  },
  'agreement.draft-answers': {
    zh: '这份草案是对提案的答复，请按反提案提出；或反之',
    en: 'This draft answers a proposal and is a counter-proposal, or the other way round',
  },
  'agreement.not-to-renew': {
    zh: '该协议目前没有续签提醒',
    en: 'No renewal reminder of this agreement is due',
  },
  'agreement.not-found': { zh: '没有这份协议', en: 'There is no such agreement' },
  'agreement.draft-unknown': { zh: '没有这份草案', en: 'There is no such draft' },
  // Somebody else has changed the draft since it was opened.
  'agreement.draft-changed': {
    zh: '草案已被他人修改，请刷新后再改',
    en: 'Somebody else has changed the draft; load it again',
  },
  // To whom it is addressed, and which agreement it is of.
  'agreement.draft-moved': {
    zh: '草案的协议编号和双方地区不能更改',
    en: 'The id of the agreement and its two regions cannot be changed',
  },
  'agreement.partner-unknown': { zh: '对方地区代码无效', en: 'Not the code of another region' },
} as const satisfies Record<ActRefusal, RefusalText> & Record<string, RefusalText>;

type AgreementRefusal = keyof typeof texts;

/** All others are conflicts. */
const kinds: Partial<Record<AgreementRefusal, RefusalKind>> = {
  'agreement.not-a-party': 'forbidden',
  'agreement.proposal-unknown': 'not-found',
  'agreement.end-day': 'invalid',
  'agreement.not-found': 'not-found',
  'agreement.draft-unknown': 'not-found',
  'agreement.draft-changed': 'stale',
  'agreement.draft-moved': 'invalid',
  'agreement.partner-unknown': 'invalid',
};

/** What the table of the agreement, its target or its draft does not allow. */
export class AgreementActRefused extends DomainError {
  readonly kind: RefusalKind;
  readonly text: RefusalText;

  constructor(readonly code: AgreementRefusal) {
    super();
    this.kind = kinds[code] ?? 'conflict';
    this.text = texts[code];
  }
}

/** A draft is incomplete or contradicts itself; every fault is named with its clause. */
export class DraftRefused extends DomainError {
  readonly code = 'agreement.draft-faulty';
  readonly kind = 'invalid';
  readonly text = {
    zh: '协议草案不完整或自相矛盾，不能提出',
    en: 'The draft is incomplete or contradicts itself and cannot be proposed',
  };

  constructor(faults: readonly DraftFault[]) {
    super({ faults: faults.length }, faults.map(faultSentence));
  }
}
