import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsNotEmpty, IsOptional, IsString, MaxLength } from 'class-validator';

/** Who a person is, as a form sends it. The rules of the values are the model's; the door bounds only form and length. */
export class PersonRequest {
  @ApiProperty({ example: '李娜' })
  @IsNotEmpty()
  @IsString()
  @MaxLength(200)
  name: string;

  @ApiPropertyOptional({
    description: 'GB 11643; on an arrival it may be left out with another document kind than 111',
  })
  @IsOptional()
  @IsString()
  @MaxLength(40)
  idNumber?: string;

  @ApiPropertyOptional({ default: '111' })
  @IsOptional()
  @IsString()
  @MaxLength(10)
  documentKind?: string;

  @ApiPropertyOptional({ description: 'GB/T 2261.1; from the number when left out' })
  @IsOptional()
  @IsString()
  @MaxLength(10)
  sex?: string;

  @ApiPropertyOptional({ description: 'YYYY-MM-DD; from the number when left out' })
  @IsOptional()
  @IsString()
  @MaxLength(10)
  birthDate?: string;

  @ApiPropertyOptional({ description: 'GB/T 3304' })
  @IsOptional()
  @IsString()
  @MaxLength(10)
  ethnicGroup?: string;

  @ApiProperty({ description: 'Division code of the home register' })
  @IsNotEmpty()
  @IsString()
  @MaxLength(12)
  homeDivision: string;

  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @MaxLength(400)
  hukouAddress?: string;
}

export class RegisteredResponse {
  @ApiProperty()
  recordId: string;

  @ApiProperty({ type: [String], description: 'What was kept although it looks odd' })
  marks: readonly string[];
}

export class RecordIdResponse {
  @ApiProperty()
  recordId: string;
}
