import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsWrittenLine } from '@platform/http';
import type { Side } from '../registration.read-model';

const SIDES = ['sending', 'receiving'] as const;

export class PersonSheetRequest {
  @ApiProperty({ description: 'What the sheet is printed for; kept in the log of reads' })
  @IsWrittenLine(200)
  purpose: string;
}

export class OfficeResponse {
  @ApiProperty()
  code: string;

  @ApiProperty()
  name: string;
}

export class SheetFieldResponse {
  @ApiProperty()
  field: string;

  @ApiProperty({
    description: 'In full; a code where the field has a table, save `relation`: by name',
  })
  value: string;
}

export class SheetSectionResponse {
  @ApiProperty()
  section: string;

  @ApiProperty({ enum: SIDES, description: 'The side that owns it and alone writes it' })
  owner: Side;

  @ApiProperty({ type: OfficeResponse, description: 'Region of that side' })
  region: OfficeResponse;

  @ApiPropertyOptional({ type: OfficeResponse, description: 'Office that put it down' })
  organisation?: OfficeResponse;

  @ApiProperty({ description: 'Where the values come from' })
  source: string;

  @ApiPropertyOptional({ description: 'When this was written, recorded time' })
  recordedAt?: string;

  @ApiProperty({ type: [SheetFieldResponse] })
  fields: SheetFieldResponse[];
}

export class SheetRecipientResponse {
  @ApiProperty({ type: OfficeResponse })
  region: OfficeResponse;

  @ApiProperty({ type: [String], description: 'Sections it has' })
  sections: string[];

  @ApiPropertyOptional({ description: 'Since when, by its receipt' })
  receivedAt?: string;

  @ApiPropertyOptional({ description: 'Agreement under which it is sent' })
  agreement?: string;
}

export class SheetReadingResponse {
  @ApiProperty()
  at: string;

  @ApiProperty({ type: OfficeResponse })
  office: OfficeResponse;

  @ApiProperty({ enum: ['list', 'page', 'reveal'] })
  kind: 'list' | 'page' | 'reveal';

  @ApiPropertyOptional()
  purpose?: string;
}

export class PersonSheetResponse {
  @ApiProperty()
  recordId: string;

  @ApiProperty({
    enum: SIDES,
    description: 'The role this region has: it corrects its own sections',
  })
  side: Side;

  @ApiProperty()
  printedAt: string;

  @ApiProperty({ type: OfficeResponse })
  office: OfficeResponse;

  @ApiProperty()
  name: string;

  @ApiProperty({ type: [SheetSectionResponse] })
  sections: SheetSectionResponse[];

  @ApiProperty({ type: [SheetRecipientResponse] })
  recipients: SheetRecipientResponse[];

  @ApiProperty({ type: [SheetReadingResponse], description: 'The newest, of this region' })
  readings: SheetReadingResponse[];

  @ApiProperty({ description: 'All readings of this region' })
  readingsTotal: number;

  @ApiPropertyOptional({ description: 'Version of the notice the person was shown' })
  noticeVersion?: string;

  @ApiProperty({ type: [String] })
  rights: readonly string[];

  @ApiProperty({ description: 'Legal basis' })
  basis: string;
}
