/**
 * Random numbers that depend on nothing but their seed words (sfc32, Chris Doty-Humphrey's PractRand).
 * Each purpose and person takes a source of its own, so that a change in one place does not move the others.
 */
export class Random {
  private a: number;
  private b: number;
  private c: number;
  private counter = 1;

  constructor(seed: number, purpose: string, index = 0) {
    this.a = seed | 0;
    this.b = hash(purpose);
    this.c = index | 0;
    for (let round = 0; round < 15; round++) this.next32();
  }

  private next32(): number {
    const sum = (this.a + this.b + this.counter) | 0;
    this.counter = (this.counter + 1) | 0;
    this.a = this.b ^ (this.b >>> 9);
    this.b = (this.c + (this.c << 3)) | 0;
    this.c = ((this.c << 21) | (this.c >>> 11)) + sum;
    return sum >>> 0;
  }

  /** From 0 inclusive to 1 exclusive. */
  fraction(): number {
    return this.next32() / 2 ** 32;
  }

  /** A whole number, both ends included. */
  between(least: number, most: number): number {
    return least + Math.floor(this.fraction() * (most - least + 1));
  }

  chance(share: number): boolean {
    return this.fraction() < share;
  }

  of<T>(values: readonly T[]): T {
    return values[this.between(0, values.length - 1)]!;
  }

  /** One value by its weight. */
  weighted<T>(choices: WeightedChoice<T>): T {
    const target = this.fraction() * choices.total;
    let [low, high] = [0, choices.sums.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (choices.sums[middle]! > target) high = middle;
      else low = middle + 1;
    }
    return choices.values[low]!;
  }
}

/** Values with their weights summed up, ready to draw from. */
export interface WeightedChoice<T> {
  readonly values: readonly T[];
  readonly sums: readonly number[];
  readonly total: number;
}

export function weightedChoice<T>(pairs: readonly (readonly [T, number])[]): WeightedChoice<T> {
  let total = 0;
  const sums = pairs.map(([, weight]) => (total += weight));
  return { values: pairs.map(([value]) => value), sums, total };
}

/** FNV-1a. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (const char of text) value = Math.imul(value ^ char.codePointAt(0)!, 0x01000193);
  return value;
}
