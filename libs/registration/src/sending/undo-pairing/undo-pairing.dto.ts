import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, IsUUID } from 'class-validator';
import { HoldsNoNumber, IsWrittenLine } from '@platform/http';

export class UndoPairingRequest {
  @ApiProperty({ description: 'Why; stays in this region. Name no personal value' })
  @HoldsNoNumber()
  @IsWrittenLine(500)
  reason: string;

  @ApiPropertyOptional({ description: 'Case whose answer it enters; the entry names it' })
  @IsOptional()
  @IsUUID()
  caseId?: string;
}
