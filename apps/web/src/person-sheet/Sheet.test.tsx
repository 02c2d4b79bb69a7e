import { screen } from '@testing-library/react';
import type { CaseField } from '../api/cases';
import type { PersonSheet } from '../api/personSheet';
import { open, region, session } from '../testing/page';
import { Sheet } from './Sheet';

afterEach(() => vi.unstubAllGlobals());

const askable = (field: string, owner: CaseField['owner']): CaseField => ({
  ...{ field, owner, writing: 'text', zh: field, en: field },
});
const fields = [
  askable('name', 'sending'),
  askable('destinationDivision', 'sending'),
  askable('returnedOn', 'sending'),
  askable('pairing', 'sending'),
  askable('reason', 'receiving'),
  askable('address', 'receiving'),
];
const home = { code: '610300', name: '宝鸡市' };
const residence = { code: '410100', name: '郑州市' };
const sheet: PersonSheet = {
  recordId: 'r1',
  side: 'receiving',
  printedAt: '2026-11-20T01:00:00.000Z',
  office: residence,
  name: '魏岚',
  sections: [
    {
      section: 'departure',
      ...{ owner: 'sending', region: home, source: '户籍地外出登记' },
      fields: [
        { field: 'name', value: '魏岚' },
        { field: 'destinationDivision', value: '410105' },
        { field: 'reason', value: '01' },
        { field: 'registeredOn', value: '2026-01-03' },
        { field: 'status', value: 'ended' },
        { field: 'ended', value: 'returned 2026-11-01' },
      ],
    },
    {
      section: 'pairing',
      ...{ owner: 'sending', region: home, source: '户籍地比对决定' },
      fields: [
        { field: 'linked', value: 'true' },
        { field: 'score', value: '1' },
        { field: 'decidedBy', value: 'officer' },
      ],
    },
    {
      section: 'residence',
      ...{ owner: 'receiving', region: residence, source: '现居住地登记' },
      fields: [
        { field: 'address', value: '健康路 1 号' },
        { field: 'inHousehold', value: 'true' },
        { field: 'relation', value: '配偶' },
      ],
    },
  ],
  recipients: [],
  readings: [],
  readingsTotal: 0,
  rights: [],
  basis: '依法',
};
const show = async (acts: string[]): Promise<void> => {
  region({
    'GET /api/session': () => ({ ...session, acts }),
    'GET /api/bureau/cases/fields': () => fields,
  });
  open(<Sheet sheet={sheet} />, '/');
  await screen.findByText('流动人口本人信息单');
};
const doubted = (): (string | null)[] =>
  screen
    .queryAllByRole('link', { name: /^提出异议/ })
    .map((link) => new URL((link as HTMLAnchorElement).href).searchParams.get('field'));

describe('the sheet of a person', () => {
  it('offers an objection only to what the other side can be asked about', async () => {
    await show(['open-case', 'change-residence']);
    await screen.findByRole('link', { name: /提出异议 ?姓名/ });
    expect(doubted()).toEqual([
      'name',
      'destinationDivision',
      // How an absence ended is doubted by its day, a pairing as one.
      'returnedOn',
      ...['pairing', 'pairing', 'pairing'],
    ]);
    const own = screen.getByRole('link', { name: /更正 ?现住地址/ });
    expect(own.getAttribute('href')).toBe('/records/r1');
  });

  it('offers none to who may open no case', async () => {
    await show(['change-residence']);
    expect(doubted()).toEqual([]);
  });

  it('names why somebody left, and what somebody is to the head of the household', async () => {
    await show([]);
    expect(screen.queryAllByText('来此原因')).toEqual([]);
    const said = (label: string) => screen.getByText(label).nextSibling?.textContent;
    expect(said('外出原因')).toBe('01');
    expect(said('随户登记')).toBe('是');
    expect(said('与户主关系')).toBe('配偶');
  });
});
