import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, render, screen, waitFor } from '@testing-library/react';
import { region } from '../testing/page';
import { speak } from '../texts';
import { ClockLine } from './ClockLine';

afterEach(() => {
  act(() => speak('zh-CN'));
  vi.unstubAllGlobals();
});

function shown(): QueryClient {
  const client = new QueryClient();
  render(
    <QueryClientProvider client={client}>
      <ClockLine />
    </QueryClientProvider>,
  );
  return client;
}

it('a moved clock stands above the page in the language of the reader, with China’s time', async () => {
  region({ 'GET /api/bureau/clock': () => ({ now: '2026-03-02T01:00:00.000Z', moved: true }) });
  shown();
  await screen.findByText('演示时钟 2026年3月2日 09:00');
  act(() => speak('en'));
  await screen.findByText('Demonstration clock: 2 March 2026, 09:00');
});

it('a clock that nobody moved shows nothing', async () => {
  const asked = region({
    'GET /api/bureau/clock': () => ({ now: '2026-03-02T01:00:00.000Z', moved: false }),
  });
  shown();
  await waitFor(() => expect(asked).toHaveLength(1));
  expect(screen.queryByRole('complementary')).toBeNull();
});

it('a clock that has jumped makes the screen ask what time it is for everything it shows', async () => {
  let now = '2026-03-02T01:00:00.000Z';
  region({ 'GET /api/bureau/clock': () => ({ now, moved: true }) });
  const client = shown();
  client.setQueryData(['session'], {});
  await screen.findByText(/3月2日/);
  now = '2026-03-03T01:00:00.000Z';
  await act(() => client.refetchQueries({ queryKey: ['clock'] }));
  await screen.findByText(/3月3日/);
  expect(client.getQueryState(['session'])?.isInvalidated).toBe(true);
});
