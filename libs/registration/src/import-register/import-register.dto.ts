import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ArrayMaxSize, IsArray, IsIn, IsOptional, IsString } from 'class-validator';
import { PageResponse } from '@platform/http';
import type { RegisterKind, RegisterName } from '../register-kind';
import type { ImportState, RegisterImport } from './imports.repository';
import { guessedFields, looksLike } from './register-header';

/** Without a step a register is checked and taken in at once; the answer comes when its last row was judged. */
export class HandInQuery {
  @ApiPropertyOptional({
    enum: ['check'],
    description: 'Only check it; answers at once, and what is good waits to be confirmed',
  })
  @IsOptional()
  @IsIn(['check'])
  step?: 'check';
}

export class TemplateQuery {
  @ApiPropertyOptional({ enum: ['xlsx', 'csv'], default: 'xlsx' })
  @IsOptional()
  @IsIn(['xlsx', 'csv'])
  format: 'xlsx' | 'csv' = 'xlsx';
}

export class ChooseColumnsBody {
  @ApiProperty({
    type: [String],
    description:
      'Field of each column of the header, in its order; empty where a column is left out',
  })
  @IsArray()
  @ArrayMaxSize(200)
  @IsString({ each: true })
  fields: string[];
}

export class ColumnResponse {
  @ApiProperty({ description: 'As it stands in the file' })
  header: string;

  @ApiPropertyOptional({ description: 'The best guess' })
  field?: string;
}

export class FieldResponse {
  @ApiProperty()
  field: string;

  @ApiProperty({ description: 'Its column in the template' })
  header: string;

  @ApiProperty()
  required: boolean;
}

export class MappingResponse {
  @ApiProperty({ type: [ColumnResponse] })
  columns: ColumnResponse[];

  @ApiProperty({ type: [FieldResponse] })
  fields: FieldResponse[];

  @ApiPropertyOptional({
    enum: ['arrivals', 'departures', 'hukou'],
    description: 'The other register this file seems to be',
  })
  looksLike?: RegisterName;
}

export class ImportResponse {
  @ApiProperty()
  importId: string;

  @ApiProperty({ enum: ['arrivals', 'departures', 'hukou'] })
  kind: string;

  @ApiProperty({ enum: ['csv', 'xlsx'] })
  format: string;

  @ApiProperty()
  fileName: string;

  @ApiProperty({
    enum: ['receiving', 'mapping', 'checking', 'checked', 'running', 'done', 'failed'],
    description: 'mapping and checked wait for the clerk',
  })
  state: ImportState;

  @ApiPropertyOptional({ description: 'Why it failed' })
  code?: string;

  @ApiProperty({ description: 'Rows checked, or once it runs rows taken in or refused so far' })
  rows: number;

  @ApiPropertyOptional({ description: 'Rows of the file, once all were checked' })
  total?: number;

  @ApiProperty()
  accepted: number;

  @ApiProperty()
  refused: number;

  @ApiProperty({ description: 'Rows taken in before, unchanged' })
  alreadyDone: number;

  @ApiPropertyOptional({ description: 'This very file was handed in before: what became of it' })
  recognised?: boolean;

  @ApiPropertyOptional({
    type: MappingResponse,
    description: 'Which column is which is to be said',
  })
  mapping?: MappingResponse;

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

export function importResponse(held: RegisterImport, kind?: RegisterKind): ImportResponse {
  return {
    importId: held.importId,
    kind: held.kind,
    format: held.format,
    fileName: held.fileName,
    state: held.state,
    code: held.code,
    rows: held.state === 'running' ? held.accepted + held.refused + held.alreadyDone : held.checked,
    total: held.state === 'checking' || held.state === 'mapping' ? undefined : held.checked,
    accepted: held.accepted,
    refused: held.refused,
    alreadyDone: held.alreadyDone,
    mapping: held.state === 'mapping' && kind ? mappingResponse(held, kind) : undefined,
    startedAt: held.startedAt.toISOString(),
    finishedAt: held.finishedAt?.toISOString(),
  };
}

function mappingResponse({ header = [] }: RegisterImport, kind: RegisterKind): MappingResponse {
  const guessed = guessedFields(header, kind);
  return {
    columns: header.map((name, at) => ({ header: name, field: guessed[at] ?? undefined })),
    fields: kind.columns.map(({ field, header: name, required = false }) => ({
      field,
      header: name,
      required,
    })),
    looksLike: looksLike(header, kind.name),
  };
}
