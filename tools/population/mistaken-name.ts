import { pinyin } from 'pinyin-pro';
import { givenNameCharacters } from './given-names';
import type { GeneratedName } from './person-name';
import type { Random } from './random';

/** Characters that a tired eye takes for one another. Our own list. */
const lookAlikes = `
  己已 晴睛 末未 士土 千干 俊竣 浩皓 博搏 杨扬 徽微 鹏鹍 明朋 林森 金全 玉王 兰三 丽俪 宇字 泽择 梓样 轩轿 涵函 晨震 辰唇 欣掀 怡恰 雨两 诗持 萱宣 佳住
  妍研 语话 桐铜 婷停 雪雷 静净 娟涓 艳绝 娜那 敏繁 燕蒸 芳芬 霞霜 玲铃 洁结 丹舟 萍苹 红江 梅海 英莫 秀季 桂挂 珍诊 凤风 香杳 淑椒 云去 荣荥 华毕 春舂
  建健 国围 军车 伟纬 强弹 勇湧 磊蕾 涛铸 超赵 波坡 杰热 飞气 斌赋 辉挥 刚钢 龙尤 亮高 峰锋 鑫淼 志忘 文又 凯剀 旭旮 平乎 德得 生主 永水 祥样 福富 清请
`;

const similar = new Map<string, string>(
  lookAlikes
    .trim()
    .split(/\s+/)
    .flatMap((pair) => {
      const [one, other] = [...pair] as [string, string];
      return [
        [one, other],
        [other, one],
      ] as const;
    }),
);

type Sounds = ReadonlyMap<string, readonly string[]>;
let sounds: Sounds | undefined;

/** Characters of given names that sound alike, with the same tone where there are such. */
function homophonesOf(char: string): readonly string[] {
  sounds ??= bySound();
  for (const sound of soundsOf(char)) {
    const others = (sounds.get(sound) ?? []).filter((other) => other !== char);
    if (others.length > 0) return others;
  }
  return [];
}

function bySound(): Sounds {
  const groups = new Map<string, string[]>();
  for (const char of [...givenNameCharacters, ...'玮炜苇芸耘祎壹颉婕倢竑闳皙晰熹昕馨歆钧筠珺'])
    for (const sound of soundsOf(char)) groups.set(sound, [...(groups.get(sound) ?? []), char]);
  return groups;
}

/** With its tone, and without. */
function soundsOf(char: string): readonly string[] {
  return [pinyin(char, { toneType: 'num' }), pinyin(char, { toneType: 'none' })];
}

/** The name with two characters swapped or one taken for another that looks alike; undefined when none is at hand. */
export function swappedOrSimilar(random: Random, name: GeneratedName): string | undefined {
  const swapped = swap(name);
  const taken = replaceOne(random, name, (char) => similar.get(char));
  if (swapped !== undefined && (taken === undefined || random.chance(0.4))) return swapped;
  return taken;
}

/** The name with a character written as another of the same sound; undefined when none is at hand. */
export function homophone(random: Random, name: GeneratedName): string | undefined {
  return replaceOne(random, name, (char) => {
    const others = homophonesOf(char);
    return others.length > 0 ? random.of(others) : undefined;
  });
}

function swap({ surname, given }: GeneratedName): string | undefined {
  const [first, second] = [...given];
  return second === undefined || first === second ? undefined : surname + second + first;
}

function replaceOne(
  random: Random,
  { surname, given }: GeneratedName,
  other: (char: string) => string | undefined,
): string | undefined {
  const chars = [...given];
  const start = random.between(0, chars.length - 1);
  for (let step = 0; step < chars.length; step++) {
    const at = (start + step) % chars.length;
    const replacement = other(chars[at]!);
    if (replacement !== undefined)
      return surname + [...chars.slice(0, at), replacement, ...chars.slice(at + 1)].join('');
  }
  return undefined;
}
