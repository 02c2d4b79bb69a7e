import { ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, MaxLength, Min } from 'class-validator';

export class QuarantineQuery {
  @ApiPropertyOptional({ enum: [10, 20, 50, 100], default: 20 })
  @Type(() => Number)
  @IsIn([10, 20, 50, 100])
  size = 20;

  @ApiPropertyOptional({ description: '`next` of the page before' })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  cursor?: number;

  @ApiPropertyOptional({ description: 'Only messages that came under the name of this stream' })
  @IsOptional()
  @IsString()
  @MaxLength(60)
  stream?: string;
}
