import type { FieldCipher } from '@platform/field-cipher';
import type { Pairing, PairingReason } from '../pairing';
import {
  type AbsenceEnding,
  type InHousehold,
  type Person,
  SECOND_RESIDENCE,
  type StayEnding,
} from '../registration';
import type { KnownArrival, KnownDeparture } from '../registration.repository';
import { RESIDENT_CARD } from '../temporary-id';

/** Days come as text, since the driver would make them moments of the machine's time zone. */
export const ARRIVAL_COLUMNS = `
  a.strand_id, a.own, a.home_region, a.residence_region, a.version, a.changed_at, a.id_cipher, a.name, a.sex,
  a.birth_date::text AS birth_date, a.ethnic_group, a.hukou_address, a.home_division, a.home_division_written, a.marks,
  a.notice_version, a.residence_division, a.residence_division_written, a.address, a.phone_cipher, a.dwelling_kind,
  a.reason, a.arrived_on::text AS arrived_on, a.registered_on::text AS registered_on, a.channel, a.organisation,
  a.status, a.ended, a.household, a.document_kind, a.temporary_id`;

export interface ArrivalRow {
  strand_id: string;
  own: boolean;
  home_region: string;
  residence_region: string;
  version: number;
  changed_at: Date;
  id_cipher: Buffer;
  name: string;
  sex: string;
  birth_date: string;
  ethnic_group: string | null;
  hukou_address: string | null;
  home_division: string;
  home_division_written: string | null;
  marks: string[] | null;
  notice_version: string | null;
  residence_division: string;
  residence_division_written: string | null;
  address: string;
  phone_cipher: Buffer | null;
  dwelling_kind: string | null;
  reason: string | null;
  arrived_on: string;
  registered_on: string;
  channel: string;
  organisation: string;
  status: 'living' | 'ended';
  ended: { kind: StayEnding; duplicateof?: string } | null;
  household: InHousehold | null;
  document_kind: string | null;
  temporary_id: string | null;
  linked_to: string | null;
}

export const DEPARTURE_COLUMNS = `
  d.strand_id, d.own, d.home_region, d.residence_region, d.version, d.departure_version, d.id_cipher, d.name, d.sex,
  d.birth_date::text AS birth_date, d.ethnic_group, d.hukou_address, d.home_division, d.home_division_written,
  d.destination_division, d.left_on::text AS left_on, d.reason, d.phone_cipher,
  d.registered_on::text AS registered_on, d.organisation, d.marks, d.active_residence, d.status, d.ended,
  d.identity_found, d.about, d.identity_id_cipher, d.identity_name, d.identity_sex,
  d.identity_birth_date::text AS identity_birth_date, d.identity_ethnic_group, d.identity_hukou_address,
  d.identity_home_division, d.pairing`;

export interface DepartureRow {
  strand_id: string;
  own: boolean;
  home_region: string;
  residence_region: string;
  version: number;
  departure_version: number | null;
  id_cipher: Buffer | null;
  name: string;
  sex: string;
  birth_date: string;
  ethnic_group: string | null;
  hukou_address: string | null;
  home_division: string;
  home_division_written: string | null;
  destination_division: string;
  left_on: string;
  reason: string | null;
  phone_cipher: Buffer | null;
  registered_on: string;
  organisation: string;
  marks: string[] | null;
  active_residence: string | null;
  status: 'away' | 'ended' | null;
  ended: { kind: AbsenceEnding; duplicateof?: string } | null;
  identity_found: boolean | null;
  about: string | null;
  identity_id_cipher: Buffer | null;
  identity_name: string;
  identity_sex: string;
  identity_birth_date: string;
  identity_ethnic_group: string | null;
  identity_hukou_address: string | null;
  identity_home_division: string | null;
  pairing: PairingRow | null;
  about_id_cipher: Buffer | null;
}

/** `open` of the section as it travelled. */
export interface PairingRow {
  recordid: string;
  recordversion: number;
  score: number;
  reasons: PairingReason[];
  linked: boolean;
  decidedBy: 'exact-number' | 'officer';
}

export function arrivalOf(row: ArrivalRow, cipher: FieldCipher): KnownArrival {
  return {
    strandId: row.strand_id,
    version: row.version,
    own: row.own,
    homeRegion: row.home_region,
    residenceRegion: row.residence_region,
    time: row.changed_at,
    status: row.status,
    endedKind: row.ended?.kind,
    duplicateOf: row.ended?.duplicateof,
    linkedTo: row.linked_to ?? undefined,
    arrival: {
      person: personOf(row, cipher.decrypt(row.id_cipher)),
      home: written(row.home_division, row.home_division_written),
      residence: written(row.residence_division, row.residence_division_written),
      documentKind: row.document_kind ?? RESIDENT_CARD,
      temporaryId: row.temporary_id ?? undefined,
      address: row.address,
      phone: row.phone_cipher ? cipher.decrypt(row.phone_cipher) : undefined,
      dwellingKind: row.dwelling_kind ?? undefined,
      reason: row.reason ?? undefined,
      arrivedOn: row.arrived_on,
      registeredOn: row.registered_on,
      channel: row.channel,
      organisation: row.organisation,
      noticeVersion: row.notice_version ?? undefined,
      marks: row.marks ?? [],
      household: row.household ?? undefined,
    },
  };
}

export function departureOf(row: DepartureRow, cipher: FieldCipher): KnownDeparture {
  const number = row.id_cipher ?? row.identity_id_cipher ?? row.about_id_cipher;
  return {
    strandId: row.strand_id,
    version: row.version,
    own: row.own,
    homeRegion: row.home_region,
    residenceRegion: row.residence_region,
    idNumber: number ? cipher.decrypt(number) : '',
    departure: row.id_cipher
      ? {
          person: personOf(row, cipher.decrypt(row.id_cipher)),
          home: written(row.home_division, row.home_division_written),
          destination: row.destination_division,
          documentKind: RESIDENT_CARD,
          leftOn: row.left_on,
          reason: row.reason ?? undefined,
          villagePhone: row.phone_cipher ? cipher.decrypt(row.phone_cipher) : undefined,
          registeredOn: row.registered_on,
          organisation: row.organisation,
          marks: (row.marks ?? []).filter((mark) => mark !== SECOND_RESIDENCE),
        }
      : undefined,
    activeResidence: row.active_residence ?? undefined,
    secondResidence: row.marks?.includes(SECOND_RESIDENCE) ?? false,
    status: row.status ?? undefined,
    endedKind: row.ended?.kind,
    duplicateOf: row.ended?.duplicateof,
    identity: identityOf(row, cipher),
    identityHome: row.identity_home_division ?? undefined,
    identityFound: row.identity_found ?? undefined,
    about: row.about ?? undefined,
    pairing: row.pairing ? pairingOf(row.pairing) : undefined,
  };
}

export function pairingOf(row: PairingRow): Pairing {
  const { recordid, recordversion, score, reasons, linked, decidedBy } = row;
  return { recordId: recordid, recordVersion: recordversion, score, reasons, linked, decidedBy };
}

function identityOf(row: DepartureRow, cipher: FieldCipher): Person | undefined {
  if (!row.identity_id_cipher) return undefined;
  return personOf(
    {
      name: row.identity_name,
      sex: row.identity_sex,
      birth_date: row.identity_birth_date,
      ethnic_group: row.identity_ethnic_group,
      hukou_address: row.identity_hukou_address,
    },
    cipher.decrypt(row.identity_id_cipher),
  );
}

export function personOf(
  row: Pick<ArrivalRow, 'name' | 'sex' | 'birth_date' | 'ethnic_group' | 'hukou_address'>,
  idNumber: string,
): Person {
  return {
    name: row.name,
    idNumber,
    sex: row.sex,
    birthDate: row.birth_date,
    ethnicGroup: row.ethnic_group ?? undefined,
    hukouAddress: row.hukou_address ?? undefined,
  };
}

export function written(code: string, asWritten: string | null) {
  return asWritten ? { code, written: asWritten } : { code };
}
