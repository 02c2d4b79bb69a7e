import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';

export class ReceiptOrganisation {
  @ApiProperty()
  code: string;

  @ApiProperty()
  name: string;
}

export class ReceiptResponse {
  @ApiProperty()
  recordId: string;

  @ApiProperty({ description: 'Number of the receipt' })
  number: string;

  @ApiProperty()
  name: string;

  @ApiProperty()
  idNumberMasked: string;

  @ApiProperty()
  sex: string;

  @ApiProperty()
  birthDate: string;

  @ApiProperty()
  homeDivisionName: string;

  @ApiProperty()
  residenceDivisionName: string;

  @ApiProperty()
  address: string;

  @ApiPropertyOptional()
  phoneMasked?: string;

  @ApiProperty()
  arrivedOn: string;

  @ApiProperty()
  registeredOn: string;

  @ApiProperty({ description: 'Who hands the receipt out' })
  registrar: string;

  @ApiProperty({ type: ReceiptOrganisation })
  organisation: ReceiptOrganisation;

  @ApiPropertyOptional()
  noticeVersion?: string;

  @ApiProperty({ type: [String] })
  marks: readonly string[];

  @ApiProperty({ type: [String], description: 'What will happen' })
  next: readonly string[];
}
