import type { NetworkRegion } from '../../tools/network/region-network';
import { RegionClient } from '../../tools/client/region-client';
import { round } from './machine';
import { percentile } from './measured';
import type { ProductFigures } from './product';
import { homeRegion } from './stay-entries';

const ROLES = ['desk', 'county', 'township', 'community'];
const TIMES = 8;
/** Pages are turned so far. */
const PAGES = 5;

/** Lists of registrations as offices ask for them, each figure of its own: an average would hide the one that is slow. */
const LISTS: Readonly<Record<string, readonly string[]>> = {
  'first page': ['size=20', 'size=50'],
  'by day of arrival or of leaving': ['sort=arrivedOn', 'sort=-arrivedOn', 'sort=-leftOn'],
  'longest unchanged first': ['sort=updatedAt'],
  'by state': ['state=pending', 'state=diverged', 'state=agreed', 'state=one-sided'],
  'by role, partner, place': [
    'side=sending&ended=false',
    `partner=${homeRegion}`,
    'division=610302',
    'division=610399',
    'township=410102001',
  ],
  'by where they are live': ['live=both', 'live=receiving', 'oneSided=sending', 'ended=true'],
  'to do: identity to confirm': ['todo=identity-to-confirm'],
  'to do: departure to register': ['todo=departure-to-register'],
  'to do: returned': ['todo=returned'],
  'to do: undelivered': ['todo=undelivered'],
};
const ONE_SIDED = ['size=20', 'sort=name', 'live=sending', 'reason=no-arrival', 'reason=duplicate'];
const SEARCHES: Readonly<Record<string, readonly string[]>> = {
  'search by name': ['王', '王秀', '单雄信'],
  'search by pinyin or initials': ['w', 'wang', 'lx'],
  'search by number or telephone': ['610302199001010011', '13812345678'],
};

/** Milliseconds of each answer, over HTTP, one after the other, by accounts that see all, a county, a township, a community. */
export async function measureRecordLists(
  { url, accounts }: NetworkRegion,
  { registrations, limitMs }: { readonly registrations: number; readonly limitMs: number },
): Promise<ProductFigures['limits']> {
  const times = new Map<string, number[]>();
  const timed = async <T>(what: string, ask: () => Promise<T>): Promise<T> => {
    const begun = performance.now();
    const answer = await ask();
    times.set(what, [...(times.get(what) ?? []), performance.now() - begun]);
    return answer;
  };
  for (const role of ROLES) {
    const account = accounts.find(({ username }) => username.startsWith(role))!;
    const client = await new RegionClient(url).signIn(account);
    for (const [what, queries] of Object.entries(LISTS))
      await askEach(queries, (query) => timed(what, () => client.get(`${RECORDS}?${query}`)));
    await askEach(ONE_SIDED, (query) =>
      timed('one-sided', () => client.get(`/api/bureau/one-sided?${query}`)),
    );
    for (const [what, words] of Object.entries(SEARCHES))
      await askEach(words, (q) => timed(what, () => client.ask('/api/bureau/search', { q })));
    for (const sort of ['-updatedAt', 'arrivedOn']) {
      let cursor = '';
      for (let page = 0; page < PAGES; page++) {
        const path = `${RECORDS}?size=100&sort=${sort}${cursor}`;
        const { next } = await timed('further pages', () => client.get<{ next?: string }>(path));
        if (next === undefined) break;
        cursor = `&cursor=${encodeURIComponent(next)}`;
      }
    }
    for (let i = 0; i < TIMES; i++) {
      await timed('numbers to do', () => client.get('/api/bureau/todo'));
      await timed('records by state', () => client.get('/api/bureau/records/summary'));
      await timed('both-sides rate', () => client.get('/api/bureau/one-sided/rates'));
    }
  }
  return [...times].map(([what, found]) => {
    const value = round(percentile(found, 0.95), 1);
    return {
      what: `${registrations} registrations, ${what}, p95 of ${found.length}`,
      value,
      unit: 'ms',
      limit: limitMs,
      holds: value < limitMs,
    };
  });
}

const RECORDS = '/api/bureau/records';

async function askEach<T>(
  queries: readonly T[],
  ask: (query: T) => Promise<unknown>,
): Promise<void> {
  for (const query of queries) for (let i = 0; i < TIMES; i++) await ask(query);
}
