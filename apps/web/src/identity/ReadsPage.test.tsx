import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ReadEntry } from '../api/accounts';
import { open, region, session } from '../testing/page';
import { texts } from '../texts';
import { filterText } from './read-words';
import { ReadsPage } from './ReadsPage';

afterEach(() => vi.unstubAllGlobals());

const entry: ReadEntry = {
  id: '7',
  at: '2026-11-22T01:00:00.000Z',
  account: {
    username: 'zhou-fang',
    displayName: '周芳',
    organisation: { code: '410103', name: '河南省郑州市二七区' },
  },
  kind: 'list',
  route: 'GET /api/bureau/cases',
  subjects: ['019a0000-0000-7000-8000-000000000001'],
  purpose: null,
  count: 1,
  filter: { list: 'overdue', kind: 'verification', partner: '610300', q: true },
};
const answers = {
  'GET /api/session': () => ({ ...session, acts: ['reads'] }),
  'GET /api/bureau/codes': () => ({}),
  'GET /api/bureau/partners': () => [{ code: '610300', name: '宝鸡市' }],
  'GET /api/bureau/reads': () => ({ items: [entry], total: 1 }),
};

const names = { partner: String, channel: (code: string) => `码表 ${code}` };

describe('the log of reads', () => {
  it('says in words what was looked at and what for', async () => {
    region(answers);
    open(<ReadsPage />, '/reads');
    expect(await screen.findByText('周芳')).toBeTruthy();
    expect(screen.getByText(/^列表 · 协查名单 · 条数 1$/)).toBeTruthy();
    expect(
      await screen.findByText('名单：已超期，类型：协查，对方地区：宝鸡市，姓名或关键字'),
    ).toBeTruthy();
  });

  it('asks for the reader and the kind that the auditor chose', async () => {
    const asked = region(answers);
    open(<ReadsPage />, '/reads');
    await userEvent.type(await screen.findByLabelText('用户名'), 'zhou-fang');
    await userEvent.click(screen.getByRole('button', { name: /查\s*询/ }));
    await vi.waitFor(() => {
      const last = asked.filter(({ url }) => url.pathname === '/api/bureau/reads').at(-1)!;
      expect(last.url.searchParams.get('username')).toBe('zhou-fang');
    });
  });

  it('tells whether the whole log still follows row from row', async () => {
    region({
      ...answers,
      'GET /api/bureau/reads/chain': () => ({ intact: false, rows: 42, brokenAt: '42' }),
    });
    open(<ReadsPage />, '/reads');
    await userEvent.click(await screen.findByRole('button', { name: '校验完整性' }));
    expect(await screen.findByText(/^第 42 条与此前的记录不相符/)).toBeTruthy();
  });

  it.each([
    ['GET /api/bureau/records', 'diverged', '不一致'],
    ['GET /api/bureau/records', 'pending', texts.t('states/pending')],
    ['GET /api/receiving/self-reports', 'pending', '待确认'],
    ['GET /api/receiving/self-reports', 'any', '全部'],
    ['POST /api/bureau/cases/search', 'toAcknowledge', '待签收'],
    ['GET /api/receiving/captured-drafts', 'settled', '已另行处理'],
    ['GET /api/bureau/id-overrides', 'proposed', texts.t('idOverride/states/proposed')],
  ])('tells the state that %s was asked for, %s, as %s', (route, state, word) => {
    expect(filterText({ route, filter: { state } }, names)).toBe(`状态：${word}`);
  });

  it.each([
    [{ atSite: 'true' }, '只看挂接场所的人员'],
    [{ site: '019a0000-0000-7000-8000-0000deadbeef' }, '来源场所 …deadbeef'],
    [{ silent: false }, '申报情况：已有申报'],
    [{ signed: false }, '承诺书：未签署'],
    [{ closed: true }, '只看已停用'],
    [{ q: true }, '姓名或关键字'],
  ])('tells %j as %s', (filter, told) => {
    expect(filterText({ route: '', filter }, names)).toBe(told);
  });

  it.each([
    ['side', 'sending', '户籍地'],
    ['live', 'both', '两地都在册'],
    ['oneSided', 'sending', '仅户籍地'],
    ['todo', 'returned', '被退回'],
    ['reason', 'no-number', '没有公民身份号码'],
    ['channel', '3', '码表 3'],
  ])('tells the filter %s=%s as %s', (name, value, word) => {
    const filter = { [name]: value };
    expect(filterText({ route: 'GET /api/bureau/records', filter }, names)).toMatch(
      new RegExp(`：${word}$`),
    );
  });
});
