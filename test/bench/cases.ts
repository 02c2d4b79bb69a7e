import { openAsBlob } from 'node:fs';
import { join } from 'node:path';
import type { Pool } from 'pg';
import { RegionClient } from '../../tools/client/region-client';
import { type NetworkRegion, RegionNetwork } from '../../tools/network/region-network';
import { generatePopulation } from '../../tools/population';
import { freePorts } from '../../tools/servers';
import { say } from '../../tools/start/progress';
import { type BenchServers, newFolder } from './bench-servers';
import { untilCounted } from './bench-region';
import { fillCases, fillRegistrations } from './many-rows';
import { round } from './machine';
import { percentile } from './measured';
import type { ProductFigures } from './product';
import { measureRecordLists } from './record-lists';
import { homeRegion, residenceRegion } from './stay-entries';

const REGISTRATIONS = 132_000;
const CASES = 200_000;
const ESCALATIONS = 10_000;
/** Taken in and asked through the front door; the rest are copies of their rows. */
const REAL = { people: 2_000, cases: 400 };
const LIMIT_MS = 150;
const LIMIT_S = 10;

/** The work of an office that has been at it for years: its lists, its cases, and a night on which 10,000 fall due. */
export async function measureCases(servers: BenchServers): Promise<ProductFigures> {
  const folder = newFolder(servers.folder, 'cases-');
  const ports = await freePorts(2);
  const network = await RegionNetwork.start({
    regions: [homeRegion, residenceRegion],
    folder,
    serverUrl: servers.serverUrl,
    databasePrefix: 'cases_',
    carrier: 'kafka',
    kafkaBrokers: servers.brokers,
    kafkaTopicPrefix: 'cases.',
    portOf: (_code, index) => ports[index]!,
    at: new Date(),
  });
  try {
    const office = network.region(residenceRegion);
    await registerPeople(network, folder);
    const caseIds = await openCases(network);
    // From here on the office works alone: what it says waits for its partner.
    await network.region(homeRegion).processes[0]!.stop();
    say(`filling up to ${REGISTRATIONS} registrations and ${CASES} cases`);
    await fillRegistrations(office.pool, REGISTRATIONS);
    await fillCases(office.pool, CASES);
    const filledIn = await secondsToFillLists(office);
    const lists = await measureRecordLists(office, {
      registrations: REGISTRATIONS,
      limitMs: LIMIT_MS,
    });
    const pages = await measurePages(office, caseIds);
    const escalated = await measureEscalations(office);
    return {
      limits: [...lists, ...pages, ...escalated.limits],
      told: [
        { what: 'rows that lists read, filled anew', value: filledIn, unit: 's' },
        ...escalated.told,
      ],
    };
  } finally {
    await network.stop();
  }
}

/** Both ways, so that each side plays both roles and every list has something in it. */
async function registerPeople(network: RegionNetwork, folder: string): Promise<void> {
  const out = join(folder, 'registers');
  const regions = [homeRegion, residenceRegion];
  await generatePopulation({ seed: 5, people: REAL.people * 2.4, regions, out });
  for (const kind of ['hukou', 'departures', 'arrivals'])
    for (const code of regions) {
      const { url, accounts } = network.region(code);
      const client = await new RegionClient(url).signIn(accounts.find(({ desk }) => desk)!);
      const file = `${code}-${kind}.csv`;
      const content = await openAsBlob(join(out, file), { type: 'text/csv' });
      const service = kind === 'arrivals' ? 'receiving' : 'sending';
      const path = `/api/${service}/imports?kind=${kind}`;
      say(`${file}: ${JSON.stringify(await client.upload<object>(path, file, content))}`);
    }
  await network.settle();
}

/** Some acknowledged, some answered, some accepted, as the copies will be. */
async function openCases(network: RegionNetwork): Promise<string[]> {
  const [asking, answering] = await Promise.all(
    [residenceRegion, homeRegion].map((code) => {
      const { url, accounts } = network.region(code);
      return new RegionClient(url).signIn(accounts.find(({ desk }) => desk)!);
    }),
  );
  say(`${residenceRegion} asks ${REAL.cases} questions`);
  const caseIds: string[] = [];
  for (let i = 0; i < REAL.cases; i++) {
    const { caseId } = await asking!.post<{ caseId: string }>('/api/receiving/cases', {
      kind: 'verification',
      urgency: i % 3 === 0 ? 'urgent' : 'normal',
      fields: ['hukouAddress'],
      values: { hukouAddress: '经二路 2 号' },
      name: names[i % names.length],
      idNumber: '610302199001010011',
      division: homeCounty,
    });
    caseIds.push(caseId);
  }
  await network.settle();
  for (const [i, caseId] of caseIds.entries()) {
    if (i % 5 < 3) continue;
    await answering!.post(`/api/sending/cases/${caseId}/acknowledge`);
    if (i % 10 < 9) continue;
    await answering!.post(`/api/sending/cases/${caseId}/answer`, {
      results: [{ field: 'hukouAddress', result: 'match' }],
      evidence: 'register',
    });
  }
  await network.settle();
  const { pool } = network.region(residenceRegion);
  await untilCounted('counted', caseIds.length, async () =>
    count(pool, 'SELECT count(*) AS n FROM casework.case WHERE timed AND NOT awaits'),
  );
  return caseIds;
}

const names = ['单雄信', '秦琼', '尉迟恭', '程咬金', '罗成', '徐世勣', '王伯当', '裴元庆'];
const homeCounty = '610302';

/** The first reader after all rows are lost waits for this; no other does. */
async function secondsToFillLists({ url, accounts }: NetworkRegion): Promise<number> {
  const client = await new RegionClient(url).signIn(accounts.find(({ desk }) => desk)!);
  const begun = performance.now();
  await client.get('/api/bureau/todo');
  return round((performance.now() - begun) / 1000, 1);
}

/** Milliseconds of each answer, over HTTP, one after the other. */
async function measurePages(
  { url, accounts }: NetworkRegion,
  caseIds: readonly string[],
): Promise<ProductFigures['limits']> {
  const times: Record<'lists' | 'counts' | 'pages', number[]> = {
    lists: [],
    counts: [],
    pages: [],
  };
  for (const role of ['desk', 'county', 'township', 'community']) {
    const account = accounts.find(({ username }) => username.startsWith(role))!;
    const client = await new RegionClient(url).signIn(account);
    const timed = async <T>(what: keyof typeof times, ask: () => Promise<T>): Promise<T> => {
      const begun = performance.now();
      const answer = await ask();
      times[what].push(performance.now() - begun);
      return answer;
    };
    for (const filter of filters) {
      let cursor = '';
      for (let page = 0; page < 3; page++) {
        const { next } = await timed('lists', () =>
          client.get<{ next?: string }>(`/api/bureau/cases?${filter}${cursor}`),
        );
        if (next === undefined) break;
        cursor = `&cursor=${next}`;
      }
    }
    for (const q of names)
      await timed('lists', () =>
        client.ask('/api/bureau/cases/search', { list: 'outgoing', q, size: 50 }),
      );
    for (let i = 0; i < 10; i++)
      await timed('counts', () => client.get('/api/bureau/cases/counts'));
    if (role === 'desk')
      for (let i = 0; i < 200; i++)
        await timed('pages', () => client.get(`/api/bureau/cases/${caseIds[i % caseIds.length]!}`));
  }
  const limited = (what: string, found: readonly number[]) => {
    const value = round(percentile(found, 0.95), 1);
    return { what, value, unit: 'ms', limit: LIMIT_MS, holds: value < LIMIT_MS };
  };
  return [
    limited(`work-lists on ${CASES} cases, p95 of ${times.lists.length}`, times.lists),
    limited('counts of the work-lists, p95', times.counts),
    limited('page of a case, p95', times.pages),
  ];
}

const filters = [
  'list=mine',
  'list=office',
  'list=incoming',
  'list=outgoing',
  'list=due-soon',
  'list=overdue',
  'list=returned',
  'list=incoming&state=answered',
  'list=outgoing&state=accepted',
  'list=outgoing&kind=verification&size=100',
  'list=outgoing&sort=due',
  'list=incoming&sort=-openedAt',
  `list=outgoing&partner=${homeRegion}&state=opened`,
  'list=overdue&sort=-due&size=50',
];

/** Once undisturbed, and once with the process killed in the middle; each case exactly one step further. */
async function measureEscalations(office: NetworkRegion): Promise<ProductFigures> {
  const undisturbed = await escalate(office, 0);
  let killed = 0;
  const disturbed = await escalate(office, ESCALATIONS / 5, () => {
    killed = performance.now();
    process.kill(office.processes[0]!.pid!, 'SIGKILL');
  });
  const doubled = await count(
    office.pool,
    `SELECT count(*) AS n FROM (
       SELECT strand_id FROM (${SAID}) e GROUP BY strand_id HAVING count(*) <> 1) x`,
  );
  const said = await count(office.pool, `SELECT count(*) AS n FROM (${SAID}) e`);
  const moved = await count(
    office.pool,
    `SELECT count(*) AS n FROM casework.case WHERE escalated_to = 'liaison'`,
  );
  const once = doubled === 0 && said === 2 * ESCALATIONS && moved === 2 * ESCALATIONS;
  const limit = (what: string, value: number) => ({
    what,
    value,
    unit: 's',
    limit: LIMIT_S,
    holds: value < LIMIT_S && once,
  });
  return {
    limits: [
      limit(`${ESCALATIONS} overdue cases escalated, each once`, undisturbed),
      limit('the same with the process killed and started again in between', disturbed),
    ],
    told: [
      { what: 'escalations said', value: said, unit: '' },
      { what: 'cases escalated twice or not at all', value: doubled, unit: '' },
      {
        what: 'from the kill until all were escalated',
        value: round((performance.now() - killed) / 1000, 1),
        unit: 's',
      },
    ],
  };
}

const SAID = `
  SELECT p.strand_id FROM ledger.outbox_pending p WHERE p.type = 'yipanqi.casework.case-escalated.v1'
  UNION ALL
  SELECT e.strand_id FROM ledger.entry e WHERE e.type = 'yipanqi.casework.case-escalated.v1'`;

/** Seconds from the moment they are overdue until all have gone one step further. */
async function escalate({ pool }: NetworkRegion, at: number, then?: () => void): Promise<number> {
  const before = await count(pool, TAKEN);
  const begun = performance.now();
  await pool.query(
    `UPDATE casework.case SET due_at = now() - interval '1 hour', timed = true, awaits = false,
            next_step = 'escalate-liaison-1', next_step_at = now() - interval '1 hour'
      WHERE case_id IN (SELECT c.case_id FROM casework.case c
                         WHERE c.side = 'asking' AND c.state = 'opened' AND c.escalated_to IS NULL LIMIT $1)`,
    [ESCALATIONS],
  );
  const further = async (): Promise<number> => (await count(pool, TAKEN)) - before;
  if (then) {
    await untilCounted('escalated', at, further, LOOK_MS);
    then();
  }
  const ended = await untilCounted('escalated', ESCALATIONS, further, LOOK_MS);
  return round((ended - begun) / 1000, 1);
}

/** Claimed in the transaction that says it. Looked at seldom and in a small table: whoever counts takes from what is counted. */
const TAKEN = `SELECT count(*) AS n FROM casework.step WHERE step LIKE 'escalate-%'`;
const LOOK_MS = 200;

async function count(pool: Pool, sql: string): Promise<number> {
  return Number((await pool.query<{ n: string }>(sql)).rows[0]!.n);
}
