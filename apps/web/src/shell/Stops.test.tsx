import { cleanup, render, screen } from '@testing-library/react';
import type { JSX } from 'react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import '../texts';
import { Boundary, GoesOnOffline } from './Stops';

beforeEach(() => vi.spyOn(console, 'error').mockImplementation(() => undefined));
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

function Failing({ error }: { error: Error }): JSX.Element {
  throw error;
}

const shown = (message: string, goesOn?: JSX.Element) =>
  render(
    <Boundary goesOn={goesOn}>
      <Failing error={new TypeError(message)} />
    </Boundary>,
  );

describe('a page that fails', () => {
  test('because its code was never fetched and there is no network points to what goes on', () => {
    shown(
      'Failed to fetch dynamically imported module: /assets/RegisterArrivalPage.js',
      <GoesOnOffline />,
    );
    expect(screen.getByRole('heading').textContent).toContain('当前没有网络');
    expect(screen.getByRole('link', { name: '一户登记' }).getAttribute('href')).toBe(
      '/registration/households/new',
    );
    expect(screen.getByRole('link', { name: '待上报' })).toBeDefined();
  });

  test('by a fault of ours says so', () => {
    shown('x is not a function');
    expect(screen.getByRole('heading').textContent).toBe('页面出现异常');
    expect(screen.queryByRole('link')).toBeNull();
  });
});
