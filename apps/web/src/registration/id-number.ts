/** What the 18 characters themselves say; whether the number is right is the region's judgement. */
export interface ReadNumber {
  /** GB/T 2261.1: 1 male, 2 female. */
  sex: '1' | '2';
  birthDate: string;
  /** First six digits: where the number was given out, often the hukou place. */
  area: string;
}

/** Removes blanks that come with pasting, and writes X as the cards do. */
export const tidyNumber = (text: string): string =>
  text.replace(/[\s\u200b-\u200f\u202a-\u202e\ufeff]/g, '').toUpperCase();

/** Reads a number of the right form (GB 11643: area 6, birth 8, sequence 3, check 1). */
export function readNumber(text: string): ReadNumber | undefined {
  const found = /^(\d{6})(\d{4})(\d{2})(\d{2})\d{2}(\d)[\dX]$/.exec(text);
  if (!found) return undefined;
  const [, area = '', year = '', month = '', day = '', sexDigit = ''] = found;
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  if (date.getUTCMonth() + 1 !== Number(month) || date.getUTCDate() !== Number(day))
    return undefined;
  return {
    area,
    birthDate: `${year}-${month}-${day}`,
    sex: Number(sexDigit) % 2 === 1 ? '1' : '2',
  };
}
