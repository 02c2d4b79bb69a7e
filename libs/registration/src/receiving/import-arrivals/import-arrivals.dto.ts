import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';

export class ImportArrivalsQuery {
  @ApiPropertyOptional({ enum: ['arrivals'], default: 'arrivals' })
  @IsOptional()
  @IsIn(['arrivals'])
  kind = 'arrivals' as const;
}
