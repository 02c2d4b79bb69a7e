import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { open, region, session } from '../../testing/page';
import { SelfReportsPage } from './SelfReportsPage';

afterEach(() => vi.unstubAllGlobals());

const answers = {
  'GET /api/session': () => ({ ...session, acts: ['read', 'decide-self-report'] }),
  'GET /api/bureau/codes': () => ({}),
  'GET /api/receiving/self-reports': () => ({ items: [], total: 0 }),
};

describe('the list of self-reports', () => {
  it('opened for one site says so, and leads back to all', async () => {
    const asked = region(answers);
    const router = open(<SelfReportsPage />, '/reports', '/reports?siteId=s1&state=any');
    expect(await screen.findByText('当前只看：该场所的申报')).toBeTruthy();
    expect(await screen.findByText('没有符合条件的申报，请放宽条件或重置')).toBeTruthy();
    const [list] = asked.filter(({ url }) => url.pathname === '/api/receiving/self-reports');
    expect(list!.url.searchParams.get('siteId')).toBe('s1');

    await userEvent.click(screen.getByRole('button', { name: '查看全部' }));
    expect(await screen.findByText('没有待确认的申报')).toBeTruthy();
    expect(screen.queryByText('当前只看：该场所的申报')).toBeNull();
    expect(router.state.location.search).toBe('');
  });
});
