import { screen } from '@testing-library/react';
import { open, region, session } from '../testing/page';
import { SummaryCard } from './SummaryCard';

afterEach(() => vi.unstubAllGlobals());

const show = (acts: string[]): void => {
  region({
    'GET /api/session': () => ({ ...session, acts }),
    'GET /api/bureau/records/summary': () => ({
      records: 1234,
      agreed: 1200,
      pending: 10,
      diverged: 4,
      oneSided: { sending: 13, receiving: 7 },
    }),
  });
  open(<SummaryCard />, '/todo');
};

describe('the numbers of joint records', () => {
  it('open the lists with exactly those', async () => {
    show(['read', 'summary']);
    const linkOf = async (name: string) =>
      (await screen.findByRole('link', { name })).getAttribute('href');
    expect(await linkOf('1,234 记录总数')).toBe('/records');
    expect(await linkOf('仅户籍地登记 13')).toBe('/records?state=one-sided&oneSided=sending');
    expect(await linkOf('仅现居住地登记 7')).toBe('/records?state=one-sided&oneSided=receiving');
  });

  it('open nothing for who sees no person', async () => {
    show(['summary']);
    expect(await screen.findByText('1,234')).toBeTruthy();
    expect(screen.queryByRole('link')).toBeNull();
  });
});
