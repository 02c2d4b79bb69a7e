import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';
import { IsDay } from '../../register-form/day.validator';

/** Only the fields that change; an empty text takes an optional value away. */
export class ChangeResidenceRequest {
  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @MaxLength(12)
  residenceDivision?: string;

  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @MaxLength(400)
  address?: string;

  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @MaxLength(10)
  dwellingKind?: string;

  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @MaxLength(10)
  reason?: string;

  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @MaxLength(40)
  phone?: string;

  @ApiPropertyOptional({ description: 'YYYY-MM-DD' })
  @IsOptional()
  @IsString()
  @MaxLength(10)
  arrivedOn?: string;

  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @MaxLength(10)
  channel?: string;

  @ApiPropertyOptional({
    description: 'The site where the person lives or works now; no entry says it',
  })
  @IsOptional()
  @IsUUID()
  siteId?: string;

  @ApiPropertyOptional({ description: 'Day of the change, YYYY-MM-DD; today when left out' })
  @IsOptional()
  @IsDay()
  changedOn?: string;

  @ApiPropertyOptional({ description: 'Case whose answer it enters; the entry names it' })
  @IsOptional()
  @IsUUID()
  caseId?: string;
}
