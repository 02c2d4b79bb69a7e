import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Act, CurrentAccount, type SignedInAccount } from '@identity';
import { type Language, ReaderLanguage } from '@platform/http';
import {
  MatchResponse,
  OneSidedPage,
  OneSidedQuery as OneSidedAsked,
  RatesResponse,
} from './one-sided.dto';
import { OneSidedQuery } from './one-sided.query';
import { PossibleMatchesQuery } from './possible-matches.query';

@ApiTags('records')
@Controller('api/bureau')
export class OneSidedController {
  constructor(
    private readonly query: OneSidedQuery,
    private readonly matches: PossibleMatchesQuery,
  ) {}

  /** 一方未建卡: who is live on one side only, why, since when, and whose turn it is; the longest waiting first. */
  @Get('one-sided')
  @Act('read')
  @ApiOkResponse({ type: OneSidedPage })
  list(
    @Query() asked: OneSidedAsked,
    @CurrentAccount() account: SignedInAccount,
  ): Promise<OneSidedPage> {
    return this.query.list(asked, account);
  }

  /** 共管率 per partner and per township. Each number is the `total` of the list with that filter and `live`. */
  @Get('one-sided/rates')
  @Act('summary')
  @ApiOkResponse({ type: RatesResponse })
  rates(
    @CurrentAccount() account: SignedInAccount,
    @ReaderLanguage() language: Language,
  ): Promise<RatesResponse> {
    return this.query.rates(account, language);
  }

  /** Registrations of the other kind that may be the same person, with a score per field; for the home side to pair. */
  @Get('records/:recordId/matches')
  @Act('read')
  @ApiOkResponse({ type: [MatchResponse] })
  possible(
    @Param('recordId') recordId: string,
    @CurrentAccount() account: SignedInAccount,
  ): Promise<MatchResponse[]> {
    return this.matches.execute(recordId, account);
  }
}
