import { ApiProperty } from '@nestjs/swagger';
import { IsNotEmpty, IsString, MaxLength } from 'class-validator';

export class MendStrandRequest {
  @ApiProperty({ description: 'Strand that is listed as open' })
  @IsNotEmpty()
  @IsString()
  @MaxLength(64)
  strandId: string;
}

export class RestatedResponse {
  @ApiProperty({ description: 'Sections said again' })
  restated: number;
}
