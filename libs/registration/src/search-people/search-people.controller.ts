import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Act, CurrentAccount, type SignedInAccount } from '@identity';
import { RecordsPage } from '../list-records/list-records.dto';
import { ListRecordsQuery } from '../list-records/list-records.query';
import { SearchRequest } from './search-people.dto';

@ApiTags('records')
@Controller('api/bureau/search')
export class SearchPeopleController {
  constructor(private readonly records: ListRecordsQuery) {}

  /**
   * One box: an 18-digit number or a phone exactly, a name, its pinyin or initials by their beginning. A read, asked by
   * POST because no name and no number may stand in an address; it changes nothing and needs no Idempotency-Key.
   */
  @Post()
  @HttpCode(200)
  @Act('read')
  @ApiOkResponse({ type: RecordsPage })
  async search(
    @Body() request: SearchRequest,
    @CurrentAccount() account: SignedInAccount,
  ): Promise<RecordsPage> {
    if (!request.q.trim()) return { items: [], total: 0, totalIsExact: true };
    return this.records.execute(request, account, 'POST /api/bureau/search');
  }
}
