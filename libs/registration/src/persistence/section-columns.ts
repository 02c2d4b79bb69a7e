import type { StrandChange } from '@ledger';
import type { Column } from '@platform/database';
import type { FieldCipher } from '@platform/field-cipher';
import { normalisePhone } from '../phone-number';
import { searchableName } from '../searchable-name';

/** The newest change of each section of one strand in a batch. */
export interface StrandRow {
  readonly strandId: string;
  readonly own: boolean;
  readonly homeRegion: string;
  readonly residenceRegion: string;
  readonly version: number;
  readonly changedAt: string;
  readonly sections: Readonly<Record<string, StrandChange | undefined>>;
}

/** Columns that are written together whenever their section is newer than what is kept. */
export interface SectionColumns {
  readonly section: string;
  readonly columns: readonly Column<StrandRow>[];
}

type Values = Readonly<Record<string, unknown>>;

export const keyColumns: readonly Column<StrandRow>[] = [
  ['strand_id', 'text', (row) => row.strandId],
  ['own', 'boolean', (row) => row.own],
  ['home_region', 'text', (row) => row.homeRegion],
  ['residence_region', 'text', (row) => row.residenceRegion],
  ['version', 'int', (row) => row.version],
  ['changed_at', 'timestamptz', (row) => row.changedAt],
];

export function arrivalColumns(cipher: FieldCipher): SectionColumns[] {
  return [
    section('declared', (open, personal) => [
      ['id_index', 'bytea', (row) => indexed(cipher, idOf(row))],
      ...personColumns('', cipher, (row) => ({ ...personal(row), idNumber: idOf(row) })),
      ...nameColumns(personal),
      open('document_kind', 'text', 'documentKind'),
      open('temporary_id', 'text', 'temporaryId'),
      open('home_division', 'text', 'homeDivision'),
      open('home_division_written', 'text', 'homeDivisionWritten'),
      open('marks', 'jsonb', 'marks'),
      open('notice_version', 'text', 'noticeVersion'),
      open('declared_on', 'date', 'registeredOn'),
      open('declared_organisation', 'text', 'organisation'),
    ]),
    section('residence', (open, personal) => [
      open('residence_division', 'text', 'residenceDivision'),
      open('residence_division_written', 'text', 'residenceDivisionWritten'),
      ['address', 'text', (row) => personal(row).address],
      ...phoneColumns(cipher, (row) => personal(row).phone),
      open('dwelling_kind', 'text', 'dwellingKind'),
      open('reason', 'text', 'reason'),
      open('arrived_on', 'date', 'arrivedOn'),
      open('registered_on', 'date', 'registeredOn'),
      open('channel', 'text', 'channel'),
      open('organisation', 'text', 'organisation'),
      open('status', 'text', 'status'),
      open('ended', 'jsonb', 'ended'),
      open('household', 'jsonb', 'household'),
    ]),
  ];
}

export function departureColumns(cipher: FieldCipher): SectionColumns[] {
  return [
    section('departure', (open, personal) => [
      ...personColumns('', cipher, personal),
      ...nameColumns(personal),
      open('home_division', 'text', 'homeDivision'),
      open('home_division_written', 'text', 'homeDivisionWritten'),
      open('destination_division', 'text', 'destinationDivision'),
      open('left_on', 'date', 'leftOn'),
      open('reason', 'text', 'reason'),
      ...phoneColumns(cipher, (row) => personal(row).villagePhone),
      open('registered_on', 'date', 'registeredOn'),
      open('organisation', 'text', 'organisation'),
      open('marks', 'jsonb', 'marks'),
      open('active_residence', 'text', 'activeResidence'),
      open('status', 'text', 'status'),
      open('ended', 'jsonb', 'ended'),
    ]),
    section('identity', (open, personal) => [
      open('identity_found', 'boolean', 'found'),
      open('about', 'text', 'about'),
      open('about_version', 'int', 'aboutversion'),
      ...personColumns('identity_', cipher, personal),
      open('identity_home_division', 'text', 'homeDivision'),
    ]),
    section('pairing', () => [
      ['pairing', 'jsonb', (row) => json(row.sections.pairing?.open)],
      [
        'linked_record',
        'text',
        (row) => (row.sections.pairing?.open.linked ? row.sections.pairing.open.recordid : null),
      ],
    ]),
  ];
}

/** Of a receiving strand: the number, or what stands in its place. */
function idOf({ sections: { declared } }: StrandRow): unknown {
  return declared?.personal?.idNumber ?? declared?.open.temporaryId;
}

/** Of a sending strand: the number in its departure, or else in the identity it confirmed. */
export function personIndex(cipher: FieldCipher): Column<StrandRow> {
  return [
    'id_index',
    'bytea',
    ({ sections: { departure, identity } }) =>
      indexed(cipher, departure?.personal?.idNumber ?? identity?.personal?.idNumber),
  ];
}

type OpenColumn = (name: string, type: string, member: string) => Column<StrandRow>;
type PersonalOf = (row: StrandRow) => Values;

function section(
  name: string,
  columns: (open: OpenColumn, personal: PersonalOf) => readonly Column<StrandRow>[],
): SectionColumns {
  const open: OpenColumn = (column, type, member) => [
    column,
    type,
    (row) => {
      const value = row.sections[name]?.open[member];
      return type === 'jsonb' ? json(value) : value;
    },
  ];
  const version: Column<StrandRow> = [
    `${name}_version`,
    'int',
    (row) => row.sections[name]?.version,
  ];
  const personal: PersonalOf = (row) => row.sections[name]?.personal ?? {};
  return { section: name, columns: [version, ...columns(open, personal)] };
}

function personColumns(
  prefix: string,
  cipher: FieldCipher,
  personal: PersonalOf,
): Column<StrandRow>[] {
  return [
    [`${prefix}id_cipher`, 'bytea', (row) => encrypted(cipher, personal(row).idNumber)],
    [`${prefix}name`, 'text', (row) => personal(row).name],
    [`${prefix}sex`, 'text', (row) => personal(row).sex],
    [`${prefix}birth_date`, 'date', (row) => personal(row).birthDate],
    [`${prefix}ethnic_group`, 'text', (row) => personal(row).ethnicGroup],
    [`${prefix}hukou_address`, 'text', (row) => personal(row).hukouAddress],
  ];
}

function nameColumns(personal: PersonalOf): Column<StrandRow>[] {
  const searchable = (row: StrandRow) => {
    const { name } = personal(row);
    return typeof name === 'string' ? searchableName(name) : undefined;
  };
  return [
    ['name_pinyin', 'text', (row) => searchable(row)?.pinyin],
    ['name_initials', 'text', (row) => searchable(row)?.initials],
  ];
}

function phoneColumns(
  cipher: FieldCipher,
  phone: (row: StrandRow) => unknown,
): Column<StrandRow>[] {
  return [
    [
      'phone_index',
      'bytea',
      (row) => {
        const value = phone(row);
        return typeof value === 'string' ? indexed(cipher, normalisePhone(value)) : undefined;
      },
    ],
    ['phone_cipher', 'bytea', (row) => encrypted(cipher, phone(row))],
  ];
}

function encrypted(cipher: FieldCipher, value: unknown): Buffer | undefined {
  return typeof value === 'string' ? cipher.encrypt(value) : undefined;
}

function indexed(cipher: FieldCipher, value: unknown): Buffer | undefined {
  return typeof value === 'string' ? cipher.index(value) : undefined;
}

/** As text, since the driver takes a JSON array among parameters for an array of PostgreSQL. */
function json(value: unknown): string | undefined {
  return value === undefined ? undefined : JSON.stringify(value);
}
