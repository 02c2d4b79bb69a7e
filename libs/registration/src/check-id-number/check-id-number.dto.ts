import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsNotEmpty, IsString, MaxLength } from 'class-validator';

export class CheckIdNumberRequest {
  @ApiProperty()
  @IsNotEmpty()
  @IsString()
  @MaxLength(40)
  idNumber: string;
}

export class CheckIdNumberResponse {
  @ApiProperty()
  valid: boolean;

  @ApiProperty({ type: [Object], description: '{field, code, text}' })
  faults: readonly { field: string; code: string; text: string }[];

  @ApiPropertyOptional({
    enum: ['possible', 'proposed', 'approved'],
    description: 'Fails only its check digit: two persons may let it pass',
  })
  override?: 'possible' | 'proposed' | 'approved';

  @ApiPropertyOptional()
  sex?: string;

  @ApiPropertyOptional()
  birthDate?: string;

  @ApiPropertyOptional({ description: 'Record of a live registration here, within your area' })
  alreadyRegistered?: string;
}
