import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsUrl, Matches, MaxLength } from 'class-validator';
import { ORGANISATION } from '@identity';
import { IsWrittenLine } from '@platform/http';
import { PlaceResponse } from '../list-agreements/agreements.dto';

export class FetchContactRequest {
  @ApiProperty({ description: 'Code of the partner region' })
  @Matches(ORGANISATION)
  region: string;

  @ApiProperty({ description: 'Public address; https, or this machine' })
  @IsUrl({ require_tld: false, require_protocol: true, protocols: ['https', 'http'] })
  @MaxLength(200)
  url: string;
}

export class ConfirmContactRequest {
  @ApiProperty({ description: 'Digits as heard on the telephone; spaces do not matter' })
  @Matches(/^[\d\s-]{40,80}$/)
  fingerprint: string;

  @ApiProperty({ description: 'With whom it was compared' })
  @IsWrittenLine(50)
  spokenWith: string;
}

export class ContactIdResponse {
  @ApiProperty()
  region: string;
  [member: string]: string;
}

class ContactResponse {
  @ApiProperty({ type: PlaceResponse })
  region: PlaceResponse;

  @ApiPropertyOptional()
  url?: string;

  @ApiProperty({
    description: 'believed: agreements can be made; fetched: to be compared on the telephone',
  })
  state: 'believed' | 'fetched';

  @ApiPropertyOptional()
  confirmedAt?: string;

  @ApiPropertyOptional()
  spokenWith?: string;
}

export class ContactsResponse {
  @ApiProperty({ type: PlaceResponse })
  own: PlaceResponse;

  @ApiProperty({ description: 'To be read out to the partner' })
  ownFingerprint: string;

  @ApiProperty({ type: [ContactResponse] })
  contacts: ContactResponse[];
}
