import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsISO8601, IsOptional, Matches } from 'class-validator';
import { IsWrittenLine } from '@platform/http';

export class NoteOutageRequest {
  @ApiProperty({ description: 'Region code of the partner' })
  @Matches(/^[0-9]{6,12}$/)
  partner: string;

  @ApiPropertyOptional({ description: 'RFC 3339; now when left out' })
  @IsOptional()
  @IsISO8601({ strict: true })
  from?: string;

  @ApiProperty()
  @IsWrittenLine(200)
  reason: string;
}

export class OutageNoteResponse {
  @ApiProperty()
  noteId: string;

  @ApiProperty()
  partner: string;

  @ApiProperty()
  from: string;

  @ApiPropertyOptional()
  until?: string;

  @ApiProperty()
  reason: string;
}

export class OutageNotedResponse {
  @ApiProperty()
  noteId: string;
}
