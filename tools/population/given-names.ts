import { weightedChoice, type WeightedChoice } from './random';

export type Sex = '1' | '2';

interface Fashion {
  /** Last year of birth it holds for. */
  readonly until: number;
  /** Share of given names of one character. */
  readonly single: number;
  readonly male: string;
  readonly female: string;
}

/**
 * Characters of given names by sex and decade of birth, most frequent first. Fashions and the leading characters follow
 * the lists by decade in the name reports of the Ministry of Public Security (《二〇一九年全国姓名报告》,
 * 《二〇二〇年全国姓名报告》: 建国 and 秀英 of the fifties, 勇 and 丽 of the seventies, 伟 and 静 of the eighties, 浩宇
 * and 梓涵 of late); the order further down and the shares of single characters are general knowledge, not counted.
 */
const fashions: readonly Fashion[] = [
  {
    until: 1959,
    single: 0.1,
    male: '国建明华平德志生林文金荣成玉永祥福清忠学光贵元新兴良庆全才长友昌富洪山发正宝安根',
    female: '秀英兰玉桂珍凤芳华香淑梅云荣花美琴素芬芝莲爱春菊翠连清月娥仙彩珠霞红玲萍芹平娣妹',
  },
  {
    until: 1969,
    single: 0.18,
    male: '建国军明平华文志永林海新春德伟强忠生玉光成祥学民红荣峰宏卫东庆利正义良斌福云晓刚',
    female: '英玉秀丽红兰华梅珍芳桂香春霞荣琴爱萍玲凤淑云艳芬美敏燕莲菊花平彩莉琼月静娟慧洁',
  },
  {
    until: 1979,
    single: 0.28,
    male: '军勇伟强建刚志明文海涛华平国辉斌波永春晓东林鹏峰新杰超飞红宏云俊玉成立龙亮兵江',
    female: '丽红英霞燕艳玲芳梅娟萍敏静琴春秀华玉小晓云海莉珍慧琼凤爱兰香娜雪丹美荣洁淑芬翠',
  },
  {
    until: 1989,
    single: 0.36,
    male: '伟磊勇涛超强鹏军波杰飞斌明辉刚龙亮峰鑫建海志文俊浩凯晓小林东旭建华锋帅宇健成江',
    female: '静丽娟艳娜敏燕芳婷霞雪玲洁丹萍红晓小倩莉梅慧英佳莹琳颖玉华春海文秀琴瑶欣云媛蕾',
  },
  {
    until: 1999,
    single: 0.33,
    male: '杰浩鑫俊涛超伟磊鹏宇凯旭龙帅飞强文志明博晨阳建辉豪斌亮峰林海家子天佳成东晓毅嘉',
    female: '婷雪静敏慧佳倩梦颖丹丽晓莹玲娜琳雨洁瑶欣怡文艳燕娟思佩玉璐悦萌嘉涵蕾芳云露媛琪',
  },
  {
    until: 2009,
    single: 0.16,
    male: '宇浩鑫杰俊博文子豪泽轩嘉天晨昊涛家阳龙旭睿志佳航鹏凯乐明辰宏瑞思奕恒锐毅铭诚',
    female: '欣雨怡佳梦婷雪思文涵颖悦静雅慧琪瑶子嘉诗萱晓依可语瑾彤妍萌璇洁心馨蕊莹宁琳菲',
  },
  {
    until: 9999,
    single: 0.07,
    male: '宇浩子泽轩梓辰睿博俊沐奕昊铭瑞宸嘉皓晨煜一恒钰然航逸霖骏承诺翔天文祺阳曦熙旭',
    female: '梓涵欣怡雨诗萱一诺依子佳妍语桐可馨瑶琪若悦彤沐嘉汐思艺柠雅菲芮伊宁恩钰琳玥苒',
  },
];

/** Given-name characters outside the BMP that 通用规范汉字表 (2013, level 3) lists: every system must take them. */
export const charactersOutsideBmp = [
  '\u{2B36F}', // 𫍯
  '\u{2B5AE}', // 𫖮
  '\u{2B627}', // 𫘧
  '\u{2C029}', // 𬀩
  '\u{2C02A}', // 𬀪
  '\u{2C35B}', // 𬍛
  '\u{2C613}', // 𬘓
  '\u{2C90A}', // 𬤊
  '\u{2CB4E}', // 𬭎
  '\u{2CC56}', // 𬱖
] as const;

interface PreparedFashion {
  readonly until: number;
  readonly single: number;
  readonly characters: Readonly<Record<Sex, WeightedChoice<string>>>;
}

const prepared: readonly PreparedFashion[] = fashions.map(({ until, single, male, female }) => ({
  until,
  single,
  characters: { '1': byRank(male), '2': byRank(female) },
}));

/** What people born in a year are called. */
export function fashionOf(year: number): PreparedFashion {
  return prepared.find(({ until }) => year <= until)!;
}

/** Frequencies of characters fall roughly with the rank. */
function byRank(characters: string): WeightedChoice<string> {
  return weightedChoice([...new Set(characters)].map((char, at) => [char, 1 / (at + 6)] as const));
}

/** Every character that a generated given name may hold, those outside the BMP left out. */
export const givenNameCharacters: readonly string[] = [
  ...new Set(fashions.flatMap(({ male, female }) => [...male, ...female])),
];
