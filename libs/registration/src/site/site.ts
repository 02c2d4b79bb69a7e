import type { RefusalText } from '@platform/domain-error';

/** The six reporting channels 六种模式 (domain.md section 2): 1 gated compound … 5 enterprise, 6 place of origin. */
export const CHANNELS = ['1', '2', '3', '4', '5', '6'] as const;
export type Channel = (typeof CHANNELS)[number];

/** 来源场所: a compound, yard, rented house, market, employer or village whose responsible person reports who comes and goes. */
export interface Site {
  readonly siteId: string;
  readonly channel: Channel;
  readonly name: string;
  /** Community, or the township where its communities are not coded. */
  readonly division: string;
  /** Number of the grid within the community. */
  readonly grid?: string;
  readonly address: string;
  readonly responsible: { readonly name: string; readonly phone?: string };
  /** 承诺书: which text was signed, by whom and when. */
  readonly commitment?: Commitment;
  readonly closed: boolean;
  /** What the printed code at the door leads to; anyone who stands there may know it. */
  readonly doorCode: string;
  readonly version: number;
  readonly createdAt: Date;
}

export interface Commitment {
  readonly version: string;
  readonly signedBy: string;
  /** `YYYY-MM-DD` */
  readonly signedOn: string;
}

/** 网格: the part of a community one person looks after. */
export interface Grid {
  readonly community: string;
  readonly number: string;
  readonly name: string;
  readonly keeper?: string;
}

/** Who reports at this kind of site, how a place in it is called, and what the short form asks beside the person. */
export interface ShortForm {
  readonly direction: 'arrival' | 'departure';
  readonly reporter: RefusalText;
  readonly place: RefusalText;
  readonly fields: readonly ShortField[];
  /** What the site itself says, so that nobody is asked for it. */
  readonly given: { readonly dwellingKind?: string; readonly reason?: string };
}
export type ShortField =
  'place' | 'arrivedOn' | 'dwellingKind' | 'reason' | 'phone' | 'destinationDivision' | 'leftOn';

/** One short form per channel: what the kind of place already says is not asked (PIPL art. 6, smallest scope). */
export const shortForms: Readonly<Record<Channel, ShortForm>> = {
  '1': {
    direction: 'arrival',
    reporter: { zh: '住户本人或物业', en: 'resident or property manager' },
    place: { zh: '楼栋、单元、房号', en: 'Building, entrance, flat' },
    fields: ['place', 'arrivedOn', 'dwellingKind', 'phone'],
    given: {},
  },
  '2': {
    direction: 'arrival',
    reporter: { zh: '住户本人或楼院长、门栋长', en: 'resident or house steward' },
    place: { zh: '院、楼、门栋、房号', en: 'Yard, house, flat' },
    fields: ['place', 'arrivedOn', 'dwellingKind', 'phone'],
    given: {},
  },
  '3': {
    direction: 'arrival',
    reporter: { zh: '租客本人或房东', en: 'tenant or landlord' },
    place: { zh: '房间号', en: 'Room' },
    fields: ['place', 'arrivedOn', 'reason', 'phone'],
    given: { dwellingKind: '02' },
  },
  '4': {
    direction: 'arrival',
    reporter: { zh: '经营者本人或市场方', en: 'trader or market' },
    place: { zh: '摊位、铺位或住处', en: 'Stall, shop or lodging' },
    fields: ['place', 'arrivedOn', 'dwellingKind', 'phone'],
    given: { reason: '03' },
  },
  '5': {
    direction: 'arrival',
    reporter: { zh: '员工本人或用人单位', en: 'employee or employer' },
    place: { zh: '宿舍楼、房号或住处', en: 'Dormitory, room or lodging' },
    fields: ['place', 'arrivedOn', 'dwellingKind', 'phone'],
    given: { reason: '01' },
  },
  '6': {
    direction: 'departure',
    reporter: { zh: '外出人本人、家属或村负责人', en: 'person, family or village' },
    place: { zh: '户籍门牌', en: 'House number at home' },
    fields: ['destinationDivision', 'leftOn', 'reason', 'phone'],
    given: {},
  },
};

/** Newest last; a site keeps the version that was signed. Zhejiang 2016: start and end within three working days. */
export const commitments: readonly {
  readonly version: string;
  readonly zh: readonly string[];
  readonly en: readonly string[];
}[] = [
  {
    version: '2026-12',
    zh: [
      '对入住、入职和离开的流动人口，三个工作日内如实报告。',
      '只报告登记所必需的内容，不另行收集、留存他人证件信息。',
      '向本人出示告知内容，不因报告收取费用，不因此拒绝租住或用工。',
      '发现信息有误，及时报请社区更正。',
    ],
    en: [
      'Who moves in, starts work or leaves is reported truthfully within three working days.',
      'Only what registration needs is reported; no papers of others are collected or kept.',
      'The notice is shown to the person; no fee is taken, nobody is refused lodging or work for it.',
      'What turns out wrong is told to the community for correction.',
    ],
  },
];

/** Letters and digits nobody mixes up when reading a code out. */
const CODE_LETTERS = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
const CODE_LENGTH = 16;

/** A door code of 16 characters from random bytes: 78 bits, so that nobody comes upon one by trying. */
export function doorCodeOf(random: Uint8Array): string {
  if (random.length < CODE_LENGTH) throw new Error('a door code needs sixteen random bytes');
  // 256 is no multiple of the alphabet: the bias is below a tenth of a bit per letter.
  return Array.from(
    random.subarray(0, CODE_LENGTH),
    (byte) => CODE_LETTERS[byte % CODE_LETTERS.length],
  ).join('');
}
