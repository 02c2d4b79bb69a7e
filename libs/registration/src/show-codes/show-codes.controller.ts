import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Act } from '@identity';
import { type CodeLabel, codeTables } from '@region';
import { CHANNEL_UNSTATED } from '../written-registration';

type ShownCode = CodeLabel & { readonly offered?: false };

/** No code of the official list: what a register left empty. */
const UNSTATED: ShownCode = {
  code: CHANNEL_UNSTATED,
  zh: '未说明',
  en: 'Not stated',
  offered: false,
};

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
          properties: {
            code: { type: 'string' },
            zh: { type: 'string' },
            en: { type: 'string' },
            offered: { type: 'boolean', description: 'false: shown where it stands, not in forms' },
          },
        },
      },
    },
  })
  show(): Record<string, readonly ShownCode[]> {
    const tables = Object.entries(codeTables).map(([name, { values }]) => [name, values] as const);
    return {
      ...Object.fromEntries(tables),
      channel: [...codeTables.channel.values, UNSTATED],
    };
  }
}
