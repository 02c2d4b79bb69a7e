import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { open, region, session } from '../testing/page';
import { AccountsPage } from './AccountsPage';

afterEach(() => vi.unstubAllGlobals());

const city = { code: '410100', name: '郑州市' };
const counties = [
  { code: '410103', name: '二七区', leaf: false },
  { code: '410105', name: '金水区', leaf: false },
];
const clerk = {
  id: 'b',
  username: 'zhou-fang',
  displayName: '周芳',
  role: 'exchange-officer',
  organisation: { code: '410105', name: '郑州市金水区' },
  disabled: false,
};
const answers = {
  'GET /api/session': () => ({
    ...session,
    account: { ...session.account, role: 'administrator', organisation: city },
    acts: ['accounts'],
  }),
  'GET /api/bureau/accounts': () => ({ items: [clerk], total: 1 }),
  'POST /api/bureau/accounts/search': () => ({ items: [], total: 0 }),
  'POST /api/bureau/accounts': () => ({ id: 'c', oneTimePassword: 'once-only' }),
  'GET /api/bureau/divisions': ({ url }: { url: URL }) =>
    url.searchParams.get('parent') === '410100' ? counties : [],
  'GET /api/bureau/divisions/410100': () => ({
    ...city,
    path: [{ code: '410000', name: '河南省' }, city],
  }),
};

describe('the accounts of an office', () => {
  it('are found by a part of a name, which stands in no address', async () => {
    const asked = region(answers);
    open(<AccountsPage />, '/accounts');
    expect(await screen.findByText('zhou-fang')).toBeTruthy();
    await userEvent.type(screen.getByLabelText('姓名或用户名'), '王');
    await userEvent.click(screen.getByRole('button', { name: /查\s*询/ }));
    expect(await screen.findByText('没有符合条件的账号，请放宽条件或重置')).toBeTruthy();
    const search = asked.find(({ method }) => method === 'POST')!;
    expect(JSON.parse(search.init.body as string)).toEqual({ q: '王', size: 20 });
    expect(search.url.search).toBe('');
  });

  it('are made for every role that has work here, in an office that is chosen by its name', async () => {
    const asked = region(answers);
    open(<AccountsPage />, '/accounts');
    await userEvent.click(await screen.findByRole('button', { name: /新建账号/ }));
    const dialog = await screen.findByRole('dialog');
    await userEvent.type(within(dialog).getByLabelText('用户名'), 'sun-liaison');
    await userEvent.type(within(dialog).getByLabelText('姓名'), '孙宁');
    await userEvent.click(within(dialog).getByLabelText('角色'));
    for (const role of ['部门通报员', '审计员', '系统管理员'])
      expect(await screen.findByTitle(role)).toBeTruthy();
    await userEvent.click(await screen.findByTitle('联络员'));
    expect(await within(dialog).findByTitle('郑州市')).toBeTruthy();
    await userEvent.click(within(dialog).getByRole('button', { name: '创建账号' }));
    expect((await screen.findByTestId('one-time-password')).textContent).toContain('once-only');
    const made = asked.find(({ method }) => method === 'POST')!;
    expect(JSON.parse(made.init.body as string)).toEqual({
      username: 'sun-liaison',
      displayName: '孙宁',
      role: 'liaison-officer',
      organisation: '410100',
    });
  });
});
