import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import { HandInQuery, TemplateQuery } from '../../import-register/import-register.dto';

export class ImportArrivalsQuery extends HandInQuery {
  @ApiPropertyOptional({ enum: ['arrivals'], default: 'arrivals' })
  @IsOptional()
  @IsIn(['arrivals'])
  kind = 'arrivals' as const;
}

export class ArrivalsTemplateQuery extends TemplateQuery {
  @ApiPropertyOptional({ enum: ['arrivals'], default: 'arrivals' })
  @IsOptional()
  @IsIn(['arrivals'])
  kind = 'arrivals' as const;
}
