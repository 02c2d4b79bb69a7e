import { ApiProperty } from '@nestjs/swagger';
import { IsNotEmpty, IsString, MaxLength } from 'class-validator';

export class UndoPairingRequest {
  @ApiProperty({ description: 'Why; stays in this region. Name no personal value' })
  @IsNotEmpty()
  @IsString()
  @MaxLength(500)
  reason: string;
}
