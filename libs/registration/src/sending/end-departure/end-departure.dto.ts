import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsUUID } from 'class-validator';
import { IsDay } from '../../register-form/day.validator';
import { ABSENCE_ENDINGS, type AbsenceEnding } from '../../registration';

export class EndDepartureRequest {
  @ApiProperty({ enum: ABSENCE_ENDINGS })
  @IsIn(ABSENCE_ENDINGS)
  kind: AbsenceEnding;

  @ApiProperty({ description: 'YYYY-MM-DD' })
  @IsDay()
  on: string;

  @ApiPropertyOptional({ description: 'With in-error: the departure this one doubled' })
  @IsOptional()
  @IsUUID()
  duplicateOf?: string;
}
