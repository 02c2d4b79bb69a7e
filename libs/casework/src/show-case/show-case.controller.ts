import { Body, Controller, Get, Headers, HttpCode, Param, Post } from '@nestjs/common';
import {
  ApiHeader,
  ApiOkResponse,
  ApiProperty,
  ApiPropertyOptional,
  ApiTags,
} from '@nestjs/swagger';
import { Act, CurrentAccount, type SignedInAccount } from '@identity';
import type { CommandRequest } from '@platform/commands';
import { CommandKey, IsWrittenLine, type Language, ReaderLanguage } from '@platform/http';
import { CaseResponse, CaseTimelineItemResponse } from './show-case.dto';
import { ShowCaseQuery } from './show-case.query';

export class RevealCaseRequest {
  @ApiProperty({ description: 'What the values are needed for' })
  @IsWrittenLine(200)
  purpose: string;
}

export class RevealedCaseResponse {
  @ApiPropertyOptional()
  idNumber?: string;

  @ApiProperty({ type: 'object', additionalProperties: { type: 'string' } })
  values: Record<string, string>;
}

@ApiTags('cases')
@Controller('api/bureau/cases')
export class ShowCaseController {
  constructor(private readonly query: ShowCaseQuery) {}

  /** What both sides have said of a case, and who has it in hand. Numbers are masked; the reading is logged. */
  @Get(':caseId')
  @Act('read-cases')
  @ApiHeader({ name: 'X-Purpose', required: false, description: 'Percent-encoded; what for' })
  @ApiOkResponse({ type: CaseResponse })
  show(
    @Param('caseId') caseId: string,
    @Headers('x-purpose') purpose: string | undefined,
    @CurrentAccount() account: SignedInAccount,
    @ReaderLanguage() language: Language,
  ): Promise<CaseResponse> {
    return this.query.page(caseId, { account, language }, purposeOf(purpose));
  }

  /** Everything said about a case, in order, and when each word was delivered. */
  @Get(':caseId/timeline')
  @Act('read-cases')
  @ApiOkResponse({ type: [CaseTimelineItemResponse] })
  timeline(
    @Param('caseId') caseId: string,
    @CurrentAccount() account: SignedInAccount,
  ): Promise<CaseTimelineItemResponse[]> {
    return this.query.timeline(caseId, account);
  }

  /** The number and the values asked about in full, after a purpose was stated. */
  @Post(':caseId/reveal')
  @HttpCode(200)
  @Act('reveal')
  @ApiOkResponse({ type: RevealedCaseResponse })
  reveal(
    @Param('caseId') caseId: string,
    @Body() { purpose }: RevealCaseRequest,
    @CommandKey() _command: CommandRequest,
    @CurrentAccount() account: SignedInAccount,
  ): Promise<RevealedCaseResponse> {
    return this.query.reveal(caseId, account, purpose);
  }
}

const PURPOSE_LENGTH_MAX = 200;

/** A header holds ASCII only, so Chinese comes percent-encoded; without one the page itself is the purpose. */
function purposeOf(header: string | undefined): string {
  if (!header) return 'case-page';
  const written = decoded(header)
    .replace(/[\p{Cc}\p{Cs}]/gu, ' ')
    .trim();
  return [...written].slice(0, PURPOSE_LENGTH_MAX).join('') || 'case-page';
}

function decoded(header: string): string {
  try {
    return decodeURIComponent(header);
  } catch {
    return header;
  }
}
