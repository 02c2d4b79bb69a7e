import type { Keyring } from '@ledger';
import { Database, statements } from '@platform/database';
import { eventually } from '../../../../test/support/eventually';
import { InMemoryBroker, testKeys } from '../../../ledger/testing';
import { RegistrationRegion, settled } from '../../testing';
import { checkCharacter } from '../id-number';
import { noticeVersions } from '../notice';
import { recordsAsListed } from '../persistence/listed-columns';
import { ListedRecords } from '../persistence/listed-records';
import { LIVE, PARTED, REASON, SINCE } from '../persistence/live-sides';
import { IN_AREA, RECORDS, TODO_PREDICATES } from '../persistence/record-query';
import { TODOS } from '../registration.read-model';

// Lists read rows that are kept beside what is held of both sides. Whatever happens, and however far it has got, they say
// what the plain statement over everything held says: the same records, the same order, the same numbers.

const HOME = '610300';
const RESIDENCE = '410100';
let broker: InMemoryBroker;
let keys: ReadonlyMap<string, Keyring>;
let baoji: RegistrationRegion;
let zhengzhou: RegistrationRegion;
let serial = 100;
let drawn = 20260302;

beforeAll(async () => {
  broker = new InMemoryBroker();
  keys = testKeys([HOME, RESIDENCE], new Date(Date.now() - 3_600_000));
  baoji = await RegistrationRegion.start({ region: HOME, keys, broker });
  zhengzhou = await RegistrationRegion.start({ region: RESIDENCE, keys, broker });
  // Somebody who sees a part.
  for (const [region, township] of [
    [baoji, '610302'],
    [zhengzhou, '410102001'],
  ] as const)
    await region.rows(
      `UPDATE identity.account SET organisation = $1 WHERE username = 'township-clerk'`,
      township,
    );
}, 120_000);
afterAll(async () => {
  await Promise.all([baoji?.drop(), zhengzhou?.drop()]);
});

/** The same numbers in every run. */
function drawUpTo(count: number): number {
  drawn = (Math.imul(drawn, 1_664_525) + 1_013_904_223) >>> 0;
  return drawn % count;
}
const oneOf = <T>(items: readonly T[]): T => items[drawUpTo(items.length)]!;

const NAMES = ['单雄信', '秦琼', '王伯当', '罗成', '王小二'];
const people: { idNumber: string; name: string }[] = [];
const arrivals: string[] = [];
const departures: string[] = [];

function aPerson(): { idNumber: string; name: string } {
  if (people.length > 3 && drawUpTo(3) > 0) return oneOf(people);
  const digits = `61030219900101${String(++serial).padStart(3, '0')}`;
  people.push({ idNumber: digits + checkCharacter(digits), name: oneOf(NAMES) });
  return people.at(-1)!;
}

/** What an office may do; that it is refused as often as not is part of it. */
const acts: readonly (() => Promise<unknown>)[] = [
  async () => {
    const { recordId } = await zhengzhou.post<{ recordId: string }>('/api/receiving/arrivals', {
      ...aPerson(),
      homeDivision: oneOf(['610302', '610303', '610322']),
      residenceDivision: oneOf(['410105', '410102001', '410102001001']),
      address: '健康路 1 号',
      arrivedOn: oneOf(['2026-01-05', '2026-01-20']),
      phone: '13812345678',
      channel: '3',
      noticeVersion: noticeVersions()[0],
    });
    arrivals.push(recordId);
  },
  async () => {
    const { recordId } = await baoji.post<{ recordId: string }>('/api/sending/departures', {
      ...aPerson(),
      homeDivision: oneOf(['610302', '610303']),
      destinationDivision: oneOf(['410105', '410102']),
      leftOn: oneOf(['2026-01-03', '2026-01-04']),
    });
    departures.push(recordId);
  },
  () => {
    const { idNumber, name } = aPerson();
    const header = '行号,公民身份号码,姓名,性别,民族,出生日期,户籍地区划,户籍地址';
    const row = `1,${idNumber},${name},,01,,610302,经二路 2 号`;
    return baoji.upload('/api/sending/imports?kind=hukou', `\uFEFF${header}\r\n${row}`);
  },
  () =>
    zhengzhou.post(
      `/api/receiving/arrivals/${oneOf(arrivals)}/end`,
      { kind: 'returned', on: '2026-02-01' },
      { status: 200 },
    ),
  () =>
    baoji.post(
      `/api/sending/departures/${oneOf(departures)}/end`,
      { kind: 'returned', on: '2026-02-01' },
      { status: 200 },
    ),
  () =>
    baoji.post(
      `/api/sending/pairings/${oneOf(arrivals)}/undo`,
      { reason: '不是同一人' },
      { status: 200 },
    ),
  () =>
    baoji.post(
      `/api/sending/arrivals/${oneOf(arrivals)}/pair`,
      { departure: oneOf(departures) },
      { status: 200 },
    ),
  () => settled(broker, baoji, zhengzhou),
];

const listedOf = (region: RegistrationRegion): ListedRecords =>
  region.app.get(ListedRecords, { strict: false });

/** Records whose kept row is not what would be computed now. */
async function deviating(region: RegistrationRegion): Promise<string[]> {
  await listedOf(region).upToDate();
  const rows = await region.rows<{ record_id: string }>(
    `WITH now AS (${recordsAsListed('true')})
     SELECT DISTINCT COALESCE(n.record_id, l.record_id) AS record_id
       FROM now n FULL JOIN registration.listed l ON l.record_id = n.record_id
      WHERE to_jsonb(n) IS DISTINCT FROM to_jsonb(l)`,
  );
  return rows.map(({ record_id }) => record_id);
}

/** What is visible to everybody is counted from an index alone. */
async function isTidy(region: RegistrationRegion): Promise<boolean> {
  const [table] = await region.rows<{ pages: number; visible: number }>(
    `SELECT relpages AS pages, relallvisible AS visible FROM pg_class WHERE oid = 'registration.listed'::regclass`,
  );
  return table!.visible === table!.pages;
}

/** Regions go on while they are compared: what has just come may be seen by the one and not by the other, but not for long. */
async function expectTheSame(region: RegistrationRegion): Promise<void> {
  let found: string[] = [];
  for (let attempt = 0; attempt < 10; attempt++) {
    found = await deviating(region);
    if (found.length === 0) return;
  }
  expect(found).toEqual([]);
}

describe('the rows that lists read', () => {
  it('say after every act, on both sides, what the statement over everything held says', async () => {
    let done = 0;
    for (let act = 0; act < 90; act++) {
      const isDone = await oneOf(act < 20 ? acts.slice(0, 3) : acts)().then(
        () => true,
        () => false,
      );
      if (isDone) done++;
      if (act % 3 === 0) await Promise.all([baoji, zhengzhou].map(expectTheSame));
    }
    expect(done).toBeGreaterThan(40);
    await settled(broker, baoji, zhengzhou);
    for (const region of [baoji, zhengzhou]) expect(await deviating(region)).toEqual([]);
  }, 300_000);

  it('follow what receipts list, and let go of what they no longer do', async () => {
    const listed = (sql: string) =>
      zhengzhou.rows(
        `WITH receipted AS (UPDATE ledger.receipt_newest SET at = at + interval '1 ms') ${sql}`,
      );
    await listed(
      `INSERT INTO ledger.open_listed (stream, sequence, strand_id, state, code, since)
       SELECT s.stream, 100000 + row_number() OVER (), s.strand_id, oneof, 'form', '2026-03-02'
         FROM (SELECT stream, strand_id, CASE WHEN own THEN 'rejected' ELSE 'diverged' END AS oneof,
                      row_number() OVER (PARTITION BY own ORDER BY hashtext(strand_id)) AS n
                 FROM record.side) s
        WHERE s.n % 3 = 1`,
    );
    expect(await deviating(zhengzhou)).toEqual([]);
    const { returned } = await zhengzhou.get<{ returned: number }>('/api/bureau/todo');
    expect(returned).toBeGreaterThan(0);
    await expectEqualLists(zhengzhou);
    await listed(
      `DELETE FROM ledger.open_listed WHERE sequence > 100000 AND abs(hashtext(strand_id)) % 2 = 0`,
    );
    expect(await deviating(zhengzhou)).toEqual([]);
  }, 300_000);

  it('are made anew when they are lost', async () => {
    await baoji.rows('DELETE FROM registration.listed');
    await baoji.rows('UPDATE registration.listed_upto SET marks = NULL');
    expect(await deviating(baoji)).toEqual([]);
  });

  it('are tidied up at once when all were made anew, also while others wait for them', async () => {
    const listed = listedOf(baoji);
    for (let round = 0; round < 10; round++) {
      await baoji.rows('UPDATE registration.listed_upto SET marks = NULL');
      await Promise.all([listed.upToDate(), listed.catchUp(), listed.catchUp()]);
      expect(await isTidy(baoji)).toBe(true);
    }
  });

  it('are tidied up later when somebody still sees what was before', async () => {
    await baoji.app.get(Database, { strict: false }).run(async (tx) => {
      await statements(tx)('SELECT pg_current_xact_id()');
      await baoji.rows('UPDATE registration.listed_upto SET marks = NULL');
      await listedOf(baoji).upToDate();
      await eventually('the rows are untidy', async () => !(await isTidy(baoji)));
    });
    await eventually('the rows are tidied up', () => isTidy(baoji));
  });
});

describe('every list', () => {
  it('has the records, the order and the total of the plain statement', async () => {
    await settled(broker, baoji, zhengzhou);
    for (const region of [baoji, zhengzhou]) await expectEqualLists(region);
  }, 300_000);
});

const ORDERS = {
  updatedAt: `to_char(r.updated_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US')`,
  arrivedOn: `COALESCE(r.arrived_on::text, '')`,
  leftOn: `COALESCE(r.left_on::text, '')`,
};
const FIELDS = ['updatedAt', 'arrivedOn', 'leftOn'] as const;
const PARTNER = `CASE r.own_side WHEN 'receiving' THEN r.home_region ELSE r.residence_region END`;

/** By the query of a list, the condition it stood for when lists were computed from everything held. */
const FILTERS: Readonly<Record<string, string>> = {
  '': 'true',
  ...Object.fromEntries(
    ['one-sided', 'diverged', 'pending', 'agreed'].map((s) => [`state=${s}`, `r.state = '${s}'`]),
  ),
  ...Object.fromEntries(TODOS.map((todo) => [`todo=${todo}`, TODO_PREDICATES[todo]])),
  'side=sending': `r.own_side = 'sending'`,
  [`partner=${HOME}`]: `${PARTNER} = '${HOME}'`,
  'oneSided=any': 'r.one_sided_side IS NOT NULL',
  'oneSided=sending': `r.one_sided_side = 'sending'`,
  'division=610302': `(starts_with(r.home_division, '610302') OR starts_with(r.residence_division, '610302'))`,
  'division=410102001': `(starts_with(r.home_division, '410102001') OR starts_with(r.residence_division, '410102001'))`,
  ...Object.fromEntries(
    ['both', 'sending', 'receiving'].map((live) => [`live=${live}`, `${LIVE} = '${live}'`]),
  ),
  'township=410102001': `left(r.own_organisation, 9) = '410102001'`,
  'township=410105': `left(r.own_organisation, 9) = '410105'`,
  'ended=true': 'COALESCE(r.residence_ended, r.departure_ended, false)',
  'ended=false&state=one-sided': `NOT COALESCE(r.residence_ended, r.departure_ended, false) AND r.state = 'one-sided'`,
};

const named = (condition: string): string => `r.record_id IN (
  SELECT p.strand_id FROM registration.arrival p WHERE ${condition}
  UNION SELECT COALESCE(p.linked_record, p.strand_id) FROM registration.departure p WHERE ${condition})`;
const SEARCHES: Readonly<Record<string, string>> = {
  王: named(`p.name LIKE '王%'`),
  王伯: named(`p.name LIKE '王伯%'`),
  w: named(`(p.name_pinyin LIKE 'w%' OR p.name_initials LIKE 'w%')`),
  'shan xiong': named(`(p.name_pinyin LIKE 'shanxiong%' OR p.name_initials LIKE 'shanxiong%')`),
  wxe: named(`(p.name_pinyin LIKE 'wxe%' OR p.name_initials LIKE 'wxe%')`),
};

interface List {
  readonly items: readonly { readonly recordId: string }[];
  readonly total: number;
  readonly next?: string;
}

async function expectEqualLists(region: RegistrationRegion): Promise<void> {
  const areas = {
    'exchange-officer': region.code.slice(0, 4),
    'township-clerk': await areaOf(region),
  };
  for (const [role, area] of Object.entries(areas) as [
    'exchange-officer' | 'township-clerk',
    string,
  ][]) {
    for (const [query, condition] of Object.entries(FILTERS))
      for (const field of query === '' ? FIELDS : (['updatedAt'] as const))
        for (const sort of query === '' ? [field, `-${field}`] : [`-${field}`])
          expect([query, sort, await read(region, role, `records?${query}&sort=${sort}`)]).toEqual([
            query,
            sort,
            await plain(region, area, condition, ORDERS[field], sort.startsWith('-')),
          ]);
    for (const [q, condition] of Object.entries(SEARCHES)) {
      const { items, total } = await region.ask<List>('/api/bureau/search', { q, size: 100 }, role);
      const ids = await plain(region, area, condition, ORDERS.updatedAt, true);
      expect([q, total, items.map(({ recordId }) => recordId)]).toEqual([q, ids.length, ids]);
    }
    const oneSided = `${LIVE} IN ('sending', 'receiving')`;
    const reasons = ['no-arrival', 'no-departure', 'other-side-ended', 'duplicate', 'refused'];
    for (const reason of [undefined, ...reasons]) {
      const query = reason ? `reason=${reason}` : '';
      const condition = reason ? `${oneSided} AND ${REASON} = '${reason}'` : oneSided;
      expect(await read(region, role, `one-sided?${query}&sort=since`)).toEqual(
        await plain(region, area, condition, SINCE, false),
      );
    }
    const todo = await region.get<Record<string, number>>('/api/bureau/todo', role);
    const counts = await Promise.all(
      TODOS.map(
        async (one) =>
          (await plain(region, area, TODO_PREDICATES[one], ORDERS.leftOn, false)).length,
      ),
    );
    const { identityToConfirm, departureToRegister, secondResidence, returned, undelivered } = todo;
    const told = [identityToConfirm, departureToRegister, secondResidence, returned, undelivered];
    expect(told).toEqual(counts);
    await expectSummaryOfLists(region, role);
  }
}

/** Each number of 两地记录概况 is the total of the list it opens. */
async function expectSummaryOfLists(
  region: RegistrationRegion,
  role: 'exchange-officer' | 'township-clerk',
): Promise<void> {
  const total = async (query: string): Promise<number> =>
    (await region.get<List>(`/api/bureau/records?${query}`, role)).total;
  expect(await region.get('/api/bureau/records/summary', role)).toEqual({
    records: await total(''),
    agreed: await total('state=agreed'),
    pending: await total('state=pending'),
    diverged: await total('state=diverged'),
    oneSided: {
      sending: await total('state=one-sided&oneSided=sending'),
      receiving: await total('state=one-sided&oneSided=receiving'),
    },
  });
}

/** Page by page, so that no page leaves out or repeats. */
async function read(
  region: RegistrationRegion,
  role: 'exchange-officer' | 'township-clerk',
  path: string,
): Promise<string[]> {
  const seen: string[] = [];
  for (let cursor = ''; ;) {
    const page = await region.get<List>(`/api/bureau/${path}&size=10${cursor}`, role);
    seen.push(...page.items.map(({ recordId }) => recordId));
    if (!page.next) {
      expect(seen).toHaveLength(page.total);
      return seen;
    }
    cursor = `&cursor=${encodeURIComponent(page.next)}`;
  }
}

async function plain(
  region: RegistrationRegion,
  area: string,
  condition: string,
  key: string,
  descending: boolean,
): Promise<string[]> {
  const order = descending ? 'DESC' : 'ASC';
  const rows = await region.rows<{ record_id: string }>(
    `SELECT r.record_id FROM ${RECORDS} ${PARTED} WHERE ${IN_AREA('$1')} AND ${condition}
      ORDER BY ${key} ${order}, r.record_id ${order}`,
    area,
  );
  return rows.map(({ record_id }) => record_id);
}

async function areaOf(region: RegistrationRegion): Promise<string> {
  const [row] = await region.rows<{ organisation: string }>(
    `SELECT organisation FROM identity.account WHERE username = 'township-clerk'`,
  );
  return row!.organisation;
}
