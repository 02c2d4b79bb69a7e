import { parse } from 'csv-parse/sync';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isCitizenNumber } from './citizen-number';
import { registerKinds } from './register-rows';

/** A row of a register file by its Chinese column names. */
export type Row = Readonly<Record<string, string>>;

/** Regions that have register files in a folder. */
export function regionsIn(folder: string): string[] {
  const codes = readdirSync(folder).flatMap(
    (file) => /^(\d{6,12})-(?:hukou|arrivals|departures)\.csv$/.exec(file)?.[1] ?? [],
  );
  return [...new Set(codes)];
}

/** Rows of a register file, UTF-8 with BOM or GB 18030; none when the file is not there. */
export function readRegister(folder: string, file: string): Row[] {
  if (!readdirSync(folder).includes(file)) return [];
  const bytes = readFileSync(join(folder, file));
  const utf8 = bytes.subarray(0, 3).toString('hex') === 'efbbbf';
  const text = new TextDecoder(utf8 ? 'utf-8' : 'gb18030').decode(bytes);
  return parse(text, { columns: true });
}

/**
 * Distinct persons in the registers of a folder: distinct valid ID numbers, and for rows whose number is broken the
 * name and birth date, unless a row with a valid number has the same. With the home registers in the folder that is
 * the number of its people; without them two namesakes born on one day may be taken for one.
 */
export function distinctPersons(folder: string): number {
  const numbers = new Set<string>();
  const numbered = new Set<string>();
  const broken = new Set<string>();
  for (const region of regionsIn(folder))
    for (const kind of registerKinds)
      for (const row of readRegister(folder, `${region}-${kind}.csv`)) {
        const number = row['公民身份号码'] ?? row['证件号码'] ?? '';
        const person = `${row['姓名'] ?? ''} ${row['出生日期'] ?? ''}`;
        if (!isCitizenNumber(number)) broken.add(person);
        else {
          numbers.add(number);
          numbered.add(person);
        }
      }
  return numbers.size + [...broken].filter((person) => !numbered.has(person)).length;
}
