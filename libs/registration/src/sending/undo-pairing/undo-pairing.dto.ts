import { ApiProperty } from '@nestjs/swagger';
import { IsWrittenLine } from '@platform/http';

export class UndoPairingRequest {
  @ApiProperty({ description: 'Why; stays in this region. Name no personal value' })
  @IsWrittenLine(500)
  reason: string;
}
