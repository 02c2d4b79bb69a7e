import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Act, CurrentAccount, type SignedInAccount } from '@identity';
import { RecordsPage, RecordsQuery } from './list-records.dto';
import { ListRecordsQuery } from './list-records.query';

@ApiTags('records')
@Controller('api/bureau/records')
export class ListRecordsController {
  constructor(private readonly records: ListRecordsQuery) {}

  /** Joint records of the reader's area, filtered and ordered; one row in the log of reads. */
  @Get()
  @Act('read')
  @ApiOkResponse({ type: RecordsPage })
  list(
    @Query() query: RecordsQuery,
    @CurrentAccount() account: SignedInAccount,
  ): Promise<RecordsPage> {
    return this.records.execute(query, account, 'GET /api/bureau/records');
  }
}
