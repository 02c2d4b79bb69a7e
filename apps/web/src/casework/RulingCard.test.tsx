import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { Case, RulingText } from '../api/case';
import { open, region, session } from '../testing/page';
import { CasePage } from './CasePage';

afterEach(() => vi.unstubAllGlobals());

const ruling: RulingText = {
  by: '610000',
  on: '2026-04-01',
  finding: 'answering',
  filing: '裁〔2026〕3号',
};
const other: RulingText = { ...ruling, finding: 'asking', filing: '裁〔2026〕4号' };
const disputed = (more: Partial<Case>): Case => ({
  caseId: 'c1',
  kind: 'dispute',
  side: 'asking',
  service: 'receiving',
  state: 'answered',
  round: 1,
  corrected: false,
  partner: { code: '610300', name: '宝鸡市' },
  person: { name: '魏岚', idNumberMasked: '610302********1123', recordId: 'r1' },
  fields: ['hukouAddress'],
  openedAt: '2026-03-20T01:00:00.000Z',
  overdue: false,
  reminders: 0,
  acts: [],
  updatedAt: '2026-03-20T02:00:00.000Z',
  holder: { organisation: '410102' },
  division: '610302',
  askedBy: '410102',
  organisation: '410102',
  asking: { strandId: 'c1', version: 1, digest: 'a'.repeat(64), covered: true, sections: {} },
  handlings: [],
  corrections: [],
  ...more,
});
const answers = (held: Case) => ({
  'GET /api/session': () => ({
    ...session,
    region: { code: '410100', name: '郑州市' },
    acts: ['read-cases', 'work-case', 'decide-case'],
  }),
  'GET /api/bureau/codes': () => ({}),
  'GET /api/bureau/cases/c1': () => held,
  'GET /api/bureau/cases/c1/timeline': () => [],
  'GET /api/bureau/cases/c1/attachments': () => [],
});
const page = (held: Case, more: object = {}) => {
  const asked = region({ ...answers(held), ...more });
  open(<CasePage />, '/cases/:id', '/cases/c1');
  return asked;
};

describe('the ruling on a dispute', () => {
  it('that the other side entered is countersigned after its text was read again', async () => {
    const held = disputed({
      acts: ['countersign-ruling', 'enter-ruling'],
      ruling: { state: 'answering', answering: ruling },
    });
    const asked = page(held, {
      'POST /api/receiving/cases/c1/countersign-ruling': () => ({
        caseId: 'c1',
        state: 'answered',
      }),
    });
    expect(await screen.findByText('待发起方会签')).toBeTruthy();
    expect(screen.getByText(/^请核对我方收到的文书/)).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: '会签裁定' }));
    const dialog = await screen.findByRole('dialog');
    expect(within(dialog).getByText('裁〔2026〕3号')).toBeTruthy();
    await userEvent.click(within(dialog).getByRole('button', { name: '会签裁定' }));
    await screen.findByText('已会签，裁定对双方生效');
    expect(asked.filter(({ method }) => method === 'POST')).toHaveLength(1);
  });

  it('of which the two received different texts shows both, and is not closed', async () => {
    page(disputed({ ruling: { state: 'contested', asking: other, answering: ruling } }));
    expect(await screen.findByText('双方文本不一致')).toBeTruthy();
    expect(screen.getByText('裁〔2026〕3号')).toBeTruthy();
    expect(screen.getByText('裁〔2026〕4号')).toBeTruthy();
    expect(screen.queryByRole('button', { name: /办\s?结/ })).toBeNull();
  });

  it('that both countersigned is shown once', async () => {
    page(disputed({ ruling: { state: 'countersigned', asking: ruling, answering: ruling } }));
    expect(await screen.findByText('双方已会签')).toBeTruthy();
    expect(screen.getAllByText('裁〔2026〕3号')).toHaveLength(1);
  });
});
