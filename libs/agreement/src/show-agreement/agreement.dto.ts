import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { agreementActs, standings, talks } from '../agreement-acts';
import { PlaceResponse, RenewalResponse } from '../list-agreements/agreements.dto';

class SignatureResponse {
  @ApiProperty({ type: PlaceResponse })
  region: PlaceResponse;

  @ApiProperty({ description: 'Thumbprint of the key that signed' })
  kid: string;

  @ApiProperty({ description: 'Detached JWS over the RFC 8785 bytes' })
  signature: string;
}

class VersionResponse {
  @ApiProperty()
  hash: string;

  @ApiProperty()
  version: number;

  @ApiProperty()
  from: string;

  @ApiProperty()
  to: string;

  @ApiProperty({ type: Object })
  document: object;

  @ApiProperty({ description: 'Bytes of the canonical form' })
  bytes: number;

  @ApiProperty({ type: [SignatureResponse] })
  signatures: SignatureResponse[];
}

class ProposalResponse {
  @ApiProperty()
  proposalId: string;

  @ApiProperty({ type: PlaceResponse })
  by: PlaceResponse;

  @ApiProperty()
  hash: string;

  @ApiProperty()
  version: number;

  @ApiProperty({
    description: 'open, countersigned, refused, countered, withdrawn, overtaken, void',
  })
  fate: string;

  @ApiProperty({ type: Object })
  document: object;

  @ApiPropertyOptional()
  counters?: string;

  @ApiPropertyOptional()
  note?: string;

  @ApiPropertyOptional()
  reason?: string;
}

class StepResponse {
  @ApiProperty({ description: 'Name of the entry, e.g. version-proposed' })
  act: string;

  @ApiProperty({ type: PlaceResponse })
  by: PlaceResponse;

  @ApiPropertyOptional({ description: 'Who said it here' })
  account?: string;

  @ApiProperty()
  at: string;

  @ApiPropertyOptional()
  proposalId?: string;

  @ApiPropertyOptional({ description: 'Note or reason given with it' })
  text?: string;

  @ApiPropertyOptional({ description: 'When the other side had it, by its receipt' })
  coveredAt?: string;
}

class ReminderResponse {
  @ApiProperty({ description: 'Days before the last day' })
  step: number;

  @ApiProperty()
  lastDay: string;

  @ApiProperty()
  remindedAt: string;

  @ApiPropertyOptional({ description: 'Who has taken note of it' })
  notedBy?: string;

  @ApiPropertyOptional()
  notedAt?: string;
}

export class AgreementResponse {
  @ApiProperty()
  agreementId: string;

  @ApiProperty({ type: PlaceResponse })
  own: PlaceResponse;

  @ApiProperty({ type: PlaceResponse })
  partner: PlaceResponse;

  @ApiProperty({ enum: standings })
  standing: string;

  @ApiProperty({ enum: talks })
  talk: string;

  @ApiProperty({ enum: agreementActs, isArray: true, description: 'What this region may do now' })
  acts: string[];

  @ApiPropertyOptional()
  endsOn?: string;

  @ApiPropertyOptional({ description: 'First day an end declared now can have' })
  earliestEnd?: string;

  @ApiProperty({ type: [PlaceResponse], description: 'Who declared the end' })
  endedBy: PlaceResponse[];

  @ApiPropertyOptional({ type: RenewalResponse })
  renewal?: RenewalResponse;

  @ApiProperty({ type: [ReminderResponse], description: 'Reminders given here, oldest first' })
  reminders: ReminderResponse[];

  @ApiProperty({ type: [VersionResponse], description: 'What binds both, lowest version first' })
  versions: VersionResponse[];

  @ApiProperty({ type: [ProposalResponse] })
  proposals: ProposalResponse[];

  @ApiProperty({ type: [StepResponse] })
  history: StepResponse[];
}
