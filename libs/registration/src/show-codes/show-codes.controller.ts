import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Act } from '@identity';
import { type CodeLabel, codeTables } from '@region';

@ApiTags('codes')
@Controller('api/bureau/codes')
export class ShowCodesController {
  /** Every code list a form or a page shows, with both languages. */
  @Get()
  @Act('codes')
  @ApiOkResponse({
    schema: {
      type: 'object',
      additionalProperties: {
        type: 'array',
        items: {
          type: 'object',
          properties: { code: { type: 'string' }, zh: { type: 'string' }, en: { type: 'string' } },
        },
      },
    },
  })
  show(): Record<string, readonly CodeLabel[]> {
    return Object.fromEntries(
      Object.entries(codeTables).map(([name, table]) => [name, table.values]),
    );
  }
}
