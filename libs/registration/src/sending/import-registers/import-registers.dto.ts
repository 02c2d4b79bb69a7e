import { ApiProperty } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import { HandInQuery, TemplateQuery } from '../../import-register/import-register.dto';

export class ImportRegistersQuery extends HandInQuery {
  @ApiProperty({ enum: ['departures', 'hukou'] })
  @IsIn(['departures', 'hukou'])
  kind: 'departures' | 'hukou';
}

export class RegistersTemplateQuery extends TemplateQuery {
  @ApiProperty({ enum: ['departures', 'hukou'] })
  @IsIn(['departures', 'hukou'])
  kind: 'departures' | 'hukou';
}
