import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render } from '@testing-library/react';
import { App as Feedback } from 'antd';
import type { JSX } from 'react';
import { createMemoryRouter, RouterProvider } from 'react-router';
import '../texts';
import { SessionProvider, useSessionState } from '../identity/session';

/** What a request answers: a body, or a status with one; a promise of it comes late. */
export type Answer = (request: { url: URL; init: RequestInit }) => unknown;

export class Problem {
  constructor(
    readonly status: number,
    readonly body: object,
  ) {}
}

/** Stands where the region would: answers by `METHOD /path`, and keeps what was asked. */
export function region(
  answers: Record<string, Answer>,
): { method: string; url: URL; init: RequestInit }[] {
  const asked: { method: string; url: URL; init: RequestInit }[] = [];
  vi.stubGlobal('fetch', async (address: string, init: RequestInit = {}) => {
    await Promise.resolve();
    const url = new URL(address, 'http://region');
    const method = init.method ?? 'GET';
    asked.push({ method, url, init });
    const answer = answers[`${method} ${url.pathname}`];
    if (!answer) return json(404, { status: 404, code: 'route.not-found' });
    const body = await answer({ url, init });
    return body instanceof Problem ? json(body.status, body.body) : json(200, body);
  });
  return asked;
}

const json = (status: number, body: unknown): Response =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } });

export const session = {
  account: {
    id: 'a',
    username: 'zhaomin',
    displayName: '赵敏',
    role: 'community-manager',
    organisation: { code: '410103001001', name: '演示第一社区' },
    mustChangePassword: false,
  },
  acts: ['read', 'summary', 'reveal', 'register-arrival', 'import'],
  region: { code: '410100', name: '郑州市' },
  clockMoved: false,
  now: '2026-11-22T02:42:00.000Z',
};

function SignedIn({ children }: { children: JSX.Element }): JSX.Element | null {
  return useSessionState().session ? children : null;
}

/** Shows one page to a person who is signed in. */
export function open(
  page: JSX.Element,
  path: string,
  address = path,
): ReturnType<typeof createMemoryRouter> {
  const router = createMemoryRouter(
    [
      { path, element: <SignedIn>{page}</SignedIn> },
      { path: '*', element: <p>另一页</p> },
    ],
    { initialEntries: [address] },
  );
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  render(
    <QueryClientProvider client={client}>
      <Feedback>
        <SessionProvider>
          <RouterProvider router={router} />
        </SessionProvider>
      </Feedback>
    </QueryClientProvider>,
  );
  return router;
}
