import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';
import { IsDay } from '../../register-form/day.validator';
import { STAY_ENDINGS, type StayEnding } from '../../registration';

export class EndResidenceRequest {
  @ApiProperty({ enum: STAY_ENDINGS })
  @IsIn(STAY_ENDINGS)
  kind: StayEnding;

  @ApiProperty({ description: 'YYYY-MM-DD' })
  @IsDay()
  on: string;

  @ApiPropertyOptional({ description: 'Where to, with third-place' })
  @IsOptional()
  @IsString()
  @MaxLength(12)
  toDivision?: string;

  @ApiPropertyOptional({ description: 'With in-error: the record this one doubled' })
  @IsOptional()
  @IsUUID()
  duplicateOf?: string;
}
