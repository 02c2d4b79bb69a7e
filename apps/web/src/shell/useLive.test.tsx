import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render, screen, waitFor } from '@testing-library/react';
import type { JSX } from 'react';
import { read } from '../api/http';
import { region } from '../testing/page';
import { useLive } from './useLive';

function List({ id }: { id: string }): JSX.Element {
  const { data, refetch } = useLive([id], () => read<{ id: string }>(`/api/${id}`));
  return <button onClick={() => void refetch()}>{data?.id ?? '…'}</button>;
}

afterEach(() => vi.unstubAllGlobals());

it('a screen says which of its questions it repeats by itself', async () => {
  const asked = region({ 'GET /api/a': () => ({ id: 'a' }), 'GET /api/b': () => ({ id: 'b' }) });
  const marks = (): [string, string | undefined][] =>
    asked.map(({ url, init }) => [
      url.pathname,
      (init.headers as Record<string, string>)['X-Background'],
    ]);
  const client = new QueryClient();
  const show = (id: string): JSX.Element => (
    <QueryClientProvider client={client}>
      <List id={id} />
    </QueryClientProvider>
  );
  const { rerender } = render(show('a'));
  (await screen.findByText('a')).click();
  await waitFor(() => expect(marks()).toHaveLength(2));
  rerender(show('b'));
  await screen.findByText('b');
  expect(marks()).toEqual([
    ['/api/a', undefined],
    ['/api/a', 'attended'],
    ['/api/b', undefined],
  ]);
});
