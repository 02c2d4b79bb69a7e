import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { open, region, session } from '../testing/page';
import { OneSidedPage } from './OneSidedPage';

afterEach(() => vi.unstubAllGlobals());

const place = (division: string, name: string) => ({
  region: `${division.slice(0, 4)}00`,
  division,
  divisionName: name,
  fullName: name,
});
const row = {
  recordId: 'r1',
  name: '魏岚',
  idNumberMasked: '610302********0011',
  home: place('610302', '陕西省宝鸡市渭滨区'),
  residence: place('410105', '河南省郑州市金水区'),
  side: 'receiving',
  live: 'receiving',
  reason: 'unanswered',
  since: '2026-12-30',
  ageDays: 2,
  organisation: '410105',
  organisationName: '金水区',
  due: '2027-01-05',
  explanation: {
    start: '2026-12-30',
    rule: { code: 'REG-IN', days: 3, unit: 'working', source: '双向管理协议（第 2 版）时限' },
    skipped: [
      { day: '2027-01-02', why: 'weekend' },
      { day: '2027-01-03', why: 'weekend' },
    ],
    madeUp: [],
  },
  warnings: [{ code: 'calendar.unpublished', year: 2027 }],
  overdue: true,
  turn: 'partner',
  step: 'ask-partner',
};

describe('the due day of a person whom one side alone has', () => {
  it('stands in the row, warns of a year not published, and explains itself by keyboard', async () => {
    region({
      'GET /api/session': () => ({ ...session, acts: ['read'] }),
      'GET /api/bureau/partners': () => [],
      'GET /api/bureau/one-sided': () => ({ items: [row], total: 1 }),
    });
    open(<OneSidedPage />, '/one-sided');
    const due = await screen.findByRole('button', { name: '应于 2027-01-05 前，查看如何计算' });
    expect(screen.getByText('已超期')).toBeTruthy();
    expect(screen.getByText('期限可能改变')).toBeTruthy();
    expect(screen.queryByText('自 2026-12-30 的次日起算')).toBeNull();

    due.focus();
    await userEvent.keyboard('{Enter}');
    const why = within(await screen.findByRole('tooltip'));
    expect(why.getByText('到达登记通报：3 个工作日')).toBeTruthy();
    expect(why.getByText('自 2026-12-30 的次日起算')).toBeTruthy();
    expect(why.getByText('跳过 2 天')).toBeTruthy();
    expect(why.getByText('01-02 至 01-03')).toBeTruthy();
    expect(why.getByText('2027 年放假安排尚未公布，公布后到期日可能改变')).toBeTruthy();
    expect(why.getByText('依据：双向管理协议（第 2 版）时限')).toBeTruthy();

    await userEvent.keyboard('{Escape}');
    expect(due.getAttribute('aria-expanded')).toBe('false');
  });
});
