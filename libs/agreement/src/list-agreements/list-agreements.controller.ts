import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Act } from '@identity';
import { type Language, ReaderLanguage } from '@platform/http';
import { AgreementCountsResponse, AgreementsPage, AgreementsQuery } from './agreements.dto';
import { ListAgreementsQuery } from './list-agreements.query';

@ApiTags('agreements')
@Controller('api/bureau/agreements')
export class ListAgreementsController {
  constructor(private readonly query: ListAgreementsQuery) {}

  /** 协议清单: agreements with every partner, and this region's drafts. */
  @Get()
  @Act('read-agreements')
  @ApiOkResponse({ type: AgreementsPage })
  list(
    @Query() query: AgreementsQuery,
    @ReaderLanguage() language: Language,
  ): Promise<AgreementsPage> {
    return this.query.page(query, language);
  }

  /** What waits: proposals to answer, agreements to renew. */
  @Get('counts')
  @Act('read-agreements')
  @ApiOkResponse({ type: AgreementCountsResponse })
  counts(): Promise<AgreementCountsResponse> {
    return this.query.counts();
  }
}
