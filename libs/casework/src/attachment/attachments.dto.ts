import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsInt, Matches, Max, MaxLength, Min } from 'class-validator';
import type { AttachmentType } from '@contracts';
import { IsWrittenLine } from '@platform/http';
import {
  ATTACHMENT_BYTES_MAX,
  ATTACHMENT_TYPES,
  type AttachmentState,
  PART_BYTES,
} from './attachment';

export class AnnounceFileRequest {
  @ApiProperty()
  @IsWrittenLine(200)
  name: string;

  @ApiProperty({ enum: ATTACHMENT_TYPES })
  @IsIn(ATTACHMENT_TYPES)
  type: AttachmentType;

  @ApiProperty({ maximum: ATTACHMENT_BYTES_MAX })
  @IsInt()
  @Min(1)
  bytes: number;

  @ApiProperty({ description: 'base64url SHA-256 of the bytes' })
  @Matches(/^[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]$/)
  hash: string;
}

export class FilePartRequest {
  @ApiProperty({ description: 'From 1' })
  @IsInt()
  @Min(1)
  @Max(ATTACHMENT_BYTES_MAX / PART_BYTES)
  number: number;

  @ApiProperty({ description: `base64url of ${PART_BYTES} bytes, of the last part fewer` })
  @Matches(/^[A-Za-z0-9_-]+$/)
  @MaxLength(43_691)
  content: string;
}

const STATES = ['incomplete', 'complete', 'damaged'] as const satisfies AttachmentState[];

export class FileStandingResponse {
  @ApiProperty()
  attachmentId: string;

  @ApiProperty({ description: `Of ${PART_BYTES} bytes` })
  parts: number;

  @ApiProperty({ type: [Number], description: 'What is missing is handed in, in any order' })
  received: number[];

  @ApiProperty({ enum: STATES, description: 'damaged: not what was announced; announce it again' })
  state: AttachmentState;
}

export class AttachmentResponse extends FileStandingResponse {
  @ApiProperty()
  name: string;

  @ApiProperty({ enum: ATTACHMENT_TYPES })
  type: AttachmentType;

  @ApiProperty()
  bytes: number;

  @ApiProperty({ description: '存证信息' })
  hash: string;

  @ApiProperty({ description: 'Goes out with the answer that is still to be reviewed' })
  waits: boolean;

  @ApiProperty({ enum: ['own', 'partner'] })
  from: 'own' | 'partner';

  @ApiProperty()
  at: string;

  @ApiPropertyOptional({ description: '已送达: the other side holds every part' })
  deliveredAt?: string;
}
