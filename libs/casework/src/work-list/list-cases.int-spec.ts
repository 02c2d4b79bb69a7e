import { Keyring } from '@ledger';
import { SettableClock } from '@platform/clock';
import { InMemoryBroker, testKeys } from '../../../ledger/testing';
import { type CaseRowWanted, CaseworkRegion, INSERT_CASE_ROWS } from '../../testing';
import { CASE_STATES, type CaseState } from '../case';
import { CaseListReadModel } from './case-list.read-model';

// Work-lists: what each one holds, that its number is its total, and that nobody sees beyond their area.

const REGION = '410100';
/** Ten in the morning of 10 March in China. */
const NOW = new Date('2026-03-10T02:00:00.000Z');
const TODAY_ENDS = Date.parse('2026-03-10T15:59:59.999Z');
const DAY = 86_400_000;
const WAITING: readonly CaseState[] = [
  'opened',
  'acknowledged',
  'clarifying',
  'returned',
  'reopened',
];
const ENDED: readonly CaseState[] = ['accepted', 'withdrawn', 'closed'];
const ORGANISATIONS = ['410102001001', '410102001002', '410102002', '410105', '410100'];
let region: CaseworkRegion;
let rows: CaseRowWanted[];

interface Row {
  caseId: string;
  state: CaseState;
  overdue: boolean;
  due?: { day: string };
}
interface Page {
  items: Row[];
  total: number;
  totalIsExact: boolean;
  next?: string;
}

beforeAll(async () => {
  const broker = new InMemoryBroker();
  const keys: ReadonlyMap<string, Keyring> = testKeys([REGION, '610300'], NOW);
  region = await CaseworkRegion.start({
    region: REGION,
    keys,
    broker,
    clock: new SettableClock(NOW),
  });
  const states = CASE_STATES.filter((state) => state !== 'unknown');
  rows = Array.from({ length: 400 }, (_, i): CaseRowWanted => {
    const organisation = ORGANISATIONS[i % ORGANISATIONS.length]!;
    return {
      caseId: `0195e3a0-0000-7000-8000-${String(i).padStart(12, '0')}`,
      side: i % 3 === 0 ? 'asking' : 'answering',
      kind: i % 7 === 0 ? 'notice' : 'verification',
      partner: i % 4 === 0 ? '620921' : '610300',
      state: states[(i * 7) % states.length]!,
      organisation,
      // Handed down to a community now and then.
      ...(i % 11 === 0 && { holder: '410102001001' }),
      ...(i % 13 === 0 && { account: region.accounts['exchange-officer'] }),
      changedAt: new Date(NOW.getTime() - (i % 50) * 3_600_000),
      ...(i % 5 !== 0 && { dueAt: new Date(TODAY_ENDS + ((i % 19) - 9) * DAY) }),
      name: i % 2 === 0 ? '张三丰' : '李小龙',
      ...(i === 6 && { filing: '郑协〔2026〕7 号' }),
    };
  });
  await region.rows(INSERT_CASE_ROWS, JSON.stringify(rows));
}, 120_000);
afterAll(() => region?.drop());

const listOf = async (list: string, more = '', role?: 'township-clerk'): Promise<Row[]> => {
  const seen: Row[] = [];
  for (let cursor = ''; ;) {
    const page = await region.get<Page>(
      `/api/bureau/cases?list=${list}&size=50${more}${cursor}`,
      role,
    );
    expect(page.totalIsExact).toBe(true);
    seen.push(...page.items);
    if (page.next === undefined) {
      expect(seen).toHaveLength(page.total);
      return seen;
    }
    cursor = `&cursor=${page.next}`;
  }
};
const idsOf = (found: readonly { caseId: string }[]): string[] =>
  found.map(({ caseId }) => caseId).sort();
const expected = (holds: (row: CaseRowWanted) => boolean): string[] => idsOf(rows.filter(holds));

describe('the work-lists of a region', () => {
  // The last moment of a day in China lies on the same day in UTC.
  const dueDay = ({ dueAt }: CaseRowWanted): string => dueAt?.toISOString().slice(0, 10) ?? '';
  // Today, and 还剩 1, 2 and 3 天.
  const soonDays = ['2026-03-10', '2026-03-11', '2026-03-12', '2026-03-13'];
  const soon = (row: CaseRowWanted): boolean => soonDays.includes(dueDay(row));
  const past = (row: CaseRowWanted): boolean => row.dueAt !== undefined && row.dueAt < NOW;
  const waits = ({ state }: CaseRowWanted): boolean => WAITING.includes(state);

  const holding: Record<string, (row: CaseRowWanted) => boolean> = {
    mine: ({ account, state }) => account !== undefined && !ENDED.includes(state),
    office: ({ holder, organisation, state }) =>
      (holder ?? organisation) === REGION && !ENDED.includes(state),
    incoming: ({ side }) => side === 'answering',
    outgoing: ({ side }) => side === 'asking',
    'due-soon': (row) => waits(row) && soon(row),
    overdue: (row) => waits(row) && past(row),
    returned: ({ state }) => state === 'returned' || state === 'misaddressed',
  };

  it.each(Object.keys(holding))('%s holds what it says, page by page, none twice', async (list) => {
    expect(idsOf(await listOf(list))).toEqual(expected(holding[list]!));
  });

  it('are counted as they are listed', async () => {
    const counts = await region.get<Record<string, number>>('/api/bureau/cases/counts');
    for (const [list, holds] of Object.entries(holding))
      expect([list, counts[list]]).toEqual([list, expected(holds).length]);
  });

  it('are narrowed by kind, partner and state together', async () => {
    const found = await listOf('incoming', '&kind=notice&partner=610300&state=answered');
    expect(idsOf(found)).toEqual(
      expected(
        ({ side, kind, partner, state }) =>
          side === 'answering' && kind === 'notice' && partner === '610300' && state === 'answered',
      ),
    );
  });

  it('show first what is due first where days press, and can be turned round', async () => {
    const days = (await listOf('overdue')).map(({ due }) => due!.day);
    expect(days).toEqual([...days].sort());
    const back = (await listOf('overdue', '&sort=-due')).map(({ due }) => due!.day);
    expect(back).toEqual([...days].sort().reverse());
  });

  it('refuse a cursor of another order', async () => {
    const { next } = await region.get<Page>('/api/bureau/cases?list=incoming&size=10');
    await region.get(
      `/api/bureau/cases?list=incoming&sort=due&cursor=${next}`,
      'exchange-officer',
      400,
    );
  });

  it('find a filing number in an address, and a name only in a body', async () => {
    const filing = encodeURIComponent('郑协〔2026〕');
    expect(idsOf(await listOf('outgoing', `&q=${filing}`))).toEqual([rows[6]!.caseId]);
    expect(await listOf('outgoing', `&q=${encodeURIComponent('张三')}`)).toEqual([]);
    const named = await region.post<Page>('/api/bureau/cases/search', {
      list: 'outgoing',
      q: '张三',
      size: 100,
    });
    expect(named.total).toBe(
      expected(({ side, name }) => side === 'asking' && name === '张三丰').length,
    );
  });

  it('log one read for a list, naming the cases shown and not what was typed', async () => {
    const before = await readings();
    await region.post('/api/bureau/cases/search', { list: 'incoming', q: '李小', size: 10 });
    const [newest, ...others] = await readings();
    expect(others).toHaveLength(before.length);
    expect(newest!.body).toContain('"list":"incoming"');
    expect(newest!.body).not.toContain('李小');
    expect(newest!.subjects).toHaveLength(10);
  });

  const readings = async () => {
    const logged = await region.rows<{ subjects: string[]; body: string }>(
      'SELECT subjects, body FROM identity.read_log ORDER BY number DESC',
    );
    return logged.map(({ subjects, body }) => ({ subjects, body }));
  };
});

describe('a deputy', () => {
  const absent = (from: string, to: string) =>
    region.post<{ absenceId: string }>(
      '/api/bureau/absences',
      { deputy: region.accounts['township-clerk'], from, to },
      { status: 201 },
    );
  const inHand = async (): Promise<string[]> => {
    const found = idsOf(await listOf('mine', '', 'township-clerk'));
    const counts = await region.get<{ mine: number }>('/api/bureau/cases/counts', 'township-clerk');
    expect(counts.mine).toBe(found.length);
    return found;
  };
  const ofAbsent = ({ account, state }: CaseRowWanted): boolean =>
    account !== undefined && !ENDED.includes(state);

  it('finds under 我的, and counts there, what the absent colleague holds, on the days of the absence', async () => {
    expect(await inHand()).toEqual([]);
    await absent('2026-03-11', '2026-03-31');
    expect(await inHand()).toEqual([]);
    const { absenceId } = await absent('2026-03-10', '2026-03-10');
    expect(expected(ofAbsent)).not.toHaveLength(0);
    expect(await inHand()).toEqual(expected(ofAbsent));
    await region.post(`/api/bureau/absences/${absenceId}/end`);
    expect(await inHand()).toEqual([]);
  });
});

describe('a clerk of a community', () => {
  it('sees what belongs to the community or was handed down to it, and nothing else', async () => {
    const own = '410102001001';
    const found = await region.app
      .get(CaseListReadModel, { strict: false })
      .list(
        { area: own, organisation: own, account: 'clerk', at: NOW },
        { list: 'incoming' },
        { sort: { field: 'updatedAt', descending: true }, size: 100 },
      );
    const reach = ({ side, organisation, holder }: CaseRowWanted): boolean =>
      side === 'answering' && [organisation, holder].includes(own);
    expect(found.total).toBe(expected(reach).length);
    expect(found.total).toBeGreaterThan(0);
  });
});
