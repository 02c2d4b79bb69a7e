import type { StrandChange, StrandProjection } from '@ledger';
import { arrayLiteral, statements } from '@platform/database';
import type { Transaction } from '@platform/transaction';
import { changedSides, recordSections, type ChangedSide, type SidePatch } from '../side';

type Group = keyof SidePatch;

/** A column, its type, the group of sections that writes it, and its value. */
type Column = readonly [
  name: string,
  type: string,
  group: Group | undefined,
  value: (side: ChangedSide) => unknown,
];

const columns: readonly Column[] = [
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

const kept = new Set(['strand_id', 'side', 'own', 'stream', 'home_region', 'residence_region']);
const merged: Readonly<Record<string, string>> = {
  has_departure:
    'COALESCE(CASE WHEN c.wrote_stay THEN c.has_departure ELSE o.has_departure END, false)',
  ended: 'COALESCE(CASE WHEN c.wrote_stay THEN c.ended ELSE o.ended END, false)',
  version: 'GREATEST(c.version, o.version)',
  begun: 'LEAST(c.begun, o.begun)',
  changed_at: 'GREATEST(c.changed_at, o.changed_at)',
};

const selected = columns.map(([name, , group]) => {
  const merge = merged[name];
  if (merge !== undefined) return merge;
  return group ? `CASE WHEN c.wrote_${group} THEN c.${name} ELSE o.${name} END` : `c.${name}`;
});
const names = columns.map(([name]) => name);
const arrays = [...columns.map(([, type]) => type), ...groups.map(() => 'boolean')];

// The ledger holds the strands of the batch locked, so nobody writes these rows between the read and the write.
const upsert = `
INSERT INTO record.side (${names.join(', ')})
SELECT ${selected.join(', ')}
  FROM unnest(${arrays.map((type, i) => `$${i + 1}::${type}[]`).join(', ')})
       AS c(${[...names, ...groups.map((group) => `wrote_${group}`)].join(', ')})
  LEFT JOIN record.side o ON o.strand_id = c.strand_id
ON CONFLICT (strand_id) DO UPDATE SET
  ${names
    .filter((name) => !kept.has(name))
    .map((name) => `${name} = excluded.${name}`)
    .join(', ')}`;

/** Keeps `record.side` for strands of either author alike: one statement for a batch. */
export class SideProjection implements StrandProjection {
  readonly sections = recordSections;

  async project(tx: Transaction, changes: readonly StrandChange[]): Promise<void> {
    const sides = changedSides(changes);
    if (sides.length === 0) return;
    await statements(tx)(upsert, [
      ...columns.map(([, , , value]) => arrayLiteral(sides.map(value))),
      ...groups.map((group) => arrayLiteral(sides.map(({ patch }) => patch[group] !== undefined))),
    ]);
  }
}
