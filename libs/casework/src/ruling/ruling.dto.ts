import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsUUID, Matches } from 'class-validator';
import type { Ruling } from '@contracts';
import { IsWrittenLine } from '@platform/http';
import { NoteRequest } from '../case-form/case.dto';

const FINDINGS = ['asking', 'answering', 'both'] as const satisfies Ruling['finding'][];

export class EnterRulingRequest extends NoteRequest {
  @ApiProperty({ description: 'Division code of the common superior' })
  @Matches(/^\d{6,12}$/)
  by: string;

  @ApiProperty({ description: 'YYYY-MM-DD' })
  @Matches(/^\d{4}-\d{2}-\d{2}$/)
  on: string;

  @ApiProperty({ enum: FINDINGS, description: 'Which side it found right' })
  @IsIn(FINDINGS)
  finding: Ruling['finding'];

  @ApiProperty({ description: 'Number of the document 文号' })
  @IsWrittenLine(200)
  filing: string;

  @ApiPropertyOptional({ description: 'The document, a file of this case' })
  @IsOptional()
  @IsUUID()
  fileId?: string;
}
