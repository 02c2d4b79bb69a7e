import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Act, CurrentAccount, type SignedInAccount } from '@identity';
import { RecordsPage, RecordsQuery } from '../../list-records/list-records.dto';
import { ListRecordsQuery } from '../../list-records/list-records.query';

@ApiTags('sending')
@Controller('api/sending/departures')
export class ListDeparturesController {
  constructor(private readonly records: ListRecordsQuery) {}

  /** Our people who live at partners, also those only the partner has registered (`oneSided=receiving`). */
  @Get()
  @Act('read')
  @ApiOkResponse({ type: RecordsPage })
  list(
    @Query() query: RecordsQuery,
    @CurrentAccount() account: SignedInAccount,
  ): Promise<RecordsPage> {
    const asked = Object.assign(query, { side: 'sending' as const });
    return this.records.execute(asked, account, 'GET /api/sending/departures');
  }
}
