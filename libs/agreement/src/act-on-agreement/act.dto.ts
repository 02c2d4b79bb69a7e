import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, IsUUID, Matches } from 'class-validator';
import { IsWrittenLine } from '@platform/http';

export const DAY = /^\d{4}-\d{2}-\d{2}$/;
const HASH = /^[A-Za-z0-9_-]{43}$/;

export class ProposeRequest {
  @ApiPropertyOptional({ description: 'What the other side should know about it' })
  @IsOptional()
  @IsWrittenLine(200)
  note?: string;
}

export class ProposedResponse {
  @ApiProperty()
  partner: string;

  @ApiProperty()
  agreementId: string;

  @ApiProperty()
  proposalId: string;
  [member: string]: string;
}

/** The proposal and the text of it that was read. */
export class CountersignRequest {
  @ApiProperty()
  @IsUUID()
  proposalId: string;

  @ApiProperty({ description: 'Hash of the version that was read' })
  @Matches(HASH)
  hash: string;
}

export class RefuseRequest extends CountersignRequest {
  @ApiProperty()
  @IsWrittenLine(200)
  reason: string;
}

export class WithdrawRequest {
  @ApiProperty()
  @IsUUID()
  proposalId: string;

  @ApiProperty()
  @IsWrittenLine(200)
  reason: string;
}

export class EndRequest {
  @ApiProperty({ description: 'Last day in force (Asia/Shanghai)' })
  @Matches(DAY)
  lastDay: string;

  @ApiProperty()
  @IsWrittenLine(200)
  reason: string;
}

export class ActedResponse {
  @ApiProperty()
  agreementId: string;
  [member: string]: string;
}
