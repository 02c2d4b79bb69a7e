import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsObject, IsOptional, IsUUID, Matches } from 'class-validator';
import type { JsonObject } from '@contracts';
import { ORGANISATION } from '@identity';
import { agreementTemplates, type TemplateCode } from '../agreement-templates';

const TEMPLATES = agreementTemplates.map(({ code }) => code);
export const AGREEMENT_ID = /^[0-9A-Za-z][0-9A-Za-z._-]{0,63}$/;

export class BeginDraftRequest {
  @ApiProperty({ description: 'Code of the partner region' })
  @Matches(ORGANISATION)
  partner: string;

  @ApiPropertyOptional({ enum: TEMPLATES, description: 'By the levels of the two unless given' })
  @IsOptional()
  @IsIn(TEMPLATES)
  template?: TemplateCode;

  @ApiPropertyOptional({ description: 'Agreement whose next version it is to be' })
  @IsOptional()
  @Matches(AGREEMENT_ID)
  amends?: string;

  @ApiPropertyOptional({ description: 'Proposal of the partner that it is to answer' })
  @IsOptional()
  @IsUUID()
  counters?: string;
}

export class ChangeDraftRequest {
  @ApiProperty({ type: Object, description: 'The whole document; may be incomplete' })
  @IsObject()
  document: JsonObject;
}

export class DraftIdResponse {
  @ApiProperty()
  draftId: string;
  [member: string]: string;
}

export class TextResponse {
  @ApiProperty()
  zh: string;

  @ApiProperty()
  en: string;
}

export class DraftFaultResponse {
  @ApiProperty({ description: 'Clause of the document' })
  clause: string;

  @ApiProperty({ description: 'JSON pointer in the document' })
  field: string;

  @ApiProperty()
  code: string;

  @ApiProperty({ description: 'In the language of the reader, the clause first' })
  text: string;
}

export class DraftResponse {
  @ApiProperty()
  draftId: string;

  @ApiProperty()
  partner: string;

  @ApiProperty()
  agreementId: string;

  @ApiPropertyOptional()
  template?: string;

  @ApiPropertyOptional()
  counters?: string;

  @ApiProperty({ type: Object })
  document: object;

  @ApiProperty()
  revision: number;

  @ApiProperty()
  changedAt: string;

  @ApiProperty({ type: [DraftFaultResponse], description: 'What keeps it from being proposed' })
  faults: DraftFaultResponse[];
}

class CodedTextResponse extends TextResponse {
  @ApiProperty()
  code: string;
}

class ClauseResponse extends CodedTextResponse {
  @ApiProperty()
  number: number;
}

class KindResponse {
  @ApiProperty()
  kind: string;

  @ApiProperty({ description: 'Message code of the field, e.g. REG-IN' })
  message: string;

  @ApiProperty({ type: [String] })
  fields: string[];

  @ApiProperty({ type: [String] })
  required: string[];
}

/** What an editor of drafts offers. */
export class DraftFormResponse {
  @ApiProperty({ type: [CodedTextResponse] })
  templates: CodedTextResponse[];

  @ApiProperty({ type: [ClauseResponse] })
  clauses: ClauseResponse[];

  @ApiProperty({ type: [CodedTextResponse] })
  purposes: CodedTextResponse[];

  @ApiProperty({ type: [KindResponse] })
  kinds: KindResponse[];
}
