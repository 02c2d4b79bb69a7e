import { Controller, Get, Param } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Act, CurrentAccount, type SignedInAccount } from '@identity';
import { type Language, ReaderLanguage } from '@platform/http';
import { ReceiptResponse } from './show-receipt.dto';
import { ShowReceiptQuery } from './show-receipt.query';

@ApiTags('receiving')
@Controller('api/receiving/arrivals')
export class ShowReceiptController {
  constructor(private readonly query: ShowReceiptQuery) {}

  /** The data of the receipt 回执, to print or to show. */
  @Get(':recordId/receipt')
  @Act('register-arrival')
  @ApiOkResponse({ type: ReceiptResponse })
  show(
    @Param('recordId') recordId: string,
    @CurrentAccount() account: SignedInAccount,
    @ReaderLanguage() language: Language,
  ): Promise<ReceiptResponse> {
    return this.query.execute(recordId, account, language);
  }
}
