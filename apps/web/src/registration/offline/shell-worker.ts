/** Pages that must open without network; fetched once, so that the worker has their files. */
const pages = (): Promise<unknown>[] => [
  import('../household/HouseholdPage'),
  import('../household/AtTheDoorPage'),
  import('./OutboxPage'),
];

/** Puts the console's own files into the worker's cache; nothing of the interface, nothing about a person. */
export async function keepShell(): Promise<void> {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  await navigator.serviceWorker.register('/service-worker.js');
  const { active } = await navigator.serviceWorker.ready;
  await Promise.all(pages());
  const files = performance
    .getEntriesByType('resource')
    .map(({ name }) => new URL(name))
    .filter(({ origin, pathname }) => origin === location.origin && isShell(pathname))
    .map(({ pathname }) => pathname);
  active?.postMessage({ files: [...new Set(files)] });
}

const isShell = (path: string): boolean => path.startsWith('/assets/') || path === '/board.svg';
