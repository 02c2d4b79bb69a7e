import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Input } from 'antd';
import { createMemoryRouter, RouterProvider } from 'react-router';
import '../texts';
import type { Page } from '../api/page';
import { readListQuery, writeListQuery } from './list-query';
import { QueryTable } from './QueryTable';

const NAMES = ['state', 'oneSided'] as const;

describe('the address of a list', () => {
  it('holds filters, order, size and page, and nothing that is usual', () => {
    const query = {
      filters: { oneSided: 'true', state: 'one-sided' },
      sort: '-updatedAt',
      size: 50,
      page: 3,
      cursor: 'abc',
    };
    const address = writeListQuery(query);
    expect(readListQuery(address, NAMES)).toEqual(query);
    expect(writeListQuery({ filters: {}, size: 20, page: 1 }).toString()).toBe('');
  });

  it('is read with care: unknown filters, sizes and pages are left out', () => {
    const address = new URLSearchParams('state=agreed&evil=1&size=7&page=-2&sort=drop%20table');
    expect(readListQuery(address, NAMES)).toEqual({
      filters: { state: 'agreed' },
      size: 20,
      page: 1,
    });
  });
});

interface Row {
  id: string;
  name: string;
}

function show(
  address: string | { pathname: string; search?: string; state?: object },
  before?: Promise<void>,
  isEmpty = false,
): {
  asked: Record<string, unknown>[];
  router: ReturnType<typeof createMemoryRouter>;
} {
  const asked: Record<string, unknown>[] = [];
  const fetch = async (query: Record<string, unknown>): Promise<Page<Row>> => {
    asked.push(query);
    const later = query.cursor === 'second';
    await before;
    if (isEmpty) return { items: [], total: 0, totalIsExact: true };
    return {
      items: [{ id: later ? '2' : '1', name: later ? '后来的人' : '先来的人' }],
      total: 31,
      totalIsExact: true,
      ...(!later && { next: 'second' }),
    };
  };
  const list = (
    <QueryTable<Row>
      id="test"
      label="名单"
      names={NAMES}
      textName="q"
      fields={[{ name: 'q', label: '姓名', primary: true, control: <Input /> }]}
      tick={{ name: 'oneSided', label: '只看一方登记' }}
      columns={[{ key: 'name', title: '姓名', dataIndex: 'name' }]}
      rowKey={({ id }) => id}
      fetch={fetch}
      empty={{ text: '空' }}
    />
  );
  const router = createMemoryRouter([{ path: '/list', element: list }], {
    initialEntries: [address],
  });
  render(
    <QueryClientProvider client={new QueryClient()}>
      <RouterProvider router={router} />
    </QueryClientProvider>,
  );
  return { asked, router };
}

describe('a list', () => {
  it('asks for what its address says, and shows it in the inputs', async () => {
    const { asked } = show({ pathname: '/list', search: '?oneSided=true', state: { text: '王' } });
    expect(await screen.findByText('先来的人')).toBeTruthy();
    expect(asked[0]).toMatchObject({ q: '王', oneSided: 'true', size: 20 });
    expect(screen.getByLabelText<HTMLInputElement>('姓名').value).toBe('王');
    expect(screen.getByLabelText<HTMLInputElement>('只看一方登记').checked).toBe(true);
    expect(screen.getByText('共 31 条')).toBeTruthy();
  });

  it('without rows says what to do, and under a filter that nothing fits it', async () => {
    show('/list', undefined, true);
    expect(await screen.findByText('空')).toBeTruthy();
    await userEvent.click(screen.getByLabelText('只看一方登记'));
    expect(await screen.findByText('没有符合条件的记录，请放宽条件或重置')).toBeTruthy();
    expect(screen.queryByText('空')).toBeNull();
  });

  it('puts a new filter into the address, where "back" takes it out again', async () => {
    const { router } = show('/list');
    await userEvent.click(await screen.findByLabelText('只看一方登记'));
    await waitFor(() => expect(router.state.location.search).toBe('?oneSided=true'));
    await router.navigate(-1);
    await waitFor(() =>
      expect(screen.getByLabelText<HTMLInputElement>('只看一方登记').checked).toBe(false),
    );
  });

  it('asks for a name without writing it into the address, and "back" takes it out again', async () => {
    const { router, asked } = show('/list');
    await userEvent.type(await screen.findByLabelText('姓名'), '李{Enter}');
    await waitFor(() => expect(asked.at(-1)).toMatchObject({ q: '李' }));
    expect(router.createHref(router.state.location)).toBe('/list');
    await router.navigate(-1);
    await waitFor(() => expect(screen.getByLabelText<HTMLInputElement>('姓名').value).toBe(''));
  });

  it('opened for something that has no input stays so when it is searched, until 重置', async () => {
    const { router, asked } = show('/list?state=agreed');
    await userEvent.type(await screen.findByLabelText('姓名'), '李{Enter}');
    await waitFor(() => expect(asked.at(-1)).toMatchObject({ q: '李', state: 'agreed' }));
    expect(router.state.location.search).toBe('?state=agreed');
    await userEvent.click(screen.getByRole('button', { name: /重\s*置/ }));
    await waitFor(() => expect(router.state.location.search).toBe(''));
  });

  it('says why when its answer is long in coming, until it is there', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'], shouldAdvanceTime: true });
    try {
      let answer: () => void = () => undefined;
      show(
        '/list',
        new Promise((resolve) => {
          answer = resolve;
        }),
      );
      await screen.findByLabelText('姓名');
      expect(screen.queryByText(/正在整理/)).toBeNull();
      await vi.advanceTimersByTimeAsync(2_400);
      expect(await screen.findByText(/正在整理/)).toBeTruthy();
      answer();
      expect(await screen.findByText('先来的人')).toBeTruthy();
      await waitFor(() => expect(screen.queryByText(/正在整理/)).toBeNull());
    } finally {
      vi.useRealTimers();
    }
  });

  it('goes forward by cursor and finds the way back', async () => {
    const { router } = show('/list');
    await userEvent.click(await screen.findByRole('button', { name: '下一页' }));
    expect(await screen.findByText('后来的人')).toBeTruthy();
    expect(router.state.location.search).toBe('?page=2&cursor=second');
    expect(screen.getByText('第 2 / 2 页')).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: '上一页' }));
    expect(await screen.findByText('先来的人')).toBeTruthy();
    expect(router.state.location.search).toBe('');
  });
});
