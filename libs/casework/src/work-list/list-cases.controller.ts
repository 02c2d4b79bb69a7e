import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Act, CurrentAccount, type SignedInAccount } from '@identity';
import { type Language, ReaderLanguage } from '@platform/http';
import { CaseRowResponse } from '../show-case/case-row.dto';
import {
  CaseCountsResponse,
  CaseSearchRequest,
  CasesOfRecordQuery,
  CasesPage,
  CasesQuery,
} from './list-cases.dto';
import { ListCasesQuery } from './list-cases.query';

@ApiTags('cases')
@Controller('api/bureau/cases')
export class ListCasesController {
  constructor(private readonly cases: ListCasesQuery) {}

  /** A work-list of the reader's area, filtered and ordered; one row in the log of reads. Errors: `sort.unknown`, `cursor.unknown`. */
  @Get()
  @Act('read-cases')
  @ApiOkResponse({ type: CasesPage })
  list(
    @Query() query: CasesQuery,
    @CurrentAccount() account: SignedInAccount,
    @ReaderLanguage() language: Language,
  ): Promise<CasesPage> {
    const reader = { account, language };
    return this.cases.list({ ...query, named: false }, reader, 'GET /api/bureau/cases');
  }

  /**
   * The same by whom a case is about: a name by its beginning, an 18-digit number exactly. A read, asked by POST because
   * no name and no number may stand in an address; it changes nothing and needs no Idempotency-Key.
   */
  @Post('search')
  @HttpCode(200)
  @Act('read-cases')
  @ApiOkResponse({ type: CasesPage })
  search(
    @Body() request: CaseSearchRequest,
    @CurrentAccount() account: SignedInAccount,
    @ReaderLanguage() language: Language,
  ): Promise<CasesPage> {
    const reader = { account, language };
    return this.cases.list({ ...request, named: true }, reader, 'POST /api/bureau/cases/search');
  }

  /** What is and was asked about a joint record, newest first, as far as the reader's area goes; one row in the log of reads. */
  @Get('of-record')
  @Act('read-cases')
  @ApiOkResponse({ type: [CaseRowResponse] })
  ofRecord(
    @Query() { record }: CasesOfRecordQuery,
    @CurrentAccount() account: SignedInAccount,
    @ReaderLanguage() language: Language,
  ): Promise<CaseRowResponse[]> {
    return this.cases.ofRecord(record, { account, language });
  }

  /** How many each list holds; numbers alone show no person and are not logged. */
  @Get('counts')
  @Act('read-cases')
  @ApiOkResponse({ type: CaseCountsResponse })
  counts(@CurrentAccount() account: SignedInAccount): Promise<CaseCountsResponse> {
    return this.cases.counts(account);
  }
}
