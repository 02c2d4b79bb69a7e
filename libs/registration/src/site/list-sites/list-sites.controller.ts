import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Act, CurrentAccount, type SignedInAccount } from '@identity';
import { type Language, ReaderLanguage } from '@platform/http';
import {
  CoverageResponse,
  DoorSheetResponse,
  SiteSearchRequest,
  SitesPage,
  SitesQuery,
} from './list-sites.dto';
import { ListSitesQuery } from './list-sites.query';

@ApiTags('sites')
@Controller('api/receiving/sites')
export class ListSitesController {
  constructor(private readonly sites: ListSitesQuery) {}

  /** Sites of the reader's area, newest first unless said otherwise. */
  @Get()
  @Act('read')
  @ApiOkResponse({ type: SitesPage })
  list(@Query() query: SitesQuery, @CurrentAccount() account: SignedInAccount): Promise<SitesPage> {
    return this.sites.list(query, account, 'GET /api/receiving/sites');
  }

  /**
   * The same by part of a name or an address, in the body: the site of a let room is somebody's home. A read; it changes
   * nothing and needs no Idempotency-Key.
   */
  @Post('search')
  @HttpCode(200)
  @Act('read')
  @ApiOkResponse({ type: SitesPage })
  search(
    @Body() request: SiteSearchRequest,
    @CurrentAccount() account: SignedInAccount,
  ): Promise<SitesPage> {
    return this.sites.list(request, account, 'POST /api/receiving/sites/search');
  }

  /** How far each reporting channel reaches in the reader's area; figures of sites, never of staff. */
  @Get('coverage')
  @Act('summary')
  @ApiOkResponse({ type: [CoverageResponse] })
  coverage(@CurrentAccount() account: SignedInAccount): Promise<CoverageResponse[]> {
    return this.sites.coverage(account);
  }

  /** One site, with the commitment and the code to print for its door. Errors: `site.unknown`. */
  @Get(':siteId')
  @Act('read')
  @ApiOkResponse({ type: DoorSheetResponse })
  show(
    @Param('siteId') siteId: string,
    @CurrentAccount() account: SignedInAccount,
    @ReaderLanguage() language: Language,
  ): Promise<DoorSheetResponse> {
    return this.sites.doorSheet(siteId, account, language);
  }
}
