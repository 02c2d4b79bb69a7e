import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { open, Problem, region, session } from '../../testing/page';
import { RegisterArrivalPage } from './RegisterArrivalPage';

const codes = {
  sex: [
    { code: '1', zh: '男', en: 'male' },
    { code: '2', zh: '女', en: 'female' },
  ],
  channel: [
    { code: '1', zh: '封闭小区', en: 'compound' },
    { code: 'unstated', zh: '未说明', en: 'Not stated', offered: false },
  ],
};
const notice = {
  version: '2026-1',
  title: '个人信息处理告知书',
  sections: [{ heading: '您的权利', text: '可查询、复制、更正。' }],
};
const division = ({ url }: { url: URL }): object => {
  const code = url.pathname.split('/').at(-1) ?? '';
  return { code, name: '某地', path: [{ code, name: '某地' }] };
};
const usual = {
  'GET /api/session': () => session,
  'GET /api/bureau/codes': () => codes,
  'GET /api/receiving/notice': () => notice,
  'GET /api/bureau/divisions': () => [{ code: '610323', name: '岐山县', leaf: true }],
  'GET /api/bureau/divisions/410103001001': division,
  'GET /api/bureau/divisions/110105': division,
  'POST /api/receiving/arrivals/check': () => ({ valid: true, faults: [] }),
};
const number = '11010519491231002X';
const heldRecord = {
  recordId: 'r1',
  sending: {
    sections: {
      departure: {
        open: { homeDivision: '610302', destinationDivision: '410100', reason: '01' },
        personal: { name: '王秀英', sex: '2', birthDate: '1949-12-31', hukouAddress: '演示路18号' },
        version: 1,
      },
    },
  },
};
const heldAtHome = {
  'GET /api/bureau/divisions/610302': division,
  'GET /api/bureau/records/r1': () => heldRecord,
  'POST /api/bureau/records/r1/reveal': () => ({ idNumber: number }),
};
const isRegistration = ({ method, url }: { method: string; url: URL }): boolean =>
  method === 'POST' && url.pathname === '/api/receiving/arrivals';

async function fill(): Promise<void> {
  const idNumber = await screen.findByLabelText('公民身份号码');
  fireEvent.change(idNumber, { target: { value: number } });
  fireEvent.change(screen.getByLabelText('姓名'), { target: { value: '王秀英' } });
  fireEvent.change(screen.getByLabelText('现住地址'), { target: { value: '淮河路 88 号' } });
  await userEvent.click(await screen.findByRole('button', { name: /按号码前六位填入/ }));
  await userEvent.click(screen.getByLabelText('来源渠道'));
  const offered = await screen.findByTitle('封闭小区');
  expect(screen.queryByTitle('未说明')).toBeNull();
  await userEvent.click(offered);
}

const save = (): Promise<void> =>
  userEvent.click(screen.getByRole('button', { name: /保存并出具回执/ }));

describe('the arrival form', () => {
  afterEach(() => vi.unstubAllGlobals());

  it('fills sex, birth date and age from the number at once', async () => {
    const asked = region(usual);
    open(<RegisterArrivalPage />, '/new');
    fireEvent.change(await screen.findByLabelText('公民身份号码'), {
      target: { value: ' 110105 1949 1231 002x ' },
    });
    expect(await screen.findByText(/号码有效.*女.*1949-12-31 出生，76 岁/)).toBeTruthy();
    expect(screen.getByLabelText<HTMLInputElement>('出生日期').value).toBe('1949-12-31');
    await waitFor(() =>
      expect(asked.some(({ url }) => url.pathname.endsWith('/check'))).toBe(true),
    );
    expect(asked.filter(({ url }) => url.href.includes('1949'))).toEqual([]);
  });

  it('shows somebody who is registered already before anything is saved', async () => {
    region({
      ...usual,
      'POST /api/receiving/arrivals/check': () => ({
        valid: true,
        faults: [],
        alreadyRegistered: 'abc',
      }),
    });
    open(<RegisterArrivalPage />, '/new');
    fireEvent.change(await screen.findByLabelText('公民身份号码'), { target: { value: number } });
    const link = await screen.findByRole('link', { name: '查看已有记录' });
    expect(link.getAttribute('href')).toBe('/records/abc');
  });

  it('does not save before the person was informed', async () => {
    const asked = region(usual);
    open(<RegisterArrivalPage />, '/new');
    await fill();
    await save();
    expect(await screen.findByText('请先告知本人，再保存')).toBeTruthy();
    expect(asked.filter(isRegistration)).toEqual([]);
  });

  it('shows the faults of the region at their fields', async () => {
    region({
      ...usual,
      'POST /api/receiving/arrivals': () =>
        new Problem(400, {
          title: '登记未通过',
          status: 400,
          code: 'registration.refused',
          faults: [
            { field: 'name', code: 'name.characters', text: '姓名含有不能使用的字符' },
            { field: 'organisation', code: 'division.outside', text: '登记单位不在管辖范围内' },
          ],
        }),
    });
    open(<RegisterArrivalPage />, '/new');
    await fill();
    await userEvent.click(screen.getByLabelText('已向本人告知'));
    await save();
    expect(await screen.findByText('姓名含有不能使用的字符')).toBeTruthy();
    await waitFor(() =>
      expect(screen.getByLabelText('姓名').getAttribute('aria-invalid')).toBe('true'),
    );
    const alert = screen.getByText('登记未通过').closest('[role="alert"]');
    expect(alert?.textContent).toContain('登记单位不在管辖范围内');
  });

  it('of somebody the home side has registered begins with what it holds, and asks for the number once', async () => {
    const asked = region({ ...usual, ...heldAtHome });
    open(<RegisterArrivalPage />, '/new', '/new?record=r1');
    const name = await screen.findByLabelText<HTMLInputElement>('姓名');
    expect(name.value).toBe('王秀英');
    expect(screen.getByLabelText<HTMLInputElement>('公民身份号码').value).toBe(number);
    expect(screen.getByLabelText<HTMLInputElement>('户籍地址').value).toBe('演示路18号');
    expect(screen.getByText(/取自对方的登记/)).toBeTruthy();
    const reveals = asked.filter(({ url }) => url.pathname.endsWith('/reveal'));
    expect(reveals.map(({ init }) => init.body)).toEqual([
      JSON.stringify({ purpose: '登记流入人员' }),
    ]);
  });

  it('is done with what it began with: saved, it asks for it no more and goes to the receipt', async () => {
    let saved = false;
    const asked = region({
      ...usual,
      ...heldAtHome,
      // Both words make one joint record from now on: there may be none under the old name.
      'GET /api/bureau/records/r1': () =>
        saved ? new Problem(404, { status: 404, code: 'record.unknown' }) : heldRecord,
      'POST /api/receiving/arrivals': () => {
        saved = true;
        return { recordId: 'abc', marks: [] };
      },
    });
    const router = open(<RegisterArrivalPage />, '/new', '/new?record=r1');
    fireEvent.change(await screen.findByLabelText('现住地址'), { target: { value: '淮河路' } });
    await userEvent.click(screen.getByLabelText('来源渠道'));
    await userEvent.click(await screen.findByTitle('封闭小区'));
    await userEvent.click(await screen.findByLabelText('已向本人告知'));
    await save();
    await waitFor(() =>
      expect(router.state.location.pathname).toBe('/registration/arrivals/abc/receipt'),
    );
    expect(asked.filter(({ url }) => url.pathname.includes('/records/r1'))).toHaveLength(2);
  });

  it('repeats a lost request under the same key, and another content under another', async () => {
    let reachable = false;
    const asked = region({
      ...usual,
      'POST /api/receiving/arrivals': () => {
        if (!reachable) throw new TypeError('network');
        return { recordId: 'abc', marks: [] };
      },
    });
    const router = open(<RegisterArrivalPage />, '/new');
    await fill();
    await userEvent.click(screen.getByLabelText('已向本人告知'));
    await save();
    expect(await screen.findByText(/不会重复登记/, {}, { timeout: 8000 })).toBeTruthy();
    fireEvent.change(screen.getByLabelText('联系电话'), { target: { value: '13812345678' } });
    reachable = true;
    await save();
    await waitFor(() =>
      expect(router.state.location.pathname).toBe('/registration/arrivals/abc/receipt'),
    );
    const keys = asked
      .filter(isRegistration)
      .map(({ init }) => (init.headers as Record<string, string>)['Idempotency-Key']);
    expect(keys).toHaveLength(4);
    expect(new Set(keys.slice(0, 3)).size).toBe(1);
    expect(keys[3]).not.toBe(keys[0]);
    await act(async () => Promise.resolve());
  });
});
