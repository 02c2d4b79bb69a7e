import { weightedChoice } from './random';

/**
 * Surnames in the order of the name report of the Ministry of Public Security (公安部户政管理研究中心,
 * 《二〇一八年全国姓名报告》, 2019-01-30, and the one for 2019): the first hundred hold 85 % of the people. From the
 * 101st on the order is general knowledge.
 */
const inOrder =
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢' +
  '姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向欧' +
  '常汤康易乔文温赖庞樊殷施洪翟安颜倪牛季葛鲁岳齐伍聂章焦柳甘祝包宁尚符舒阮柯纪梅童凌毕单裴霍成苗谷盛曲';

/**
 * Persons in millions by rank: 王 101.5, 李 100.9, 23 surnames above 10, 欧 2.61 as the hundredth are figures of the
 * reports; the steps between are general knowledge and drawn out geometrically.
 */
const millionsByRank: readonly (readonly [rank: number, millions: number])[] = [
  [1, 101.5],
  [2, 100.9],
  [3, 95.4],
  [4, 72.1],
  [5, 63.3],
  [6, 46.2],
  [7, 33.7],
  [10, 26.8],
  [23, 10],
  [100, 2.61],
  [150, 0.9],
];

export const compoundSurnames = [
  '欧阳',
  '上官',
  '皇甫',
  '令狐',
  '司徒',
  '诸葛',
  '司马',
  '端木',
  '慕容',
  '尉迟',
] as const;

export const surnames = weightedChoice(
  [...inOrder].map((surname, at) => [surname, millionsAt(at + 1)] as const),
);

function millionsAt(rank: number): number {
  const above = millionsByRank.findLastIndex(([known]) => known <= rank);
  const [from, most] = millionsByRank[above]!;
  const [to, least] = millionsByRank[above + 1] ?? [from + 1, most];
  return most * (least / most) ** ((rank - from) / (to - from));
}
