import { Injectable } from '@nestjs/common';
import type { StrandChange, StrandProjection } from '@ledger';
import { type Column, rowSource, statements } from '@platform/database';
import { FieldCipher } from '@platform/field-cipher';
import type { Transaction } from '@platform/transaction';
import {
  arrivalColumns,
  departureColumns,
  keyColumns,
  personIndex,
  type SectionColumns,
  type StrandRow,
} from './section-columns';

const ARRIVAL_SECTIONS = ['declared', 'residence'];
const DEPARTURE_SECTIONS = ['departure', 'identity', 'pairing'];

/** Whose strand it is. An answer that found nobody names no person: it is about the person of the arrival it answers. */
const PERSON = {
  column: 'id_index',
  value: (of: (column: string) => string) => `COALESCE(${of('id_index')},
    (SELECT a.id_index FROM registration.arrival a WHERE a.strand_id = ${of('about')}))`,
  update: `CASE WHEN excluded.departure_version IS NOT NULL THEN excluded.id_index
    ELSE COALESCE(t.id_index, excluded.id_index) END`,
};

interface Table {
  readonly name: string;
  readonly columns: readonly Column<StrandRow>[];
  readonly onConflict: string;
  readonly derived?: Derived;
}

/** A column whose value is worked out from others. */
type Derived = typeof PERSON;

/**
 * Keeps what clerks list, search and compare: one row per strand, for own and for incoming strands alike, one statement
 * per table and batch whatever its size. A section replaces what is kept only when its version is not lower (the fold
 * rule), so that the rows equal the strands whatever order changes come in.
 */
@Injectable()
export class RegistrationProjection implements StrandProjection {
  readonly sections = [...ARRIVAL_SECTIONS, ...DEPARTURE_SECTIONS];
  private readonly arrivals: Table;
  private readonly departures: Table;

  constructor(cipher: FieldCipher) {
    this.arrivals = table('registration.arrival', keyColumns, arrivalColumns(cipher));
    this.departures = table(
      'registration.departure',
      [...keyColumns, personIndex(cipher)],
      departureColumns(cipher),
      PERSON,
    );
  }

  async project(tx: Transaction, changes: readonly StrandChange[]): Promise<void> {
    const records = changes.filter(({ strandKind }) => strandKind === 'record');
    await this.write(tx, this.arrivals, strandRows(records, ARRIVAL_SECTIONS));
    await this.write(tx, this.departures, strandRows(records, DEPARTURE_SECTIONS));
  }

  private async write(tx: Transaction, to: Table, rows: StrandRow[]): Promise<void> {
    if (rows.length === 0) return;
    const { name: table, columns, derived, onConflict } = to;
    const names = columns.map(([name]) => name);
    const { from, values, parameters } = rowSource(columns, rows);
    const valueOf = (column: string): string => values[names.indexOf(column)]!;
    const selected = names.map((name) =>
      name === derived?.column ? derived.value(valueOf) : valueOf(name),
    );
    await statements(tx)(
      `INSERT INTO ${table} AS t (${names.join(', ')})
       SELECT ${selected.join(', ')} FROM ${from} ${onConflict}`,
      parameters,
    );
  }
}

function strandRows(changes: readonly StrandChange[], sections: readonly string[]): StrandRow[] {
  const rows = new Map<string, StrandRow>();
  for (const change of changes) {
    if (!sections.includes(change.section)) continue;
    const before = rows.get(change.strandId);
    const kept = before?.sections[change.section];
    if (kept && kept.version > change.version) continue;
    const byHome = change.authorService === 'sending';
    rows.set(change.strandId, {
      strandId: change.strandId,
      own: change.direction === 'outgoing',
      homeRegion: byHome ? change.author : change.addressee,
      residenceRegion: byHome ? change.addressee : change.author,
      version: Math.max(before?.version ?? 0, change.version),
      changedAt: before && before.changedAt > change.time ? before.changedAt : change.time,
      sections: { ...before?.sections, [change.section]: change },
    });
  }
  return [...rows.values()];
}

function table(
  name: string,
  keys: readonly Column<StrandRow>[],
  sections: readonly SectionColumns[],
  derived?: Derived,
): Table {
  const sets = sections.flatMap(({ section, columns: own }) => {
    const newer = `excluded.${section}_version >= COALESCE(t.${section}_version, 0)`;
    return own.map(
      ([column]) => `${column} = CASE WHEN ${newer} THEN excluded.${column} ELSE t.${column} END`,
    );
  });
  return {
    name,
    columns: [...keys, ...sections.flatMap((section) => section.columns)],
    derived,
    onConflict: `
      ON CONFLICT (strand_id) DO UPDATE SET
        version = GREATEST(t.version, excluded.version),
        changed_at = GREATEST(t.changed_at, excluded.changed_at),
        ${sets.join(',\n        ')}${derived ? `, ${derived.column} = ${derived.update}` : ''}`,
  };
}
