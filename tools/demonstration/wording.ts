import type { ServiceName } from '@contracts';
import type { Random } from '../population/random';

const roads = ['人民路', '建设路', '新华路', '和平路', '文化路', '滨河路', '幸福路', '长青街'];

export function address(random: Random): string {
  const house = `${random.of(roads)}${random.between(1, 299)}号${random.between(1, 20)}号楼`;
  return `${house}${random.between(1, 4)}单元${random.between(1, 18)}0${random.between(1, 4)}室`;
}

export function phone(random: Random): string {
  return `139${String(random.between(0, 99_999_999)).padStart(8, '0')}`;
}

type FieldAsked = readonly [field: string, found: (random: Random) => string];

const january = (random: Random): string => `2026-01-${random.between(10, 28)}`;

/**
 * Fields that the other side owns, with what its officer may find to be the right value: one that no register has, since
 * a correction says something else than was asked about.
 */
const fieldsAskedBy: Readonly<Record<'receiving' | 'sending', readonly FieldAsked[]>> = {
  receiving: [
    ['hukouAddress', address],
    ['birthDate', (random) => `1931-0${random.between(1, 9)}-1${random.between(0, 9)}`],
    ['leftOn', january],
    ['villagePhone', phone],
  ],
  sending: [
    ['address', address],
    ['phone', phone],
    ['arrivedOn', january],
  ],
};

export interface Asked {
  readonly fields: readonly string[];
  /** What the answering side may find instead, by field. */
  readonly found: Readonly<Record<string, string>>;
}

/** One or two fields that this service has to ask the other side about. */
export function askedBy(service: ServiceName, random: Random): Asked {
  const all = fieldsAskedBy[service === 'sending' ? 'sending' : 'receiving'];
  const first = random.between(0, all.length - 1);
  const chosen = random.chance(0.6) ? [first] : [first, (first + 1) % all.length];
  return {
    fields: chosen.map((at) => all[at]![0]),
    found: Object.fromEntries(chosen.map((at) => [all[at]![0], all[at]![1](random)])),
  };
}

export const said = {
  notice: [
    '该户已在我辖区办理居住登记，特此通报。',
    '该人员所在工地已于上月完工，工人陆续离开，请关注返乡情况。',
    '该人员子女已在我辖区入学，特此通报，请协助转接预防接种信息。',
  ],
  letter: [
    [
      '关于核对流动人口名单的函',
      '现将第二季度流动人口名单核对情况函告贵方，请于收到后核对并函复。',
    ],
    ['关于联合走访的函', '拟于下月中旬派员联合走访，请贵方确定联络人员并函复时间安排。'],
    [
      '关于更换联络人员的函',
      '我方联络人员因工作调整有所变动，新任人员名单及联系方式见附件，请知悉。',
    ],
  ],
  reply: ['来函收悉，名单已核对，差异部分附后。', '来函收悉，同意安排，我方联络员将与贵方对接。'],
  asksBack: [
    '同名人员有两位，请补充说明其离开本地的大致时间。',
    '所述地址在我辖区有两处同名小区，请补充楼号。',
  ],
  clarifies: ['据本人陈述，系2024年春节后离开。', '据本人陈述，为东区，靠近小学一侧。'],
  returns: ['请注明门牌号。', '请写明核实方式和核实日期。', '所答地址不完整，请补充至户。'],
  late: ['已再次电话联系，请尽快反馈。'],
  reopens: ['本人对结果提出疑问，请重新核实。'],
  invalidates: ['所附材料有误，原反馈作废，稍后重新反馈。'],
  notFound: ['已入户走访并查阅户籍册，查无此人。'],
  objection: ['本人到窗口说明登记内容有误，并出示了证件。'],
  dispute: ['双方对核实结果意见不一，请协商；协商不成的，报共同上级裁定。'],
  disputed: ['经复核，我方意见不变，依据见登记册原件。'],
} as const;
