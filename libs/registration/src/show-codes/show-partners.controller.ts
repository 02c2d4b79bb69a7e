import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiProperty, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { Act } from '@identity';
import { Clock } from '@platform/clock';
import { type Language, ReaderLanguage } from '@platform/http';
import { namedRegion } from '@region';
import { AgreedPairs } from '../agreed-pairs';

export class PartnerAgreementResponse {
  @ApiProperty()
  id: string;

  @ApiProperty()
  version: number;

  @ApiProperty()
  hash: string;

  @ApiProperty({ description: "In the reader's language" })
  title: string;

  @ApiProperty({ description: 'First day, Asia/Shanghai' })
  from: string;

  @ApiProperty({ description: 'Last day' })
  to: string;

  @ApiPropertyOptional({ description: 'Last day, where a side has given notice: 已通知终止' })
  endsOn?: string;
}

export class PartnerResponse {
  @ApiProperty()
  code: string;

  @ApiProperty()
  name: string;

  @ApiProperty({ type: PartnerAgreementResponse })
  agreement: PartnerAgreementResponse;
}

@ApiTags('codes')
@Controller('api/bureau/partners')
export class ShowPartnersController {
  constructor(
    private readonly pairs: AgreedPairs,
    private readonly clock: Clock,
  ) {}

  /** Regions with which an agreement is in force now. */
  @Get()
  @Act('codes')
  @ApiOkResponse({ type: [PartnerResponse] })
  async list(@ReaderLanguage() language: Language): Promise<PartnerResponse[]> {
    const partners = await this.pairs.partners(this.clock.now());
    return partners.map(({ region, agreement }) => ({
      ...namedRegion(region, language),
      agreement: { ...agreement, title: agreement.title[language] },
    }));
  }
}
