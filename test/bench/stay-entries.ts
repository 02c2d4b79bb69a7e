import { readRegister } from '../../tools/population';
import type { EntryDraft } from '@ledger';
import { slotOf } from '@ledger';

/** Who speaks: Zhengzhou, where people live; and whose people they are: Baoji. */
export const residenceRegion = '410100';
export const homeRegion = '610300';

/** Two entries when a person arrives, twelve changes, one end. */
export const entriesPerStay = 15;
const changes = 12;

type Row = Readonly<Record<string, string>>;

/** A person's stay as the residence side tells it in one strand. */
export interface Stay {
  readonly strandId: string;
  readonly stream: string;
  readonly row: Row;
}

/** Streams of the pair that fall on partitions of their own, as the streams of so many partners would. */
export function streamsOf(count: number, partitions: number): string[] {
  const pair = `${residenceRegion}.receiving/${homeRegion}`;
  if (count === 1) return [pair];
  const streams = new Map<number, string>();
  for (let sub = 1; streams.size < Math.min(count, partitions); sub++) {
    const stream = `${pair}#${sub}`;
    const partition = slotOf(stream) % partitions;
    if (!streams.has(partition)) streams.set(partition, stream);
  }
  return [...streams.values()];
}

/** Stays of people of a generated register, spread evenly over the streams. */
export function readStays(
  folder: string,
  count: number,
  streams: readonly string[],
  nextId: () => string,
): Stay[] {
  const rows = readRegister(folder, `${residenceRegion}-arrivals.csv`);
  if (rows.length < count) throw new Error(`${rows.length} arrivals, ${count} needed`);
  return rows.slice(0, count).map((row, i) => ({
    strandId: nextId(),
    stream: streams[i % streams.length]!,
    row,
  }));
}

/**
 * All entries in the order they happen: everybody arrives, then everybody moves, time and again, and goes home in the
 * end. So a batch holds as many persons as entries, which is the dearest case and the usual one.
 */
export function* draftsOf(stays: readonly Stay[], nextId: () => string): Generator<EntryDraft> {
  for (const stay of stays) yield* arrival(stay, nextId());
  for (let change = 1; change <= changes; change++)
    for (const [i, stay] of stays.entries()) yield moved(stay, stays, i, change);
  for (const stay of stays) yield ended(stay);
}

function* arrival(stay: Stay, correlationId: string): Generator<EntryDraft> {
  const { row } = stay;
  const draft = { ...common(stay, row['到达日期']!), type: typeOf('arrival-registered') };
  yield {
    ...draft,
    correlationId,
    section: 'declared',
    open: given({
      homeDivision: row['户籍地区划'],
      documentKind: row['证件类型'],
      marks: [],
      registeredOn: row['登记日期'],
      organisation: row['登记单位'],
    }),
    personal: given({
      name: row['姓名'],
      idNumber: row['证件号码'],
      sex: row['性别'],
      birthDate: row['出生日期'],
      ethnicGroup: row['民族'],
      hukouAddress: row['户籍地址'],
    }),
  };
  yield { ...draft, correlationId, ...residence(row, row) };
}

/** To where somebody else of the register lives. */
function moved(stay: Stay, stays: readonly Stay[], i: number, change: number): EntryDraft {
  const there = stays[(i + change * 401) % stays.length]!.row;
  return {
    ...common(stay, there['登记日期']!),
    type: typeOf('residence-changed'),
    ...residence(stay.row, there),
  };
}

function ended(stay: Stay): EntryDraft {
  const { row } = stay;
  const section = residence(row, row);
  return {
    ...common(stay, row['登记日期']!),
    type: typeOf('residence-ended'),
    ...section,
    open: {
      ...section.open,
      status: 'ended',
      ended: { kind: 'returned', on: row['登记日期']! },
    },
  };
}

function common({ stream, strandId }: Stay, day: string) {
  return {
    stream,
    strandId,
    strandKind: 'record',
    legalBasis: 'statutory',
    eventTime: new Date(`${day}T00:00:00+08:00`),
  } as const;
}

function residence(stay: Row, there: Row): Pick<EntryDraft, 'section' | 'open' | 'personal'> {
  return {
    section: 'residence',
    open: given({
      residenceDivision: there['现住地区划'],
      dwellingKind: there['住所类型'],
      reason: stay['来此原因'],
      arrivedOn: stay['到达日期'],
      registeredOn: stay['登记日期'],
      channel: stay['来源渠道'],
      organisation: there['登记单位'],
      status: 'living',
    }),
    personal: given({ address: there['现住地址'], phone: stay['联系电话'] }),
  };
}

const typeOf = (name: string): string => `yipanqi.registration.${name}.v1`;

type Given = EntryDraft['open'];

/** What the register left empty is absent on the wire. */
function given(members: Readonly<Record<string, unknown>>): Given {
  return Object.fromEntries(
    Object.entries(members).filter(([, value]) => value !== undefined && value !== ''),
  ) as Given;
}
