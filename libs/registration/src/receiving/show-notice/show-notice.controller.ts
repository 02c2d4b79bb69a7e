import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiProperty, ApiTags } from '@nestjs/swagger';
import { dayIn } from '@calendar';
import { Act } from '@identity';
import { Clock } from '@platform/clock';
import { type Language, ReaderLanguage } from '@platform/http';
import { noticeOn } from '../../notice';

export class NoticeSectionResponse {
  @ApiProperty()
  heading: string;

  @ApiProperty()
  text: string;
}

export class NoticeResponse {
  @ApiProperty()
  version: string;

  @ApiProperty()
  title: string;

  @ApiProperty({ type: [NoticeSectionResponse] })
  sections: readonly NoticeSectionResponse[];
}

@ApiTags('receiving')
@Controller('api/receiving/notice')
export class ShowNoticeController {
  constructor(private readonly clock: Clock) {}

  /** The notice 告知 to be shown before an arrival is registered; `lang` beats Accept-Language. */
  @Get()
  @Act('register-arrival')
  @ApiOkResponse({ type: NoticeResponse })
  show(
    @Query('lang') lang: string | undefined,
    @ReaderLanguage() reader: Language,
  ): NoticeResponse {
    const { version, ...texts } = noticeOn(dayIn(this.clock.now()));
    return {
      version,
      ...texts[lang?.startsWith('en') ? 'en' : lang?.startsWith('zh') ? 'zh' : reader],
    };
  }
}
