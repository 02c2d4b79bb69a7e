import { Keyring } from '@ledger';
import { type Endpoint, endpointsOf } from '../../identity/testing';
import { InMemoryBroker, testKeys } from '../../ledger/testing';
import { CaseworkRegion, settled } from '../testing';

// Nobody reaches a case beyond their area, through any door that names one.

const HOME = '610300';
const RESIDENCE = '410100';
const SECRETS = ['单雄信', '610302199001010011', '610302********', '经二路'];
let broker: InMemoryBroker;
let keys: ReadonlyMap<string, Keyring>;
let baoji: CaseworkRegion;
let zhengzhou: CaseworkRegion;
let caseId: string;

/** What each door needs to get as far as the question whose area the case lies in. */
const bodies: Readonly<Record<string, object>> = {
  clarify: { text: '说明' },
  withdraw: { reason: 'settled' },
  return: { text: '请补充' },
  escalate: { level: 'liaison' },
  reopen: { text: '再办' },
  'ask-clarification': { text: '请说明' },
  extend: { days: 7, reason: 'other' },
  forward: { reason: 'moved-on', toDivision: '620921' },
  misaddressed: { reason: 'not-resident' },
  answer: { results: [{ field: 'birthDate', result: 'match' }] },
  correct: { results: [{ field: 'birthDate', result: 'match' }] },
  invalidate: { text: '误答' },
  'enter-ruling': { by: '610000', on: '2026-04-01', finding: 'both', filing: '裁〔2026〕3号' },
  review: { approve: true },
  assign: { organisation: '610303' },
  reveal: { purpose: '核对' },
  attachments: { name: '函.pdf', type: 'pdf', bytes: 10, hash: `${'A'.repeat(42)}A` },
  parts: { number: 1, content: 'QQ' },
};

beforeAll(async () => {
  broker = new InMemoryBroker();
  keys = testKeys([HOME, RESIDENCE], new Date(Date.now() - 3_600_000));
  baoji = await CaseworkRegion.start({ region: HOME, keys, broker });
  zhengzhou = await CaseworkRegion.start({ region: RESIDENCE, keys, broker });
  ({ caseId } = await zhengzhou.post<{ caseId: string }>(
    '/api/receiving/cases',
    {
      kind: 'verification',
      fields: ['birthDate'],
      values: { birthDate: '1990-01-01' },
      name: '单雄信',
      idNumber: '610302199001010011',
      division: '610302',
      text: '经二路 2 号',
    },
    { status: 201 },
  ));
  await settled(broker, baoji, zhengzhou);
}, 120_000);
afterAll(async () => {
  await Promise.all([baoji?.drop(), zhengzhou?.drop()]);
});

const doors = (): Endpoint[] =>
  endpointsOf(baoji.app).filter(({ path }) => path.includes('/cases/:caseId'));

describe('the area of an account', () => {
  const through = async (cookie: string): Promise<string[]> => {
    const passed: string[] = [];
    for (const { method, path } of doors()) {
      const body = bodies[path.split('/').at(-1)!] ?? {};
      const answer = await baoji.call(cookie, method, path.replace(':caseId', caseId), body);
      const tells = SECRETS.some((secret) => answer.text.includes(secret));
      if (![403, 404].includes(answer.status) || tells)
        passed.push(`${method} ${path}: ${answer.status} ${answer.text.slice(0, 100)}`);
    }
    return passed;
  };

  it.each([
    ['exchange-officer', '610303'],
    ['township-clerk', '610303001'],
    ['community-manager', '610303001001'],
  ] as const)(
    'shows a case of another county to nobody: %s of %s',
    async (role, organisation) => {
      expect(doors().length).toBeGreaterThan(40);
      expect(await through(await baoji.signUp(role, organisation))).toEqual([]);
    },
    60_000,
  );

  it('is no obstacle inside, nor to whom the case was handed down', async () => {
    const officer = await baoji.signUp('exchange-officer', '610302');
    const township = await baoji.signUp('township-clerk', '610302001');
    const page = `/api/bureau/cases/${caseId}`;
    expect((await baoji.call(officer, 'GET', page)).status).toBe(200);
    expect((await baoji.call(township, 'GET', page)).status).toBe(404);
    const door = `/api/sending/cases/${caseId}`;
    const down = await baoji.call(officer, 'POST', `${door}/assign`, { organisation: '610302001' });
    expect(down.status).toBe(200);
    expect((await baoji.call(township, 'GET', page)).status).toBe(200);
    expect((await baoji.call(township, 'POST', `${door}/acknowledge`)).status).toBe(200);
    // One's own row in the log of reads for each page that was shown.
    const reads = await baoji.rows<{ count: number }>(
      'SELECT count(*)::int AS count FROM identity.read_log WHERE $1 = ANY (subjects)',
      caseId,
    );
    expect(reads[0]!.count).toBe(2);
  }, 60_000);

  it('lets a department that may only tell of somebody see the fields there are, and no case', async () => {
    const fields = await baoji.get<object[]>('/api/bureau/cases/fields', 'department-reporter');
    expect(fields).toContainEqual(expect.objectContaining({ field: 'name', owner: 'sending' }));
    await baoji.get(`/api/bureau/cases/${caseId}`, 'department-reporter', 403);
  });
});
