import { ApiProperty } from '@nestjs/swagger';
import { IsIn } from 'class-validator';

export class ImportRegistersQuery {
  @ApiProperty({ enum: ['departures', 'hukou'] })
  @IsIn(['departures', 'hukou'])
  kind: 'departures' | 'hukou';
}
