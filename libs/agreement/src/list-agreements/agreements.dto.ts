import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, Matches, MaxLength } from 'class-validator';
import { ORGANISATION } from '@identity';
import { PageQuery, PageResponse } from '@platform/http';
import { talks } from '../agreement-acts';
import { agreementWords, type AgreementWord } from '../agreement-row';
import { TextResponse } from '../draft-agreement/draft-agreement.dto';

export const AGREEMENT_SORTS = ['updatedAt', 'to', 'partner', 'word'] as const;

/** `sign`: a proposal where nothing binds; `amendment`: one that would change what binds; `renew`: a reminder nobody has noted. */
const agreementTodos = ['answer', 'sign', 'amendment', 'renew'] as const;
export type AgreementTodo = (typeof agreementTodos)[number];

export class AgreementsQuery extends PageQuery {
  @ApiPropertyOptional({ enum: agreementWords })
  @IsOptional()
  @IsIn(agreementWords)
  state?: AgreementWord;

  @ApiPropertyOptional({
    enum: agreementTodos,
    description: 'What this region is to do; `answer` is `sign` and `amendment` together',
  })
  @IsOptional()
  @IsIn(agreementTodos)
  todo?: AgreementTodo;

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
  @ApiProperty({ description: 'Hash of the version that runs out' })
  hash: string;

  @ApiProperty()
  lastDay: string;

  @ApiProperty()
  daysLeft: number;

  @ApiProperty({ description: 'The reminder that was reached, in days' })
  step: number;

  @ApiProperty({ description: 'Somebody has taken note of it' })
  noted: boolean;
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
  @ApiProperty({
    description: '待本方签署: proposals to answer where nothing binds yet or any more',
  })
  toSign: number;

  @ApiProperty({ description: '对方提出修订: proposals to answer that would change what binds' })
  amendments: number;

  @ApiProperty({ description: '续签提醒: reminders nobody has taken note of' })
  toRenew: number;

  @ApiProperty()
  drafts: number;
}
