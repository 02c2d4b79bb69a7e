import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, IsString, MaxLength } from 'class-validator';
import { IsDay } from '../../register-form/day.validator';

export class RegisterDepartureOfArrivalRequest {
  @ApiPropertyOptional({ description: 'YYYY-MM-DD; the day of arrival when left out' })
  @IsOptional()
  @IsDay()
  leftOn?: string;

  @ApiPropertyOptional({ description: 'The reason told with the arrival when left out' })
  @IsOptional()
  @IsString()
  @MaxLength(10)
  reason?: string;

  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @MaxLength(40)
  villagePhone?: string;
}
