import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { open, region, session } from '../testing/page';
import { SitesPage } from './SitesPage';

afterEach(() => vi.unstubAllGlobals());

const answers = {
  'GET /api/session': () => ({ ...session, acts: ['read', 'summary', 'decide-self-report'] }),
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

describe('the list of sites', () => {
  it('is sought by what was typed in a body, and says when nothing fits', async () => {
    const asked = region({
      ...answers,
      'POST /api/receiving/sites/search': () => ({ items: [], total: 0 }),
    });
    const router = open(<SitesPage />, '/sites', '/sites?channel=3');
    await userEvent.type(await screen.findByLabelText('场所名称'), '东院');
    await userEvent.click(screen.getByRole('button', { name: /查\s*询/ }));
    await vi.waitFor(() => {
      const [search] = asked.filter(({ url }) => url.pathname === '/api/receiving/sites/search');
      expect(JSON.parse(search?.init.body as string)).toMatchObject({ channel: '3', q: '东院' });
    });
    expect(await screen.findByText('没有符合条件的场所，请放宽条件或重置')).toBeTruthy();
    expect(router.state.location.search).toBe('?channel=3');
  });
});

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

  it('of a site open its people and its reports', async () => {
    const site = {
      siteId: 's1',
      channel: '3',
      name: '东院',
      divisionName: '',
      residents: 4,
      reports: 3,
    };
    region({ ...answers, 'GET /api/receiving/sites': () => ({ items: [site], total: 1 }) });
    open(<SitesPage />, '/sites');
    const people = await screen.findByRole('link', { name: '东院 在册人数 4' });
    expect(people.getAttribute('href')).toBe('/records?site=s1');
    const reports = screen.getByRole('link', { name: '东院 申报数 3' });
    expect(reports.getAttribute('href')).toBe('/registration/self-reports?siteId=s1&state=any');
  });

  it('of a channel open the sites and the people they count', async () => {
    region(answers);
    open(<SitesPage />, '/sites');
    const links = await screen.findAllByRole('link', {
      name: /(申报场所|签承诺书|挂接人员).* \d$/,
    });
    const opened = links.map((link) => [link.textContent, link.getAttribute('href')]);
    expect(opened).toEqual([
      ['2', '/sites?channel=3&silent=false'],
      ['5', '/sites?channel=3'],
      ['1', '/sites?channel=3&signed=true'],
      ['5', '/sites?channel=3'],
      ['1', '/records?channel=3&atSite=true'],
      ['7', '/records?channel=3'],
    ]);
  });
});
