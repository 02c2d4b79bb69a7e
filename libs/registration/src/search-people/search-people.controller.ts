import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Act, CurrentAccount, type SignedInAccount } from '@identity';
import { RecordsPage, RecordsQuery } from '../list-records/list-records.dto';
import { ListRecordsQuery } from '../list-records/list-records.query';

@ApiTags('records')
@Controller('api/bureau/search')
export class SearchPeopleController {
  constructor(private readonly records: ListRecordsQuery) {}

  /** One box: an 18-digit number or a phone exactly, a name, its pinyin or initials by their beginning. */
  @Get()
  @Act('read')
  @ApiOkResponse({ type: RecordsPage })
  async search(
    @Query() query: RecordsQuery,
    @CurrentAccount() account: SignedInAccount,
  ): Promise<RecordsPage> {
    if (!query.q?.trim()) return { items: [], total: 0, totalIsExact: true };
    return this.records.execute(query, account, 'GET /api/bureau/search');
  }
}
