import { Controller, Get, Param } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Act } from '@identity';
import { type Language, ReaderLanguage } from '@platform/http';
import { AgreementResponse } from './agreement.dto';
import { ShowAgreementQuery } from './show-agreement.query';

@ApiTags('agreements')
@Controller('api/bureau/agreements/:partner/:agreementId')
export class ShowAgreementController {
  constructor(private readonly query: ShowAgreementQuery) {}

  /** 协议: every version and proposal with its text, signatures and hash for print, what may be done now, and the history. Errors: `agreement.not-found`, `agreement.altered`. */
  @Get()
  @Act('read-agreements')
  @ApiOkResponse({ type: AgreementResponse })
  show(
    @Param('partner') partner: string,
    @Param('agreementId') agreementId: string,
    @ReaderLanguage() language: Language,
  ): Promise<AgreementResponse> {
    return this.query.show(partner, agreementId, language);
  }
}
