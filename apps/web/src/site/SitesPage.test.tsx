import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { open, region, session } from '../testing/page';
import { SitesPage } from './SitesPage';

afterEach(() => vi.unstubAllGlobals());

const answers = {
  'GET /api/session': () => ({ ...session, acts: ['read', 'summary'] }),
  'GET /api/receiving/sites': () => ({ items: [], total: 0 }),
  'GET /api/receiving/sites/coverage': () => [
    { channel: '3', sites: 5, reporting: 2, signed: 1, persons: 7, personsWithSite: 1 },
    { channel: '6', sites: 0, reporting: 0, signed: 0, persons: 0, personsWithSite: 0 },
  ],
  'GET /api/receiving/grids': () => [
    {
      community: '410103001001',
      communityName: '演示第一社区',
      number: '1',
      name: '东院',
      sites: 2,
    },
  ],
};

describe('the numbers of sites', () => {
  it('of a grid open the sites of that grid', async () => {
    const asked = region(answers);
    const router = open(<SitesPage />, '/sites');
    await userEvent.click(await screen.findByRole('tab', { name: '社区与网格' }));
    await userEvent.click(await screen.findByRole('link', { name: '演示第一社区 东院 场所数 2' }));
    expect(router.state.location.search).toBe('?division=410103001001&grid=1');
    expect((await screen.findByRole('tab', { name: '场所' })).getAttribute('aria-selected')).toBe(
      'true',
    );
    const lists = asked.filter(({ url }) => url.pathname === '/api/receiving/sites');
    expect(Object.fromEntries(lists.at(-1)!.url.searchParams)).toMatchObject({
      division: '410103001001',
      grid: '1',
    });
  });

  it('of a channel open its sites', async () => {
    region(answers);
    open(<SitesPage />, '/sites');
    const links = await screen.findAllByRole('link', { name: /场所 5$/ });
    expect(links.map((link) => link.getAttribute('href'))).toEqual(
      Array(2).fill('/sites?channel=3'),
    );
  });
});
