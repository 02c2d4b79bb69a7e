import { addDays } from '@calendar';
import { checkCharacter } from './citizen-number';
import { registersAsOf, type Migrant } from './migrant';
import { homophone, swappedOrSimilar } from './mistaken-name';
import { abolishedCodeFor } from './places';
import type { Random } from './random';
import type { ArrivalRow, DepartureRow } from './register-rows';
import type { RowFault } from './shares';

/** Columns whose absence refuses a row, and columns that may be absent, of both registers. */
const required = {
  arrivals: ['name', 'idNumber', 'homeDivision', 'residenceDivision', 'arrivedOn'],
  departures: ['name', 'idNumber', 'homeDivision', 'destinationDivision', 'leftOn'],
} as const;
const optional = {
  arrivals: ['ethnicGroup', 'hukouAddress', 'dwellingKind', 'reason', 'phone'],
  departures: ['ethnicGroup', 'hukouAddress', 'reason', 'villagePhone'],
} as const;

/** A row as the register holds it, and what is wrong with it. A double comes with the row it repeats. */
export interface WrittenRow<Row> {
  readonly row: Row;
  readonly fault?: RowFault;
}

/**
 * The rows that a register holds of a person when it makes this mistake: one, or two where the row is doubled.
 * A mistake that this person cannot suffer (no similar character, no abolished code in the region) is not made.
 */
export function writeRows<Row extends ArrivalRow | DepartureRow>(
  random: Random,
  migrant: Migrant,
  row: Row,
  fault: RowFault | undefined,
): WrittenRow<Row>[] {
  if (fault === undefined) return [{ row }];
  const changed = change(random, migrant, row, fault);
  if (!changed) return [{ row }];
  const mistaken = { row: { ...row, ...changed }, fault };
  return fault === 'double-row' ? [{ row }, mistaken] : [mistaken];
}

type Change = Partial<Record<keyof ArrivalRow | keyof DepartureRow, string>> | undefined;

function change(
  random: Random,
  migrant: Migrant,
  row: ArrivalRow | DepartureRow,
  fault: RowFault,
): Change {
  const register = 'leftOn' in row ? 'departures' : 'arrivals';
  switch (fault) {
    case 'check-digit':
      return { idNumber: otherCheckCharacter(random, row.idNumber) };
    case 'placeholder-number':
      return { idNumber: placeholder(random, row.birthDate) };
    case 'swapped-or-similar-character':
      return named(swappedOrSimilar(random, migrant.name));
    case 'homophone':
      return named(homophone(random, migrant.name));
    case 'birth-date-moved':
      return { birthDate: movedBirthDate(random, migrant) };
    case 'double-row':
      return { registeredOn: notAfterAsOf(addDays(row.registeredOn, random.between(1, 90))) };
    case 'abolished-division':
      return abolished(random, migrant);
    case 'required-field-empty':
      return { [random.of(required[register])]: '' };
    case 'optional-field-empty':
      return { [random.of<string>(optional[register])]: '' };
  }
}

function named(name: string | undefined): Change {
  return name === undefined ? undefined : { name };
}

function abolished(random: Random, migrant: Migrant): Change {
  const code = abolishedCodeFor(random, migrant.home, migrant.homeTownship.slice(0, 6));
  return code === undefined ? undefined : { homeDivision: code };
}

function otherCheckCharacter(random: Random, number: string): string {
  const others = [...'0123456789X'].filter((char) => char !== checkCharacter(number));
  return number.slice(0, 17) + random.of(others);
}

/** What registers were once allowed to invent: 18 zeros, or 000000, birth date, 0000 (domain.md 12, P4). */
function placeholder(random: Random, birthDate: string): string {
  return random.chance(0.5) ? '0'.repeat(18) : `000000${birthDate.replaceAll('-', '')}0000`;
}

/** Some days beside the right date, never after the person left: no register knows a birth of the future. */
function movedBirthDate(random: Random, { birthDate, leftOn }: Migrant): string {
  const days = random.of([1, 9, 10, 27, 30, 31]);
  const forward = random.chance(0.5) && addDays(birthDate, days) <= leftOn;
  return addDays(birthDate, forward ? days : -days);
}

function notAfterAsOf(day: string): string {
  return day > registersAsOf ? registersAsOf : day;
}
