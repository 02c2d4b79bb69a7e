import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';
import { IsDay } from '../../register-form/day.validator';

/** Only the fields that change; an empty text takes an optional value away. */
export class ChangeDepartureRequest {
  @ApiPropertyOptional({ description: 'Within the same partner region' })
  @IsOptional()
  @IsString()
  @MaxLength(12)
  destinationDivision?: string;

  @ApiPropertyOptional({ description: 'YYYY-MM-DD' })
  @IsOptional()
  @IsString()
  @MaxLength(10)
  leftOn?: string;

  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @MaxLength(10)
  reason?: string;

  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @MaxLength(40)
  villagePhone?: string;

  @ApiPropertyOptional({ description: 'Day of the change, YYYY-MM-DD; today when left out' })
  @IsOptional()
  @IsDay()
  changedOn?: string;

  @ApiPropertyOptional({ description: 'Case whose answer it enters; the entry names it' })
  @IsOptional()
  @IsUUID()
  caseId?: string;
}
