import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { Case } from '../api/case';
import { open, Problem, region, session } from '../testing/page';
import { CasePage } from './CasePage';

afterEach(() => vi.unstubAllGlobals());

const held: Case = {
  caseId: 'c1',
  kind: 'verification',
  urgency: 'normal',
  side: 'answering',
  service: 'sending',
  state: 'acknowledged',
  round: 1,
  corrected: false,
  partner: { code: '410100', name: '郑州市' },
  person: { name: '魏岚', idNumberMasked: '610302********1123', recordId: 'r1' },
  fields: ['hukouAddress', 'sex'],
  openedAt: '2026-11-20T01:00:00.000Z',
  sentAt: '2026-11-20T01:00:01.000Z',
  deliveredAt: '2026-11-20T01:00:02.000Z',
  acknowledgedAt: '2026-11-20T02:00:00.000Z',
  due: {
    day: '2026-12-11',
    at: '2026-12-11T15:59:59.999Z',
    explanation: {
      start: '2026-11-20',
      rule: { code: 'VER-N', days: 15, unit: 'working', source: '产品默认值' },
      skipped: [
        { day: '2026-11-21', why: 'weekend' },
        { day: '2026-11-22', why: 'weekend' },
      ],
    },
    warnings: [],
    extended: false,
  },
  overdue: false,
  reminders: 1,
  acts: ['answer', 'extend', 'assign'],
  updatedAt: '2026-11-20T02:00:00.000Z',
  holder: { organisation: '610302' },
  division: '610302',
  askedBy: '410102',
  organisation: '610302',
  asking: {
    strandId: 'c1',
    version: 1,
    digest: 'a'.repeat(64),
    covered: true,
    sections: {
      question: {
        open: { kind: 'verification', fields: ['hukouAddress', 'sex'] },
        personal: { values: { hukouAddress: '演示路18号' }, text: '请核对门牌' },
        version: 1,
        time: '2026-11-20T01:00:00.000Z',
      },
    },
  },
  handlings: [],
  corrections: [],
};
const answers = {
  'GET /api/session': () => ({
    ...session,
    region: { code: '610300', name: '宝鸡市' },
    acts: ['read-cases', 'work-case', 'reveal'],
  }),
  'GET /api/bureau/codes': () => ({ sex: [{ code: '2', zh: '女', en: 'Female' }] }),
  'GET /api/bureau/cases/c1': () => held,
  'GET /api/bureau/cases/c1/timeline': () => [],
  'GET /api/bureau/cases/c1/attachments': () => [],
  'GET /api/bureau/cases/fields': () => [],
};

describe('the page of a case', () => {
  it('shows the question beside its answer, and only the acts the region lists', async () => {
    region(answers);
    open(<CasePage />, '/cases/:id', '/cases/c1');
    const row = (await screen.findByRole('rowheader', { name: '户籍地址' })).closest('tr')!;
    expect(within(row).getByText('演示路18号')).toBeTruthy();
    expect(within(row).getByText('尚未反馈')).toBeTruthy();
    expect(screen.getByText('请核对门牌')).toBeTruthy();
    for (const name of ['反馈', '交办', '延期'])
      expect(screen.getByRole('button', { name: new RegExp(`^${name.split('').join('\\s?')}$`) }));
    expect(screen.queryByRole('button', { name: /采\s?纳/ })).toBeNull();
  });

  it('explains the due day: start, rule and days passed over', async () => {
    region(answers);
    open(<CasePage />, '/cases/:id', '/cases/c1');
    expect(await screen.findByText('2026-12-11')).toBeTruthy();
    expect(screen.getByText('自 2026-11-20 的次日起算')).toBeTruthy();
    expect(screen.getByText(/15 个工作日/)).toBeTruthy();
    expect(screen.getByText('11-21 至 11-22')).toBeTruthy();
  });

  it('says that nobody had taken it in, what that may still change, and into which batch it was sent', async () => {
    const rule = { code: 'ACK', days: 3, unit: 'working', source: '产品默认值' };
    const clock = {
      start: 'acknowledgement-due',
      at: '2027-01-04T15:59:59.999Z',
      within: { from: '2026-12-30', rule },
    };
    const due = {
      ...held.due!,
      explanation: { ...held.due!.explanation, start: '2027-01-04', clock },
      warnings: [{ code: 'calendar.unpublished', year: 2027 }],
    };
    region({
      ...answers,
      'GET /api/bureau/cases/c1': () => ({ ...held, due, batch: '2027-01' }),
    });
    open(<CasePage />, '/cases/:id', '/cases/c1');
    expect(await screen.findByText(/2026-12-30 送达，应在 3 个工作日内签收/)).toBeTruthy();
    expect(screen.getByText('2027 年放假安排尚未公布，公布后到期日可能改变')).toBeTruthy();
    expect(screen.getByText('所属批次：2027-01')).toBeTruthy();
  });

  it.each([
    ['answered', { inTime: true, daysLate: 0 }, '按期反馈', 1],
    ['closed', { inTime: false, daysLate: 2 }, '超期 2 天反馈', 2],
    ['withdrawn', undefined, '未反馈，期限不再计算', 1],
  ])('says of the deadline of a case %s: %s', async (state, answered, sentence, times) => {
    const due = { ...held.due!, ...(answered && { answered }) };
    region({ ...answers, 'GET /api/bureau/cases/c1': () => ({ ...held, state, due }) });
    open(<CasePage />, '/cases/:id', '/cases/c1');
    // Late is a tag: beside the state and beside the day.
    expect(await screen.findAllByText(sentence)).toHaveLength(times);
  });

  it('sends the minimal answer, and shows a fault at its field', async () => {
    let refused = true;
    const asked = region({
      ...answers,
      'POST /api/sending/cases/c1/answer': () => {
        if (!refused) return { caseId: 'c1', state: 'answered' };
        refused = false;
        const text = '更正后的内容与对方所填相同';
        return new Problem(422, {
          status: 422,
          code: 'answer.same-as-asked',
          title: text,
          faults: [{ field: 'values.hukouAddress', code: 'answer.same-as-asked', text }],
        });
      },
    });
    open(<CasePage />, '/cases/:id', '/cases/c1');
    await userEvent.click(await screen.findByRole('button', { name: /^反\s?馈$/ }));
    const dialog = await screen.findByRole('dialog');
    const group = (field: string) => within(dialog).getByRole('radiogroup', { name: field });
    await userEvent.click(within(group('性别 核实结果')).getByText('一致'));
    await userEvent.click(within(group('户籍地址 核实结果')).getByText('更正为'));
    const value = await within(dialog).findByLabelText('户籍地址的正确内容');
    await userEvent.type(value, '演示路18号');
    await userEvent.click(within(dialog).getByRole('button', { name: /^反\s?馈$/ }));
    expect(await within(dialog).findByText('更正后的内容与对方所填相同')).toBeTruthy();
    await userEvent.type(value, '2单元');
    await userEvent.click(within(dialog).getByRole('button', { name: /^反\s?馈$/ }));
    await screen.findByText('已反馈', { selector: '.ant-message *' });
    const told = asked.filter(({ method }) => method === 'POST').at(-1)!;
    expect(JSON.parse(told.init.body as string)).toEqual({
      results: [
        { field: 'hukouAddress', result: 'corrected' },
        { field: 'sex', result: 'match' },
      ],
      values: { hukouAddress: '演示路18号2单元' },
    });
  });
});
