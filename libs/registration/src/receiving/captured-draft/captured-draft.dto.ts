import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsUUID, Matches, MaxLength } from 'class-validator';
import { IsWrittenLine, PageQuery, PageResponse } from '@platform/http';
import { UUIDV7 } from '@platform/ids';

const STATES = ['waiting', 'registered', 'settled'] as const;
/** Twenty members with everything filled in are below 30 KB. */
const SEALED_MAX = 200_000;

export class CaptureKeyIdResponse {
  @ApiProperty()
  keyId: string;
}

export class CaptureKeyResponse extends CaptureKeyIdResponse {
  @ApiProperty({ description: '32 bytes, base64; for the account it was made for' })
  key: string;
}

export class HandInDraftRequest {
  @ApiProperty({ description: 'UUIDv7, made by the phone' })
  @Matches(UUIDV7)
  draftId: string;

  @ApiProperty()
  @IsUUID()
  keyId: string;

  @ApiProperty({ description: 'nonce, ciphertext, tag of AES-256-GCM; base64' })
  @Matches(/^[A-Za-z0-9+/]+={0,2}$/)
  @MaxLength(SEALED_MAX)
  sealed: string;

  @ApiProperty({ description: 'RFC 3339, by the phone' })
  @Matches(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/)
  capturedAt: string;
}

export class DraftIdResponse {
  @ApiProperty()
  draftId: string;
}

export class HandedInResponse extends DraftIdResponse {
  @ApiProperty({ description: 'Office that takes it over' })
  organisation: string;
}

export class CapturedDraftsQuery extends PageQuery {
  @ApiPropertyOptional({ enum: STATES, default: 'waiting' })
  @IsOptional()
  @IsIn(STATES)
  state: (typeof STATES)[number] = 'waiting';
}

export class CapturedDraftRow extends DraftIdResponse {
  @ApiProperty({ description: 'Who captured it' })
  capturedBy: string;

  @ApiProperty()
  organisation: string;

  @ApiProperty()
  organisationName: string;

  @ApiProperty({ enum: ['disabled', 'role', 'area', 'account-gone'] })
  why: string;

  @ApiProperty({ enum: ['household', 'end-residence', 'change-residence', 'gone'] })
  kind: string;

  @ApiProperty()
  members: number;

  @ApiProperty()
  capturedAt: string;

  @ApiProperty()
  receivedAt: string;

  @ApiProperty({ enum: STATES })
  state: string;

  @ApiPropertyOptional()
  reason?: string;
}

export class CapturedDraftsPage extends PageResponse {
  @ApiProperty({ type: [CapturedDraftRow] })
  items: readonly CapturedDraftRow[];
}

export class CapturedDraftResponse extends CapturedDraftRow {
  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    description: 'The request as captured',
  })
  body: Readonly<Record<string, unknown>>;
}

export class SettleDraftRequest {
  @ApiProperty({ description: 'What was done with it instead' })
  @IsWrittenLine(200)
  reason: string;
}
