import type { StrandChange, StrandProjection } from '@ledger';
import { type Column, rowSource, statements } from '@platform/database';
import type { Transaction } from '@platform/transaction';
import { changedSides, recordSections, type ChangedSide, type SidePatch } from '../side';

type Group = keyof SidePatch;

/** A column, its type, the group of sections that writes it, and its value. */
type GroupedColumn = readonly [
  name: string,
  type: string,
  group: Group | undefined,
  value: (side: ChangedSide) => unknown,
];

const columns: readonly GroupedColumn[] = [
  ['strand_id', 'text', undefined, (side) => side.strandId],
  ['side', 'text', undefined, (side) => side.side],
  ['own', 'boolean', undefined, (side) => side.own],
  ['stream', 'text', undefined, (side) => side.stream],
  ['home_region', 'text', undefined, (side) => side.homeRegion],
  ['residence_region', 'text', undefined, (side) => side.residenceRegion],
  ['home_division', 'text', 'home', ({ patch }) => patch.home?.division],
  ['home_organisation', 'text', 'home', ({ patch }) => patch.home?.organisation],
  ['residence_division', 'text', 'stay', ({ patch }) => patch.stay?.division],
  ['residence_organisation', 'text', 'stay', ({ patch }) => patch.stay?.organisation],
  ['arrived_on', 'date', 'stay', ({ patch }) => patch.stay?.arrivedOn],
  ['left_on', 'date', 'stay', ({ patch }) => patch.stay?.leftOn],
  ['has_departure', 'boolean', 'stay', ({ patch }) => patch.stay?.departure],
  ['ended', 'boolean', 'stay', ({ patch }) => patch.stay && patch.stay.endKind !== null],
  ['ended_on', 'date', 'stay', ({ patch }) => patch.stay?.endedOn],
  ['end_kind', 'text', 'stay', ({ patch }) => patch.stay?.endKind],
  ['duplicate_of', 'text', 'stay', ({ patch }) => patch.stay?.duplicateOf],
  ['answers', 'text', 'answer', ({ patch }) => patch.answer?.about],
  ['found', 'boolean', 'answer', ({ patch }) => patch.answer?.found],
  ['register_division', 'text', 'answer', ({ patch }) => patch.answer?.division],
  ['register_organisation', 'text', 'answer', ({ patch }) => patch.answer?.organisation],
  ['linked_to', 'text', 'link', ({ patch }) => patch.link?.to],
  ['score', 'float8', 'link', ({ patch }) => patch.link?.score],
  ['reasons', 'jsonb', 'link', ({ patch }) => patch.link && JSON.stringify(patch.link.reasons)],
  ['decided_by', 'text', 'link', ({ patch }) => patch.link?.decidedBy],
  ['paired_at', 'timestamptz', 'link', ({ patch }) => patch.link?.at],
  ['version', 'int', undefined, (side) => side.version],
  ['begun', 'timestamptz', undefined, (side) => side.begun],
  ['changed_at', 'timestamptz', undefined, (side) => side.changedAt],
];
const groups: readonly Group[] = ['home', 'stay', 'answer', 'link'];

const names = columns.map(([name]) => name);
const given: readonly Column<ChangedSide>[] = [
  ...columns.map(([name, type, , value]): Column<ChangedSide> => [name, type, value]),
  ...groups.map((group): Column<ChangedSide> => [
    `wrote_${group}`,
    'boolean',
    ({ patch }) => patch[group] !== undefined,
  ]),
];

const kept = new Set(['strand_id', 'side', 'own', 'stream', 'home_region', 'residence_region']);
const onConflict = `ON CONFLICT (strand_id) DO UPDATE SET
  ${names
    .filter((name) => !kept.has(name))
    .map((name) => `${name} = excluded.${name}`)
    .join(', ')}`;

/** How a given value meets the one that is kept in `o`. */
function merged([name, , group]: GroupedColumn, of: (name: string) => string): string {
  const value = of(name);
  switch (name) {
    case 'has_departure':
    case 'ended':
      return `COALESCE(CASE WHEN ${of('wrote_stay')} THEN ${value} ELSE o.${name} END, false)`;
    case 'version':
    case 'changed_at':
      return `GREATEST(${value}, o.${name})`;
    case 'begun':
      return `LEAST(${value}, o.${name})`;
    default:
      return group ? `CASE WHEN ${of(`wrote_${group}`)} THEN ${value} ELSE o.${name} END` : value;
  }
}

/** Keeps `record.side` for strands of either author alike: one statement for a batch. */
export class SideProjection implements StrandProjection {
  readonly sections = recordSections;

  async project(tx: Transaction, changes: readonly StrandChange[]): Promise<void> {
    const sides = changedSides(changes);
    if (sides.length === 0) return;
    const { from, values, parameters } = rowSource(given, sides);
    const of = (wanted: string): string => values[given.findIndex(([name]) => name === wanted)]!;
    // The ledger holds the strands of the batch locked: nobody writes these rows between the read and the write.
    await statements(tx)(
      `INSERT INTO record.side (${names.join(', ')})
       SELECT ${columns.map((column) => merged(column, of)).join(', ')}
         FROM ${from} LEFT JOIN record.side o ON o.strand_id = d.strand_id
       ${onConflict}`,
      parameters,
    );
  }
}
