import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiProperty, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { Act, CurrentAccount, type SignedInAccount } from '@identity';
import type { CommandRequest } from '@platform/commands';
import { CommandKey, IsWrittenLine } from '@platform/http';
import { RevealValuesQuery } from './reveal-values.query';

export class RevealRequest {
  @ApiProperty({ description: 'What the values are needed for' })
  @IsWrittenLine(200)
  purpose: string;
}

export class RevealedResponse {
  @ApiPropertyOptional()
  idNumber?: string;

  @ApiPropertyOptional()
  phone?: string;

  @ApiPropertyOptional()
  villagePhone?: string;
}

@ApiTags('records')
@Controller('api/bureau/records')
export class RevealValuesController {
  constructor(private readonly query: RevealValuesQuery) {}

  /** The full number and phones, after a purpose was stated. Its answer is never kept beside the key: it is a reading. */
  @Post(':recordId/reveal')
  @HttpCode(200)
  @Act('reveal')
  @ApiOkResponse({ type: RevealedResponse })
  reveal(
    @Param('recordId') recordId: string,
    @Body() { purpose }: RevealRequest,
    @CommandKey() _command: CommandRequest,
    @CurrentAccount() account: SignedInAccount,
  ): Promise<RevealedResponse> {
    return this.query.execute(recordId, account, purpose);
  }
}
