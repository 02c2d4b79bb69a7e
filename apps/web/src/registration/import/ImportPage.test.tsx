import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { open, region, session } from '../../testing/page';
import { ImportPage } from './ImportPage';

afterEach(() => vi.unstubAllGlobals());

const handed = {
  importId: 'i',
  kind: 'arrivals',
  format: 'xlsx',
  fileName: '到达.xlsx',
  state: 'checking',
  rows: 0,
  accepted: 0,
  refused: 0,
  alreadyDone: 0,
  startedAt: '2026-11-22T02:42:00.000Z',
};

/** The region as it goes on with one import; `now` is what it says next. */
function importing() {
  const held = { now: handed as object };
  const asked = region({
    'GET /api/session': () => session,
    'GET /api/receiving/imports': () => ({ items: [], total: 0 }),
    'POST /api/receiving/imports': () => handed,
    'GET /api/receiving/imports/i': () => held.now,
    'GET /api/receiving/imports/i/refusals': () => ({ items: [], total: 0, totalIsExact: true }),
    'POST /api/receiving/imports/i/confirm': () => held.now,
    'PUT /api/receiving/imports/i/columns': () => held.now,
  });
  return { held, asked };
}

async function handIn(): Promise<void> {
  await screen.findByText('点击或拖入文件');
  const input = document.querySelector<HTMLInputElement>('input[type=file]')!;
  await userEvent.upload(input, new File(['x'], '到达.xlsx'));
}

it('a register is uploaded, checked and taken in only when it is confirmed', async () => {
  const { held, asked } = importing();
  open(<ImportPage />, '/import');
  await handIn();
  expect(await screen.findByText(/已核对 0 行/)).toBeTruthy();
  held.now = { ...handed, rows: 3000 };
  expect(await screen.findByText(/已核对 3,000 行/, {}, { timeout: 5000 })).toBeTruthy();
  held.now = { ...handed, state: 'checked', rows: 4000, total: 4000, refused: 10, alreadyDone: 5 };
  const confirm = await screen.findByRole(
    'button',
    { name: '确认导入 3985 行' },
    { timeout: 5000 },
  );
  expect(asked.some(({ url }) => url.pathname.endsWith('/confirm'))).toBe(false);
  held.now = { ...handed, state: 'running', rows: 1000, total: 4000 };
  await userEvent.click(confirm);
  expect(await screen.findByText(/已处理 1,000 \/ 4,000 行/)).toBeTruthy();
  expect(screen.getByRole('progressbar').getAttribute('aria-valuenow')).toBe('25');
  held.now = { ...handed, state: 'done', rows: 4000, total: 4000, accepted: 3985, refused: 10 };
  expect(await screen.findByText(/10 行未通过，其余已登记/, {}, { timeout: 5000 })).toBeTruthy();
});

it('columns of another layout are asked for, and sent once every required field has one', async () => {
  const { held, asked } = importing();
  held.now = {
    ...handed,
    state: 'mapping',
    mapping: {
      columns: [{ header: '姓 名' }, { header: '身份证号', field: 'idNumber' }, { header: '备注' }],
      fields: [
        { field: 'name', header: '姓名', required: true },
        { field: 'idNumber', header: '证件号码', required: true },
      ],
      looksLike: 'departures',
    },
  };
  open(<ImportPage />, '/import', '/import?kind=arrivals&import=i');
  expect(await screen.findByText('还缺少必填项目：姓名')).toBeTruthy();
  expect(screen.getByText(/看起来是“流出登记”，您选的是“流入登记”/)).toBeTruthy();
  const save = screen.getByRole<HTMLButtonElement>('button', { name: '保存并校验' });
  expect(save.disabled).toBe(true);
  await userEvent.click(screen.getByRole('combobox', { name: '姓 名：对应项目' }));
  await userEvent.click(await screen.findByTitle('姓名 *'));
  await userEvent.click(save);
  const sent = asked.find(({ method }) => method === 'PUT');
  expect(JSON.parse(sent?.init.body as string)).toEqual({ fields: ['name', 'idNumber', ''] });
});

it('a file that nobody can take in says why', async () => {
  const { held } = importing();
  held.now = { ...handed, state: 'failed', code: 'import.password' };
  open(<ImportPage />, '/import', '/import?kind=arrivals&import=i');
  expect(await screen.findByText(/设有打开密码/)).toBeTruthy();
});
