import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Act, CurrentAccount, type SignedInAccount } from '@identity';
import { RecordsPage, RecordsQuery } from '../../list-records/list-records.dto';
import { ListRecordsQuery } from '../../list-records/list-records.query';

@ApiTags('receiving')
@Controller('api/receiving/arrivals')
export class ListArrivalsController {
  constructor(private readonly records: ListRecordsQuery) {}

  /** People of partners who live here, also those only the partner has registered (`oneSided=sending`). */
  @Get()
  @Act('read')
  @ApiOkResponse({ type: RecordsPage })
  list(
    @Query() query: RecordsQuery,
    @CurrentAccount() account: SignedInAccount,
  ): Promise<RecordsPage> {
    const asked = Object.assign(query, { side: 'receiving' as const });
    return this.records.execute(asked, account, 'GET /api/receiving/arrivals');
  }
}
