import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Act, CurrentAccount, type SignedInAccount } from '@identity';
import type { CommandRequest } from '@platform/commands';
import { CommandKey, type Language, ReaderLanguage } from '@platform/http';
import { PersonSheetRequest, PersonSheetResponse } from './person-sheet.dto';
import { PersonSheetQuery } from './person-sheet.query';

@ApiTags('records')
@Controller('api/bureau/records')
export class PersonSheetController {
  constructor(private readonly query: PersonSheetQuery) {}

  /** 本人信息单, with values in full, for the person at the counter. A reading with its purpose; its answer is never kept. */
  @Post(':recordId/person-sheet')
  @HttpCode(200)
  @Act('person-sheet')
  @ApiOkResponse({ type: PersonSheetResponse })
  print(
    @Param('recordId') recordId: string,
    @Body() { purpose }: PersonSheetRequest,
    @CommandKey() _command: CommandRequest,
    @CurrentAccount() account: SignedInAccount,
    @ReaderLanguage() language: Language,
  ): Promise<PersonSheetResponse> {
    return this.query.execute({ recordId, purpose, language }, account);
  }
}
