import { isDay } from '@calendar';
import type { FieldFault } from '@platform/domain-error';
import { type CodeTableName, hasCode } from '@region';
import { parseIdNumber } from './id-number';
import { nameFault, normaliseName } from './person-name';
import { isPhone, normalisePhone } from './phone-number';
import type { Arrival, Departure, HukouEntry, Person, WrittenDivision } from './registration';
import { fault, type FaultCode } from './registration.errors';
import { isTemporaryId, RESIDENT_CARD } from './temporary-id';
import { readDivision } from './written-division';

/** A row or form as it was handed in: nothing is trusted, everything is text. */
export type Written<Field extends string> = Readonly<Partial<Record<Field, string>>>;

export type PersonField =
  | 'name'
  | 'documentKind'
  | 'documentNumber'
  | 'idNumber'
  | 'sex'
  | 'ethnicGroup'
  | 'birthDate'
  | 'homeDivision'
  | 'hukouAddress';
export type ArrivalField =
  | PersonField
  | 'residenceDivision'
  | 'address'
  | 'dwellingKind'
  | 'reason'
  | 'arrivedOn'
  | 'registeredOn'
  | 'phone'
  | 'channel'
  | 'organisation'
  | 'noticeVersion';
export type DepartureField =
  | PersonField
  | 'destinationDivision'
  | 'leftOn'
  | 'reason'
  | 'registeredOn'
  | 'villagePhone'
  | 'organisation';

/** What the door knows beside the row: the day, and the organisation that hands it in. */
export interface Registrar {
  /** Today in Asia/Shanghai, `YYYY-MM-DD`. */
  readonly today: string;
  readonly organisation: string;
  /** Numbers that two persons let pass although their check digit fails. */
  readonly overridden?: ReadonlySet<string>;
}

/** What was read, or every fault of it at once. */
export type Reading<T> =
  | { readonly value: T; readonly faults?: undefined }
  | { readonly value?: undefined; readonly faults: readonly FieldFault[] };

const ADDRESS_LENGTH_MAX = 200;
/** Mark-up; control and format characters, halves of a character, line separators. Private-use characters are let in. */
const UNSEEN = /[<>\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u;
/** The contracts know the years 1900 to 2099. */
export const EARLIEST_DAY = '1900-01-01';
/** The contract wants a channel; a register that leaves it empty says so with this code, never with an invented one. */
export const CHANNEL_UNSTATED = 'unstated';

export function readArrival(written: Written<ArrivalField>, by: Registrar): Reading<Arrival> {
  const row = new FieldReader(written);
  const registeredOn = row.day('registeredOn', by.today) ?? by.today;
  const documentKind = row.code('documentKind', 'documentKind') ?? RESIDENT_CARD;
  const isWithout = documentKind !== RESIDENT_CARD && row.text('idNumber') === undefined;
  const { person, home, marks } = isWithout
    ? readPersonWithoutNumber(row, registeredOn)
    : readPerson(row, registeredOn, by.overridden);
  const residence = row.required('residenceDivision') && row.division('residenceDivision');
  const arrival = {
    person,
    home,
    residence,
    documentKind: isWithout ? documentKind : RESIDENT_CARD,
    documentNumber: isWithout ? row.documentNumber('documentNumber') : undefined,
    address: row.required('address') && row.line('address'),
    phone: row.phone('phone'),
    dwellingKind: row.code('dwellingKind', 'dwelling'),
    reason: row.code('reason', 'reason'),
    arrivedOn: row.required('arrivedOn') && row.day('arrivedOn', registeredOn),
    registeredOn,
    channel: row.code('channel', 'channel') ?? CHANNEL_UNSTATED,
    organisation: row.text('organisation') ? row.organisation('organisation') : by.organisation,
    noticeVersion: row.text('noticeVersion'),
    marks,
  };
  return row.faults.length > 0 ? { faults: row.faults } : { value: arrival as Arrival };
}

export function readDeparture(written: Written<DepartureField>, by: Registrar): Reading<Departure> {
  const row = new FieldReader(written);
  const registeredOn = row.day('registeredOn', by.today) ?? by.today;
  const documentKind = row.code('documentKind', 'documentKind') ?? RESIDENT_CARD;
  if (documentKind !== RESIDENT_CARD) row.refuse('documentKind', 'field.code');
  const { person, home, marks } = readPerson(row, registeredOn, by.overridden);
  const destination = row.required('destinationDivision') && row.division('destinationDivision');
  const departure = {
    person,
    home,
    destination: destination ? destination.code : undefined,
    documentKind: RESIDENT_CARD,
    leftOn: row.required('leftOn') && row.day('leftOn', registeredOn),
    reason: row.code('reason', 'reason'),
    villagePhone: row.phone('villagePhone'),
    registeredOn,
    organisation: row.text('organisation') ? row.organisation('organisation') : by.organisation,
    marks,
  };
  return row.faults.length > 0 ? { faults: row.faults } : { value: departure as Departure };
}

export function readHukouEntry(
  written: Written<PersonField>,
  by: Pick<Registrar, 'today' | 'overridden'>,
): Reading<HukouEntry> {
  const row = new FieldReader(written);
  const { person, home } = readPerson(row, by.today, by.overridden);
  return row.faults.length > 0
    ? { faults: row.faults }
    : { value: { person: person, home: home! } };
}

/** 没有公民身份号码的人员: who they are comes from the document or from them; the handler issues a temporary id. */
function readPersonWithoutNumber(row: FieldReader, on: string) {
  const person = {
    name: row.required('name') && row.name('name'),
    idNumber: '',
    sex: row.required('sex') && row.code('sex', 'sex'),
    birthDate: row.required('birthDate') && row.day('birthDate', on),
    ethnicGroup: row.code('ethnicGroup', 'ethnicGroup'),
    hukouAddress: row.line('hukouAddress'),
  };
  const home = row.required('homeDivision') ? row.division('homeDivision') : undefined;
  return { person: person as Person, home, marks: [] };
}

/** Sex and birth date unlike the number are kept and marked; left out, they are what the number says. */
function readPerson(row: FieldReader, on: string, overridden?: ReadonlySet<string>) {
  const written = row.required('idNumber');
  const { number, fault: refused } = written ? parseIdNumber(written, on, overridden) : {};
  if (refused) row.refuse('idNumber', refused);
  const sex = row.code('sex', 'sex') ?? number?.sex;
  const birthDate = row.day('birthDate', on) ?? number?.birthDate;
  const marks: string[] = [];
  if (number?.overridden) marks.push('id-number.check-digit-overridden');
  if (number && sex !== number.sex) marks.push('id-number.sex-differs');
  if (number && birthDate !== number.birthDate) marks.push('id-number.birth-date-differs');
  const person = {
    name: row.required('name') && row.name('name'),
    idNumber: number?.value,
    sex,
    birthDate,
    ethnicGroup: row.code('ethnicGroup', 'ethnicGroup'),
    hukouAddress: row.line('hukouAddress'),
  };
  const home = row.required('homeDivision') ? row.division('homeDivision') : undefined;
  return { person: person as Person, home, marks };
}

/** Reads field by field and keeps every fault, so that a clerk corrects a row once. */
class FieldReader {
  readonly faults: FieldFault[] = [];

  constructor(private readonly written: Written<string>) {}

  refuse(field: string, code: FaultCode): undefined {
    this.faults.push(fault(field, code));
    return undefined;
  }

  text(field: string): string | undefined {
    const value = this.written[field]?.trim();
    return value === '' ? undefined : value;
  }

  required(field: string): string | undefined {
    return this.text(field) ?? this.refuse(field, 'field.required');
  }

  name(field: string): string | undefined {
    const name = normaliseName(this.text(field) ?? '');
    const refused = nameFault(name);
    return refused ? this.refuse(field, refused) : name;
  }

  /** One line that shows everything it holds: no mark-up, nothing unseen. */
  line(field: string): string | undefined {
    const value = this.text(field)?.normalize('NFC');
    if (value === undefined) return undefined;
    if (UNSEEN.test(value)) return this.refuse(field, 'field.characters');
    return [...value].length > ADDRESS_LENGTH_MAX ? this.refuse(field, 'field.length') : value;
  }

  day(field: string, latest: string): string | undefined {
    const value = this.text(field);
    if (value === undefined) return undefined;
    if (!isDay(value) || value < EARLIEST_DAY) return this.refuse(field, 'date.form');
    return value > latest ? this.refuse(field, 'date.future') : value;
  }

  code(field: string, list: CodeTableName): string | undefined {
    const value = this.text(field);
    if (value === undefined || hasCode(list, value)) return value;
    return this.refuse(field, 'field.code');
  }

  documentNumber(field: string): string | undefined {
    const value = this.text(field)?.normalize('NFKC').toUpperCase();
    if (value === undefined || /^[0-9A-Z][0-9A-Z()/-]{2,39}$/.test(value)) return value;
    return this.refuse(field, 'field.characters');
  }

  phone(field: string): string | undefined {
    const value = this.text(field);
    if (value === undefined) return undefined;
    return isPhone(value) ? normalisePhone(value) : this.refuse(field, 'phone.form');
  }

  division(field: string): WrittenDivision | undefined {
    const value = this.text(field);
    if (value === undefined) return undefined;
    return readDivision(value) ?? this.refuse(field, 'division.unknown');
  }

  organisation(field: string): string | undefined {
    return this.division(field)?.code;
  }
}

/** A kept arrival as a form shows it, so that changed fields go through the same checks as new ones. */
export function writtenArrival(arrival: Arrival): Written<ArrivalField> {
  const { person, home, residence, marks: _marks, household: _household, ...rest } = arrival;
  const { temporaryId: _issued, ...written } = rest;
  return {
    ...written,
    ...person,
    // What was issued is kept by whoever changes the registration; it is no number to be read again.
    idNumber: isTemporaryId(person.idNumber) ? undefined : person.idNumber,
    homeDivision: home.written ?? home.code,
    residenceDivision: residence.written ?? residence.code,
  };
}

/** A kept departure as a form shows it. */
export function writtenDeparture(departure: Departure): Written<DepartureField> {
  const { person, home, destination, marks: _marks, ...rest } = departure;
  return {
    ...rest,
    ...person,
    homeDivision: home.written ?? home.code,
    destinationDivision: destination,
  };
}
