import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiProperty, ApiTags } from '@nestjs/swagger';
import { dayIn } from '@calendar';
import { Act, CurrentAccount, Scope, type SignedInAccount } from '@identity';
import { Clock } from '@platform/clock';
import { type Language, ReaderLanguage } from '@platform/http';
import {
  abolishedDivisions,
  ancestorsOf,
  childrenOf,
  codeTables,
  division,
  fullName,
  levelOf,
} from '@region';
import { AgreedPairs } from '../../agreed-pairs';
import { noticeOn } from '../../notice';
import { OwnRegion } from '../../own-region';
import { Sites } from '../../site/sites.repository';
import { NoticeResponse } from '../show-notice/show-notice.controller';

const TABLES = ['relation', 'dwelling', 'reason', 'channel', 'sex', 'documentKind'] as const;
const SITES_MAX = 500;

export class KitPlace {
  @ApiProperty()
  code: string;

  @ApiProperty()
  name: string;
}

export class KitSite {
  @ApiProperty()
  siteId: string;

  @ApiProperty()
  name: string;

  @ApiProperty()
  channel: string;

  @ApiProperty()
  division: string;

  @ApiProperty()
  address: string;
}

export class OfflineKitResponse {
  @ApiProperty({ description: 'YYYY-MM-DD' })
  today: string;

  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'array', items: { type: 'object' } },
    description: 'Code lists of the form',
  })
  codes: Readonly<Record<string, readonly KitPlace[]>>;

  @ApiProperty({ type: NoticeResponse })
  notice: NoticeResponse;

  @ApiProperty({
    type: [KitPlace],
    description: 'Every county, also abolished ones, to be told as home',
  })
  counties: readonly KitPlace[];

  @ApiProperty({ type: [KitPlace], description: 'Townships and communities of the reader' })
  area: readonly KitPlace[];

  @ApiProperty({ type: [String], description: 'Regions with an agreement in force' })
  partners: readonly string[];

  @ApiProperty({ type: [KitSite] })
  sites: readonly KitSite[];
}

/** Counties of today and of before; the same for everyone, and the whole list is worked out once. */
let counties: readonly KitPlace[] | undefined;

/** What the form at the door needs without network: lists and the notice, nothing about a person. */
@ApiTags('receiving')
@Controller('api/receiving/offline-kit')
export class OfflineKitController {
  constructor(
    private readonly own: OwnRegion,
    private readonly pairs: AgreedPairs,
    private readonly sites: Sites,
    private readonly clock: Clock,
  ) {}

  /** Lists, places, sites and notice for the form at the door, to be kept on the phone. */
  @Get()
  @Act('register-arrival')
  @ApiOkResponse({ type: OfflineKitResponse })
  async show(
    @CurrentAccount() { organisation }: SignedInAccount,
    @ReaderLanguage() language: Language,
  ): Promise<OfflineKitResponse> {
    const at = this.clock.now();
    const { version, ...notice } = noticeOn(dayIn(at));
    const partners = await this.pairs.partners(at);
    const found = await this.sites.list(
      { area: new Scope(organisation).prefix },
      { sort: { field: 'createdAt', descending: true }, size: SITES_MAX },
    );
    return {
      today: dayIn(at),
      codes: Object.fromEntries(
        TABLES.map((table) => [
          table,
          codeTables[table].values.map((one) => ({ code: one.code, name: one[language] })),
        ]),
      ),
      notice: { version, ...notice[language] },
      counties: (counties ??= everyCounty()),
      area: areaOf(organisation, this.own.code),
      partners: partners.map(({ region }) => region),
      sites: found.items.map(({ site: { siteId, name, channel, division, address } }) => ({
        siteId,
        name,
        channel,
        division,
        address,
      })),
    };
  }
}

function everyCounty(): KitPlace[] {
  const named = (code: string): KitPlace => ({ code, name: fullName(code) ?? code });
  const today = childrenOf()
    .flatMap(({ code }) => childrenOf(code))
    .flatMap((one) => (one.level === 'county' ? [one] : countiesOf(one.code)))
    .map(({ code }) => named(code));
  const former = abolishedDivisions()
    .filter(({ code }) => levelOf(code) === 'county')
    .map(({ code }) => named(code));
  return [...today, ...former];
}

/** A city without counties stands for itself: its townships lie right below. */
function countiesOf(city: string): { code: string }[] {
  const below = childrenOf(city).filter(({ level }) => level === 'county');
  return below.length > 0 ? below : [{ code: city }];
}

/** Down to the communities, as far as an office of this size chooses from a list; larger ones choose in the console. */
function areaOf(organisation: string, region: string): KitPlace[] {
  const level = levelOf(organisation);
  const root = level === 'community' ? organisation.slice(0, 9) : organisation;
  const codes =
    level === 'community' || level === 'township'
      ? [root, ...childrenOf(root).map(({ code }) => code)]
      : level === 'county' && organisation !== region
        ? [
            root,
            ...childrenOf(root).flatMap(({ code }) => [
              code,
              ...childrenOf(code).map((one) => one.code),
            ]),
          ]
        : childrenOf(root).flatMap(({ code }) => [
            code,
            ...childrenOf(code).map((one) => one.code),
          ]);
  return codes.map((code) => ({
    code,
    name: [...ancestorsOf(code), division(code)]
      .slice(-2)
      .map((one) => one?.name ?? '')
      .join(' '),
  }));
}
