import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { open, region, session } from '../../testing/page';
import { ImportPage } from './ImportPage';
import { templateOf } from './register-file';

afterEach(() => vi.unstubAllGlobals());

it('a register that takes its time says how many of its rows are done', async () => {
  let finish: (answer: object) => void = () => undefined;
  const done = new Promise<object>((resolve) => (finish = resolve));
  let rows = 0;
  const running = () => ({ items: [{ importId: 'i', fileName: 'a.csv', state: 'running', rows }] });
  region({ 'GET /api/session': () => session, 'GET /api/receiving/imports': running });
  const answer = fetch;
  vi.stubGlobal('fetch', async (address: string, init: RequestInit = {}) =>
    init.method === 'POST'
      ? new Response(JSON.stringify(await done), {
          headers: { 'content-type': 'application/json' },
        })
      : answer(address, init),
  );
  open(<ImportPage />, '/import');
  await screen.findByText(/将文件拖到这里|拖/);
  const header = (await textOf(templateOf('arrivals'))).split('\r\n')[0]!;
  const lines = [header, ...Array.from({ length: 4 }, (_, n) => `${n + 1}${','.repeat(17)}`)];
  const file = new File([lines.join('\r\n')], 'a.csv', { type: 'text/csv' });
  const input = document.querySelector<HTMLInputElement>('input[type=file]')!;
  await userEvent.upload(input, file);
  await userEvent.click(await screen.findByRole('button', { name: '确认导入' }));
  expect(await screen.findByText('已核对 0 / 4 行')).toBeTruthy();
  rows = 2;
  expect(await screen.findByText('已核对 2 / 4 行', {}, { timeout: 5000 })).toBeTruthy();
  expect(screen.getByRole('progressbar').getAttribute('aria-valuenow')).toBe('50');
  finish({ importId: 'i', rows: 4, accepted: 4, refused: 0, alreadyDone: 0 });
  await waitFor(() => expect(screen.queryByRole('progressbar')).toBeNull());
});

const textOf = (blob: Blob): Promise<string> =>
  new Promise((resolve) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result as string);
    reader.readAsText(blob);
  });
