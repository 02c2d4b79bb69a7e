import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsNotEmpty, IsOptional, IsString, MaxLength } from 'class-validator';
import { PersonRequest } from '../../register-form/person.dto';

export class RegisterDepartureRequest extends PersonRequest {
  @ApiProperty({ description: 'Division code of where the person went' })
  @IsNotEmpty()
  @IsString()
  @MaxLength(12)
  destinationDivision: string;

  @ApiProperty({ description: 'YYYY-MM-DD' })
  @IsNotEmpty()
  @IsString()
  @MaxLength(10)
  leftOn: string;

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
}
