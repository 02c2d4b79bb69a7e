import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { PageResponse } from '@platform/http';
import type { ImportState, RegisterImport } from './imports.repository';

export class ImportResponse {
  @ApiProperty()
  importId: string;

  @ApiProperty({ enum: ['arrivals', 'departures', 'hukou'] })
  kind: string;

  @ApiProperty()
  fileName: string;

  @ApiProperty({ enum: ['receiving', 'running', 'done', 'failed'] })
  state: ImportState;

  @ApiPropertyOptional({ description: 'Why it failed' })
  code?: string;

  @ApiProperty({ description: 'Rows judged so far' })
  rows: number;

  @ApiProperty()
  accepted: number;

  @ApiProperty()
  refused: number;

  @ApiProperty({ description: 'Rows taken in before, unchanged' })
  alreadyDone: number;

  @ApiProperty()
  startedAt: string;

  @ApiPropertyOptional()
  finishedAt?: string;
}

export class ImportsPage extends PageResponse {
  @ApiProperty({ type: [ImportResponse] })
  items: ImportResponse[];
}

export class RefusalResponse {
  @ApiProperty({ description: 'Number of the row in the file, the header not counted' })
  row: number;

  @ApiProperty()
  field: string;

  @ApiProperty()
  code: string;

  @ApiProperty()
  text: string;
}

export class RefusalsPage extends PageResponse {
  @ApiProperty({ type: [RefusalResponse] })
  items: RefusalResponse[];
}

export function importResponse(held: RegisterImport): ImportResponse {
  return {
    importId: held.importId,
    kind: held.kind,
    fileName: held.fileName,
    state: held.state,
    code: held.code,
    rows: held.nextRow - 1,
    accepted: held.accepted,
    refused: held.refused,
    alreadyDone: held.alreadyDone,
    startedAt: held.startedAt.toISOString(),
    finishedAt: held.finishedAt?.toISOString(),
  };
}
