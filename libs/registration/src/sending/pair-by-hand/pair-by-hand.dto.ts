import { ApiProperty } from '@nestjs/swagger';
import { IsNotEmpty, IsString, MaxLength } from 'class-validator';

export class PairByHandRequest {
  @ApiProperty({ description: 'Strand of the departure that is the same person' })
  @IsNotEmpty()
  @IsString()
  @MaxLength(64)
  departure: string;
}
