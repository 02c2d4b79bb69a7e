// Keeps the console's own files, so that the form at the door opens without network. Answers of the interface pass by:
// they name people, and no cache keeps them.
const CACHE = 'yipanqi-shell-1';
const PATIENCE_MS = 4000;

self.addEventListener('install', (event) => event.waitUntil(self.skipWaiting()));

self.addEventListener('activate', (event) =>
  event.waitUntil(
    (async () => {
      const names = await caches.keys();
      await Promise.all(names.filter((name) => name !== CACHE).map((name) => caches.delete(name)));
      await self.clients.claim();
    })(),
  ),
);

// The page says which files it consists of; files of an older build go.
self.addEventListener('message', (event) => {
  const { files } = event.data ?? {};
  if (!Array.isArray(files)) return;
  event.waitUntil(
    (async () => {
      const cache = await caches.open(CACHE);
      const held = new Set((await cache.keys()).map(({ url }) => new URL(url).pathname));
      await cache.add(new Request('/', { cache: 'no-cache' }));
      await Promise.all(
        files.filter((path) => !held.has(path)).map((path) => cache.add(path).catch(() => {})),
      );
    })(),
  );
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== self.location.origin) return;
  if (request.mode === 'navigate') event.respondWith(page(request));
  else if (pathname.startsWith('/assets/') || pathname === '/board.svg')
    event.respondWith(file(request));
});

// A new build shows at once where there is a network; a bad one does not keep anybody waiting.
async function page(request) {
  const cache = await caches.open(CACHE);
  const kept = await cache.match('/');
  const asked = fetch(request);
  if (!kept) return asked;
  const late = new Promise((resolve) => setTimeout(() => resolve(undefined), PATIENCE_MS));
  const answer = await Promise.race([asked.catch(() => undefined), late]);
  return answer ?? kept.clone();
}

// Names of files hold a digest of what is in them: what is kept never grows old.
async function file(request) {
  const cache = await caches.open(CACHE);
  const kept = await cache.match(request);
  if (kept) return kept;
  const answer = await fetch(request);
  if (answer.ok) await cache.put(request, answer.clone());
  return answer;
}
