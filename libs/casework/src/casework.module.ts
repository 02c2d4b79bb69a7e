import { type DynamicModule, Global, Module, type OnModuleInit } from '@nestjs/common';
import { LedgerRegistry } from '@ledger';
import { AnswerCaseHandler } from './answering/answer/answer-case.handler';
import { TakeInCaseHandler } from './answering/take-in/take-in-case.handler';
import { TurnAwayCaseHandler } from './answering/turn-away/turn-away-case.handler';
import { DecideCaseHandler } from './asking/decide/decide-case.handler';
import { OpenCaseHandler } from './asking/open-case/open-case.handler';
import { PressCaseHandler } from './asking/press/press-case.handler';
import { FileSender } from './attachment/file-sender';
import { WordFiles } from './attachment/word-files';
import { ActOnCasesHandler } from './bulk/act-on-cases.handler';
import { CaseDesk } from './case-desk/case-desk';
import { CaseTerms } from './deadline/case-terms';
import { CountAgainWhenHeadEchoed } from './deadline/count-again-when-head-echoed.projection';
import { HandOverCaseHandler } from './handling/hand-over-case.handler';
import { OwnRegion } from './own-region';
import { AttachmentProjection } from './persistence/attachment.projection';
import { CaseProjection } from './persistence/case.projection';
import { CaseworkPersistenceModule } from './persistence/casework-persistence.module';
import { RuleCaseHandler } from './ruling/rule-case.handler';

export interface CaseworkOptions {
  readonly regionCode: string;
}

const handlers = [
  FileSender,
  WordFiles,
  CaseDesk,
  CaseTerms,
  OpenCaseHandler,
  PressCaseHandler,
  DecideCaseHandler,
  TakeInCaseHandler,
  TurnAwayCaseHandler,
  AnswerCaseHandler,
  HandOverCaseHandler,
  RuleCaseHandler,
  ActOnCasesHandler,
];

/**
 * What both sides of a case need, whichever service plays them. Wants `Database`, `FieldCipher`, `Clock`, `Ids`,
 * `Commands`, the ledger's `Outgoing`, `StrandReader` and `LedgerRegistry`, record's and agreement's read models from
 * global modules; in every app.
 */
@Global()
@Module({})
export class CaseworkModule implements OnModuleInit {
  constructor(
    private readonly registry: LedgerRegistry,
    private readonly projection: CaseProjection,
    private readonly attachments: AttachmentProjection,
    private readonly countAgain: CountAgainWhenHeadEchoed,
  ) {}

  static forRegion(options: CaseworkOptions): DynamicModule {
    const own = { provide: OwnRegion, useValue: new OwnRegion(options.regionCode) };
    return {
      module: CaseworkModule,
      imports: [CaseworkPersistenceModule],
      providers: [own, CountAgainWhenHeadEchoed, ...handlers],
      exports: [CaseworkPersistenceModule, OwnRegion, ...handlers],
    };
  }

  onModuleInit(): void {
    this.registry.addProjection(this.projection);
    this.registry.addProjection(this.attachments);
    this.registry.addProjection(this.countAgain);
  }
}
