import { acknowledgementRule, addDays, type Day, rulePacks } from '@calendar';
import type { AgreementDocument, AgreementParty, AgreementService, Bilingual } from '@contracts';
import { levelOf, regionName } from '@region';
import { kindFields } from './kind-fields';
import {
  defaultDeliveryGraceMinutes,
  defaultEndNoticeDays,
  defaultLadder,
  defaultRenewal,
} from './terms-of';

/** The three forms offices know (domain guide 6.1): level of one party against level of the other. */
export const agreementTemplates = [
  { code: 'county-county', zh: '县（区）对县（区）', en: 'County and county' },
  { code: 'city-county', zh: '市对县（区）', en: 'City and county' },
  { code: 'county-street', zh: '县（区）对街道（乡镇）', en: 'County and street or township' },
] as const;
export type TemplateCode = (typeof agreementTemplates)[number]['code'];

export interface TemplateUse {
  readonly template: TemplateCode;
  readonly agreementId: string;
  readonly own: string;
  readonly partner: string;
  readonly today: Day;
  /** Pin of a region's key statements, as far as it is known. */
  pin(region: string): string | undefined;
}

/**
 * A draft with everything that can be known: what is left for the officers is their names and telephones. Terms are those
 * of the default rule pack; services differ by template.
 */
export function fromTemplate(use: TemplateUse): AgreementDocument {
  const { agreementId, own, partner, today } = use;
  const regions = [own, partner].sort() as [string, string];
  const names = regions.map((region) => regionName(region));
  const from = addDays(today, 7);
  const terms = kindTermsOf();
  return {
    id: agreementId,
    version: 1,
    regions,
    from,
    to: addDays(yearsAfter(from, 3), -1),
    title: {
      zh: `${names[0]!.zh}、${names[1]!.zh}流动人口服务管理双向协议`,
      en: `Two-way management agreement of ${names[0]!.en} and ${names[1]!.en}`,
    },
    legalBasis: bases,
    kinds: terms.map(({ kind }) => kind),
    kindTerms: terms,
    parties: regions.map((region): AgreementParty => ({
      region,
      organisation: region,
      name: regionName(region),
      side: 'both',
    })),
    officers: [],
    duties,
    deadlines,
    calendar: { cutOffDays: [20, 27], closures: [] },
    services: servicesOf(use.template),
    scheme: { id: 'two-way', version: 1 },
    ladder: defaultLadder,
    jointHandlers: {
      contacts: [],
      liability: 'joint',
      text: {
        zh: '个人可以向任何一方行使查阅、复制、更正、删除等权利，受理一方应当及时转告另一方；双方依法对个人承担连带责任。',
        en: 'A person may turn to either side, which tells the other at once; both are jointly liable to the person.',
      },
    },
    renewal: defaultRenewal,
    deliveryGraceMinutes: defaultDeliveryGraceMinutes,
    endNoticeDays: defaultEndNoticeDays,
    pins: Object.fromEntries(
      regions.flatMap((region) => {
        const pin = use.pin(region);
        return pin === undefined ? [] : [[region, pin]];
      }),
    ),
  };
}

/** Which template fits two regions, by their levels. */
export function templateFor(own: string, partner: string): TemplateCode {
  const levels = [own, partner].map((region) => levelOf(region));
  if (levels.some((level) => level === 'township' || level === 'community')) return 'county-street';
  return levels.some((level) => level === 'city' || level === 'province')
    ? 'city-county'
    : 'county-county';
}

function kindTermsOf(): NonNullable<AgreementDocument['kindTerms']> {
  return kindFields.map(({ kind, strandKind, fields }) => ({
    kind,
    legalBasis: 'statutory',
    purpose: strandKind === 'record' ? 'joint-register' : 'verification',
    fields,
  }));
}

/** Silent acceptance (ACCEPT) has no default: where nobody agreed its days, an answer waits for a person. */
const deadlines: AgreementDocument['deadlines'] = [
  ...rulePacks['PACK-MODERN-DEFAULT'],
  // What casework counts by where an agreement says nothing, put in so that the printed text says it.
  acknowledgementRule,
].map(({ code, days, unit }) => ({ code, days, unit }));

const bases: readonly Bilingual[] = [
  {
    zh: '《中华人民共和国人口与计划生育法》（2021年修正）第十四条',
    en: 'Population and Family Planning Law (2021), article 14',
  },
  {
    zh: '《居住证暂行条例》（国务院令第663号）第七条、第十七条',
    en: 'Interim Regulation on Residence Permits (decree 663), articles 7 and 17',
  },
  {
    zh: '《中华人民共和国个人信息保护法》第十三条、第二十条、第三十四条',
    en: 'Personal Information Protection Law, articles 13, 20 and 34',
  },
];

const duties: AgreementDocument['duties'] = [
  {
    side: 'receiving',
    text: {
      zh: '作为现居住地：登记来此居住的流动人口，按时限向户籍地通报到达、变更和离开，提供均等的公共服务。',
      en: 'As the place of residence: registers who comes, tells arrivals, changes and departures in time, serves everyone alike.',
    },
  },
  {
    side: 'sending',
    text: {
      zh: '作为户籍地：核实身份，按时限答复协查，登记外出，不得要求本人返回户籍地办理可以共享核验的事项。',
      en: 'As the home side: confirms identity, answers verifications in time, registers departures, never asks a person to come back for what can be shared.',
    },
  },
  {
    side: 'both',
    text: {
      zh: '不超出本协议约定的种类、用途和字段收集、使用、提供个人信息；不得对流动人口评分、分级。',
      en: 'No personal information beyond the kinds, purposes and fields agreed; nobody is rated or classed.',
    },
  },
];

const all = ['accept', 'inform-once', 'verify-originals', 'deliver'] as const;
const item = (
  code: string,
  zh: string,
  en: string,
  powers: AgreementService['powers'],
): AgreementService => ({ item: code, title: { zh, en }, powers });

/** What a street can do without its county. */
const atTheStreet: readonly AgreementService[] = [
  item('residence-proof', '居住登记证明', 'Proof of residence', all),
  item('vaccination-card', '儿童预防接种转接', 'Hand-over of a vaccination card', [
    'accept',
    'deliver',
  ]),
];
const atTheCounty: readonly AgreementService[] = [
  ...atTheStreet,
  item('residence-permit', '居住证申领与签注', 'Residence permit and endorsement', all),
  item('school-place', '义务教育入学', 'Place at a school', ['accept', 'inform-once']),
];
const atTheCity: readonly AgreementService[] = [
  ...atTheCounty,
  item('insurance-transfer', '社会保险关系转移接续', 'Transfer of social insurance', [
    'accept',
    'inform-once',
  ]),
];

function servicesOf(template: TemplateCode): readonly AgreementService[] {
  if (template === 'county-street') return atTheStreet;
  return template === 'city-county' ? atTheCity : atTheCounty;
}

function yearsAfter(day: Day, years: number): Day {
  const year = Number(day.slice(0, 4)) + years;
  const month = day.slice(4) === '-02-29' ? '-02-28' : day.slice(4);
  return `${year}${month}`;
}
