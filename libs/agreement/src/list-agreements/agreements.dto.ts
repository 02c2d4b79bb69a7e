import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, Matches, MaxLength } from 'class-validator';
import { ORGANISATION } from '@identity';
import { PageQuery, PageResponse } from '@platform/http';
import { talks } from '../agreement-acts';
import { agreementWords, type AgreementWord } from '../agreement-row';
import { TextResponse } from '../draft-agreement/draft-agreement.dto';

export const AGREEMENT_SORTS = ['updatedAt', 'to', 'partner', 'word'] as const;

export class AgreementsQuery extends PageQuery {
  @ApiPropertyOptional({ enum: agreementWords })
  @IsOptional()
  @IsIn(agreementWords)
  state?: AgreementWord;

  @ApiPropertyOptional({ enum: ['answer', 'renew'], description: 'What this region is to do' })
  @IsOptional()
  @IsIn(['answer', 'renew'])
  todo?: 'answer' | 'renew';

  @ApiPropertyOptional()
  @IsOptional()
  @Matches(ORGANISATION)
  partner?: string;

  @ApiPropertyOptional({ description: 'Part of a title or an id' })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  q?: string;
}

export class PlaceResponse {
  @ApiProperty()
  code: string;

  @ApiProperty()
  name: string;
}

export class RenewalResponse {
  @ApiProperty()
  lastDay: string;

  @ApiProperty()
  daysLeft: number;

  @ApiProperty({ description: 'The reminder that was reached, in days' })
  step: number;
}

export class AgreementRowResponse {
  @ApiProperty()
  agreementId: string;

  @ApiProperty({ type: PlaceResponse })
  partner: PlaceResponse;

  @ApiProperty({ enum: agreementWords })
  state: string;

  @ApiProperty({ enum: talks })
  talk: string;

  @ApiPropertyOptional({ enum: ['own', 'partner', 'both'], description: 'Whose answer is awaited' })
  turn?: string;

  @ApiProperty({ type: TextResponse })
  title: TextResponse;

  @ApiProperty()
  version: number;

  @ApiProperty()
  from: string;

  @ApiProperty()
  to: string;

  @ApiPropertyOptional()
  draftId?: string;

  @ApiPropertyOptional({ description: 'Last day, when a side declared the end' })
  endsOn?: string;

  @ApiPropertyOptional({ type: RenewalResponse })
  renewal?: RenewalResponse;

  @ApiProperty()
  updatedAt: string;
}

export class AgreementsPage extends PageResponse {
  @ApiProperty({ type: [AgreementRowResponse] })
  items: AgreementRowResponse[];
}

export class AgreementCountsResponse {
  @ApiProperty({ description: 'Proposals this region is to answer' })
  toAnswer: number;

  @ApiProperty({ description: 'Agreements that run out soon' })
  toRenew: number;

  @ApiProperty()
  drafts: number;
}
