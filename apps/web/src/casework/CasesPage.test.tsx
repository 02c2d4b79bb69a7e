import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { CaseRow } from '../api/cases';
import { open, region, session } from '../testing/page';
import { CasesPage } from './CasesPage';

afterEach(() => vi.unstubAllGlobals());

const rowOf = (caseId: string, name: string, more: Partial<CaseRow> = {}): CaseRow => ({
  caseId,
  kind: 'verification',
  urgency: 'urgent',
  side: 'answering',
  service: 'sending',
  state: 'opened',
  round: 1,
  corrected: false,
  partner: { code: '610300', name: '宝鸡市' },
  person: { name, idNumberMasked: '610302********0011' },
  fields: ['hukouAddress', 'birthDate'],
  openedAt: '2026-11-20T01:00:00.000Z',
  overdue: false,
  reminders: 0,
  acts: ['acknowledge', 'forward'],
  updatedAt: '2026-11-20T01:00:00.000Z',
  ...more,
});
const rows = [
  rowOf('c1', '魏岚'),
  rowOf('c2', '赵远'),
  rowOf('c3', '孙宁', { state: 'answered', acts: ['correct'] }),
];
const counts = {
  mine: 0,
  office: 3,
  incoming: 3,
  outgoing: 0,
  'due-soon': 1,
  overdue: 2,
  returned: 0,
};
const answers = {
  'GET /api/session': () => ({ ...session, acts: ['read-cases', 'open-case', 'work-case'] }),
  'GET /api/bureau/partners': () => [],
  'GET /api/bureau/cases/counts': () => counts,
  'GET /api/bureau/cases': ({ url }: { url: URL }) =>
    url.searchParams.get('list') === 'office' ? { items: rows, total: 3 } : { items: [], total: 0 },
};
const show = (address: string): void => void open(<CasesPage />, '/cases/lists/:list', address);

describe('the work-lists', () => {
  it('ask for the list of their tab and show its count', async () => {
    const asked = region(answers);
    show('/cases/lists/office');
    expect(await screen.findByRole('link', { name: /魏岚/ })).toBeTruthy();
    expect(screen.getByRole('tab', { name: /已超期/ }).textContent).toContain('2');
    const lists = asked.filter(({ url }) => url.pathname === '/api/bureau/cases');
    expect(lists[0]!.url.searchParams.get('list')).toBe('office');
    expect(screen.getAllByText('待签收')).toHaveLength(2);
    expect(screen.getAllByText('户籍地址、出生日期')).toHaveLength(3);
  });

  it('say of a late answer by how many days', async () => {
    const explanation = { rule: {}, clock: {}, skipped: [] };
    const due = { day: '2026-11-18', at: '', explanation, warnings: [], extended: false };
    const late = rowOf('c4', '周平', {
      state: 'answered',
      due: { ...due, answered: { inTime: false, daysLate: 2 } } as never,
    });
    region({ ...answers, 'GET /api/bureau/cases': () => ({ items: [late], total: 1 }) });
    show('/cases/lists/office');
    expect(await screen.findByText('超期 2 天反馈')).toBeTruthy();
  });

  it('do one act on several cases and say of each how it went', async () => {
    const asked = region({
      ...answers,
      'POST /api/sending/cases/bulk': () => ({
        done: 1,
        refused: 1,
        outcomes: [
          { caseId: 'c1', state: 'acknowledged' },
          { caseId: 'c2', refused: { code: 'case.withdrawn', title: '发起方已撤回' } },
        ],
      }),
    });
    show('/cases/lists/office');
    await screen.findByRole('link', { name: /魏岚/ });
    for (const box of screen.getAllByRole('checkbox')) await userEvent.click(box);
    await userEvent.click(await screen.findByRole('button', { name: '签收 (2)' }));
    const dialog = await screen.findByRole('dialog');
    expect(within(dialog).getByText(/另有 1 件/)).toBeTruthy();
    await userEvent.click(within(dialog).getByRole('button', { name: '签收 (2)' }));
    expect(await within(dialog).findByText('成功 1 件，未成功 1 件')).toBeTruthy();
    expect(within(dialog).getByText('发起方已撤回')).toBeTruthy();
    const commands = asked.filter(({ method }) => method === 'POST');
    expect(commands.map(({ init }) => JSON.parse(init.body as string))).toEqual([
      { act: 'acknowledge', ids: ['c1', 'c2'] },
    ]);
    expect(new Headers(commands[0]!.init.headers).get('Idempotency-Key')).toBeTruthy();
  });

  it('offer no ticks to who may only read', async () => {
    region({ ...answers, 'GET /api/session': () => ({ ...session, acts: ['read-cases'] }) });
    show('/cases/lists/office');
    await screen.findByRole('link', { name: /魏岚/ });
    expect(screen.queryByRole('checkbox')).toBeNull();
    expect(screen.queryByRole('button', { name: /发起事项/ })).toBeNull();
  });
});
