import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { CalendarYear } from '../api/calendar';
import { open, region, session } from '../testing/page';
import { CalendarPage } from './CalendarPage';
import { markedDay, rangesOf, weeksOf } from './month-days';

afterEach(() => vi.unstubAllGlobals());

const year: CalendarYear = {
  year: 2026,
  published: true,
  source: '国务院办公厅关于2026年部分节假日安排的通知',
  publishedYears: [2023, 2024, 2025, 2026],
  days: [
    { day: '2026-02-14', kind: 'made-up' },
    { day: '2026-02-16', kind: 'holiday' },
    { day: '2026-12-02', kind: 'closure', reason: '两地系统切换' },
  ],
  cutOffDays: [20, 31],
  closures: [
    {
      id: 'c1',
      organisation: '410102',
      organisationName: '中原区',
      from: '2026-11-24',
      to: '2026-11-25',
      reason: '办公楼停电',
      own: true,
    },
  ],
};
const packs = [
  {
    code: 'PACK-MODERN-DEFAULT',
    rules: [{ code: 'VER-N', days: 15, unit: 'working', source: '产品默认值' }],
  },
];
const due = {
  start: '2026-12-25',
  rule: packs[0]!.rules[0],
  day: '2027-01-15',
  at: '2027-01-15T15:59:59.999Z',
  skipped: [
    { day: '2026-12-26', why: 'weekend' },
    { day: '2026-12-27', why: 'weekend' },
  ],
  madeUp: [],
  warnings: [{ code: 'calendar.unpublished', year: 2027 }],
  closedHere: [],
};
const answers = {
  'GET /api/session': () => ({ ...session, acts: ['codes', 'calendar'] }),
  'GET /api/bureau/partners': () => [],
  'GET /api/bureau/calendar/rule-packs': () => packs,
  'GET /api/bureau/calendar/due': () => due,
};

describe('the calendar page', () => {
  it('shows a year by months and says in words what is special about a day', async () => {
    region({ ...answers, 'GET /api/bureau/calendar': () => year });
    open(<CalendarPage />, '/calendar');
    const february = await screen.findByRole('table', { name: '2026年2月' });
    expect(within(february).getByText('调休上班').closest('td')!.textContent).toContain('14');
    expect(within(february).getByText('放假').closest('td')!.textContent).toContain('16');
    const december = screen.getByRole('table', { name: '2026年12月' });
    expect(within(december).getByText('两地约定停办，两地系统切换')).toBeTruthy();
    expect(screen.getByText(/2026年部分节假日安排的通知/)).toBeTruthy();
  });

  it('warns on a year whose notice is not published', async () => {
    const asked = region({
      ...answers,
      'GET /api/bureau/calendar': ({ url }) => ({
        ...year,
        year: Number(url.searchParams.get('year')),
        published: url.searchParams.get('year') !== '2027',
        days: [],
        closures: [],
      }),
    });
    open(<CalendarPage />, '/calendar');
    await screen.findByRole('table', { name: '2026年1月' });
    await userEvent.click(screen.getByRole('button', { name: '下一年' }));
    expect(await screen.findByText('2027 年放假安排尚未公布，目前只按周末计算')).toBeTruthy();
    expect(asked.some(({ url }) => url.search === '?year=2027')).toBe(true);
  });

  it('explains a due day, its days passed over and the year it cannot know', async () => {
    region({ ...answers, 'GET /api/bureau/calendar': () => year });
    open(<CalendarPage />, '/calendar');
    expect(await screen.findByText('2027-01-15')).toBeTruthy();
    expect(screen.getByText('2026-12-26 至 12-27')).toBeTruthy();
    expect(screen.getByText('2027 年放假安排尚未公布，公布后到期日可能改变')).toBeTruthy();
  });

  it('names the batch of what is submitted on the first day, where the partner agreed cut-off days', async () => {
    const due = { ...answers['GET /api/bureau/calendar/due'](), batch: '2027-01' };
    region({
      ...answers,
      'GET /api/bureau/calendar': () => year,
      'GET /api/bureau/calendar/due': () => due,
    });
    open(<CalendarPage />, '/calendar');
    expect(await screen.findByText('所属批次：2027-01（2026-12-25 报送）')).toBeTruthy();
  });

  it('takes a closure of the own office back', async () => {
    const asked = region({
      ...answers,
      'GET /api/bureau/calendar': () => year,
      'DELETE /api/bureau/calendar/closures/c1': () => ({}),
    });
    open(<CalendarPage />, '/calendar');
    const name = '撤回 2026-11-24 至 2026-11-25 的停办登记';
    await userEvent.click(await screen.findByRole('button', { name }));
    const dialog = await screen.findByRole('dialog');
    await userEvent.click(within(dialog).getByRole('button', { name: /撤\s?回/ }));
    await screen.findByText('停办登记已撤回');
    const told = asked.find(({ method }) => method === 'DELETE')!;
    expect(new Headers(told.init.headers).get('Idempotency-Key')).toBeTruthy();
  });
});

describe('a month', () => {
  it('begins on its weekday and ends full', () => {
    const weeks = weeksOf(2026, 2);
    expect(weeks[0]).toEqual([...Array<undefined>(6).fill(undefined), '2026-02-01']);
    expect(weeks.every(({ length }) => length === 7)).toBe(true);
    expect(weeks.flat().filter(Boolean)).toHaveLength(28);
  });
  it('has its last day as cut-off where it lacks the day agreed', () => {
    expect(markedDay('2026-02-28', year).marks).toEqual(['cutOff']);
    expect(markedDay('2026-02-20', year).marks).toEqual(['cutOff']);
    expect(markedDay('2026-03-30', year).marks).toEqual([]);
  });
  it('a weekend day that is worked is not free', () => {
    expect(markedDay('2026-02-14', year).free).toBe(false);
    expect(markedDay('2026-02-15', year).free).toBe(true);
  });
});

describe('days passed over', () => {
  it('are told as ranges of one reason', () => {
    expect(
      rangesOf([
        { day: '2026-02-28', why: 'weekend' },
        { day: '2026-03-01', why: 'weekend' },
        { day: '2026-03-02', why: 'holiday' },
        { day: '2026-03-04', why: 'holiday' },
      ]).map(({ from, to, days }) => [from, to, days]),
    ).toEqual([
      ['2026-02-28', '2026-03-01', 2],
      ['2026-03-02', '2026-03-02', 1],
      ['2026-03-04', '2026-03-04', 1],
    ]);
  });
});
