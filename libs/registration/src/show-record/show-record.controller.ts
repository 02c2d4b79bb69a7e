import { Controller, Get, Headers, Param } from '@nestjs/common';
import { ApiHeader, ApiOkResponse, ApiProperty, ApiTags } from '@nestjs/swagger';
import { Act, CurrentAccount, CurrentScope, type Scope, type SignedInAccount } from '@identity';
import { RegistrationReadModel } from '../registration.read-model';
import { RecordResponse, TimelineItemResponse } from './show-record.dto';
import { ShowRecordQuery } from './show-record.query';

const PURPOSE_LENGTH_MAX = 200;

export class OneSidedCountResponse {
  @ApiProperty()
  sending: number;

  @ApiProperty()
  receiving: number;
}

export class RecordSummaryResponse {
  @ApiProperty()
  records: number;

  @ApiProperty()
  agreed: number;

  @ApiProperty()
  pending: number;

  @ApiProperty()
  diverged: number;

  @ApiProperty({ type: OneSidedCountResponse })
  oneSided: OneSidedCountResponse;
}

@ApiTags('records')
@Controller('api/bureau/records')
export class ShowRecordController {
  constructor(
    private readonly query: ShowRecordQuery,
    private readonly registrations: RegistrationReadModel,
  ) {}

  /** Joint records of the reader's area, each once, by state; each number is the `total` of `GET /api/bureau/records?state=…`. */
  @Get('summary')
  @Act('summary')
  @ApiOkResponse({ type: RecordSummaryResponse })
  summary(@CurrentScope() { prefix }: Scope): Promise<RecordSummaryResponse> {
    return this.registrations.summary(prefix);
  }

  /** Both sides of one record, differences and state. Numbers are masked; the reading is logged. */
  @Get(':recordId')
  @Act('read')
  @ApiHeader({ name: 'X-Purpose', required: false, description: 'Percent-encoded; what for' })
  @ApiOkResponse({ type: RecordResponse })
  show(
    @Param('recordId') recordId: string,
    @Headers('x-purpose') purpose: string | undefined,
    @CurrentAccount() account: SignedInAccount,
  ): Promise<RecordResponse> {
    return this.query.page(recordId, account, purposeOf(purpose));
  }

  /** What both sides said, in order, and when each was delivered. */
  @Get(':recordId/timeline')
  @Act('read')
  @ApiOkResponse({ type: [TimelineItemResponse] })
  timeline(
    @Param('recordId') recordId: string,
    @CurrentAccount() account: SignedInAccount,
  ): Promise<TimelineItemResponse[]> {
    return this.query.timeline(recordId, account);
  }
}

/** A header holds ASCII only, so Chinese comes percent-encoded; without one the page itself is the purpose. */
function purposeOf(header: string | undefined): string {
  if (!header) return 'record-page';
  const written = decoded(header)
    .replace(/[\p{Cc}\p{Cs}]/gu, ' ')
    .trim();
  return [...written].slice(0, PURPOSE_LENGTH_MAX).join('') || 'record-page';
}

function decoded(header: string): string {
  try {
    return decodeURIComponent(header);
  } catch {
    return header;
  }
}
