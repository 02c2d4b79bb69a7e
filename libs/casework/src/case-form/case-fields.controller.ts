import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiProperty, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { Act } from '@identity';
import { caseFields } from '../case-fields';

const WRITINGS = ['text', 'day', 'division', 'pairing', 'code'] as const;

export class CaseFieldResponse {
  @ApiProperty()
  field: string;

  @ApiProperty({ enum: ['sending', 'receiving'], description: 'Whose word holds; the other asks' })
  owner: 'sending' | 'receiving';

  @ApiProperty({ enum: WRITINGS, description: 'How a value of it is written' })
  writing: (typeof WRITINGS)[number];

  @ApiPropertyOptional({ description: 'Of a code: its table in `/api/bureau/codes`' })
  table?: string;

  @ApiProperty()
  zh: string;

  @ApiProperty()
  en: string;
}

@ApiTags('codes')
@Controller('api/bureau/cases/fields')
export class CaseFieldsController {
  /** Every field a case can be about: its names, whose it is and how a value is written. Tells of nobody. */
  @Get()
  @Act('codes')
  @ApiOkResponse({ type: [CaseFieldResponse] })
  show(): CaseFieldResponse[] {
    return caseFields.map(({ writing, ...term }) =>
      typeof writing === 'string'
        ? { ...term, writing }
        : { ...term, writing: 'code', table: writing.table },
    );
  }
}
