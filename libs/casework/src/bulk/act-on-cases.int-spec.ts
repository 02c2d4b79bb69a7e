import { Keyring } from '@ledger';
import { InMemoryBroker, testKeys } from '../../../ledger/testing';
import { CaseworkRegion, settled } from '../../testing';

// Many cases at once: one command, each case with an outcome of its own.

const HOME = '610300';
const RESIDENCE = '410100';
const NOBODY = '01890000-0000-7000-8000-000000000000';
let broker: InMemoryBroker;
let baoji: CaseworkRegion;
let zhengzhou: CaseworkRegion;

interface Outcomes {
  done: number;
  refused: number;
  outcomes: { caseId: string; state?: string; refused?: { code: string; title: string } }[];
  code?: string;
}

beforeAll(async () => {
  broker = new InMemoryBroker();
  const keys: ReadonlyMap<string, Keyring> = testKeys(
    [HOME, RESIDENCE],
    new Date(Date.now() - 3_600_000),
  );
  baoji = await CaseworkRegion.start({ region: HOME, keys, broker });
  zhengzhou = await CaseworkRegion.start({ region: RESIDENCE, keys, broker });
}, 120_000);
afterAll(async () => {
  await Promise.all([baoji?.drop(), zhengzhou?.drop()]);
});

const ask = async (name: string): Promise<string> => {
  const { caseId } = await zhengzhou.post<{ caseId: string }>(
    '/api/receiving/cases',
    {
      kind: 'verification',
      fields: ['birthDate'],
      values: { birthDate: '1990-01-01' },
      name,
      idNumber: '610302199001010011',
      division: '610302',
    },
    { status: 201 },
  );
  return caseId;
};
const several = async (count: number): Promise<string[]> => {
  const ids: string[] = [];
  for (let i = 0; i < count; i++) ids.push(await ask(`张三${'甲乙丙丁戊'[i]}`));
  await settled(broker, baoji, zhengzhou);
  return ids;
};
const bulk = (body: object, more: { key?: string; status?: number } = {}) =>
  baoji.post<Outcomes>('/api/sending/cases/bulk', body, more);
const acknowledged = async (ids: readonly string[]): Promise<number> => {
  const rows = await baoji.rows<{ id: string }>(
    `SELECT case_id AS id FROM casework.case WHERE case_id = ANY ($1) AND state = 'acknowledged'`,
    ids,
  );
  return rows.length;
};

describe('an act on many cases', () => {
  it('is done on each that allows it and refused by its own code on each that does not', async () => {
    const [first, taken, last] = (await several(3)) as [string, string, string];
    await baoji.post(`/api/sending/cases/${taken}/acknowledge`);
    const said = await bulk({ act: 'acknowledge', ids: [first, taken, NOBODY, last] });
    expect(said).toEqual({
      done: 2,
      refused: 2,
      outcomes: [
        { caseId: first, state: 'acknowledged' },
        { caseId: taken, refused: { code: 'case.acknowledged', title: '已经签收' } },
        {
          caseId: NOBODY,
          refused: { code: 'case.unknown', title: '没有这件协查，或不在本单位范围内' },
        },
        { caseId: last, state: 'acknowledged' },
      ],
    });
    await settled(broker, baoji, zhengzhou);
    const there = await zhengzhou.rows<{ state: string }>(
      'SELECT state FROM casework.case WHERE case_id = ANY ($1)',
      [first, taken, last],
    );
    expect(there.map(({ state }) => state)).toEqual(Array(3).fill('acknowledged'));
  }, 60_000);

  it('is done once under its key, however often and at once it is asked for', async () => {
    const ids = await several(2);
    const ask = () => bulk({ act: 'acknowledge', ids }, { key: 'bulk-once' });
    const said = await Promise.all([ask(), ask(), ask()]);
    expect(said.map(({ done }) => done)).toEqual([2, 2, 2]);
    await settled(broker, baoji, zhengzhou);
    const entries = await zhengzhou.rows(
      `SELECT FROM ledger.entry e JOIN casework.case c ON c.answering_strand = e.strand_id
        WHERE c.case_id = ANY ($1) AND e.section = 'acknowledgement'`,
      ids,
    );
    expect(entries).toHaveLength(2);
    const other = await bulk({ act: 'remind', ids }, { key: 'bulk-once', status: 409 });
    expect(other.code).toBe('idempotency-key.reused');
  }, 60_000);

  it('hands many down to one office, which then has them', async () => {
    const ids = await several(2);
    const said = await bulk({ act: 'assign', ids, organisation: '610302001', text: '请入户核实' });
    expect(said.done).toBe(2);
    const rows = await baoji.rows<{ holder: string }>(
      'SELECT holder_organisation AS holder FROM casework.case WHERE case_id = ANY ($1)',
      ids,
    );
    expect(rows.map(({ holder }) => holder)).toEqual(['610302001', '610302001']);
  }, 60_000);

  it('waits for no other that names the same cases in another order', async () => {
    const ids = await several(4);
    const said = await Promise.all([
      bulk({ act: 'acknowledge', ids }),
      bulk({ act: 'acknowledge', ids: [...ids].reverse() }),
    ]);
    expect(said.map(({ done }) => done).sort()).toEqual([0, 4]);
    expect(await acknowledged(ids)).toBe(4);
  }, 60_000);

  it('names at most a hundred, each once, and says where to what is handed down', async () => {
    const ids = Array.from({ length: 101 }, (_, i) => NOBODY.replace(/...$/, String(i + 100)));
    const refused = [
      { act: 'acknowledge', ids },
      { act: 'acknowledge', ids: [NOBODY, NOBODY] },
      { act: 'acknowledge', ids: [] },
      { act: 'assign', ids: [NOBODY] },
      { act: 'answer', ids: [NOBODY] },
    ];
    for (const body of refused)
      expect([body.act, (await bulk(body, { status: 400 })).code]).toEqual([
        body.act,
        'request.invalid',
      ]);
  });

  it('reaches no case beyond the area of who asks for it', async () => {
    const ids = await several(2);
    const other = await baoji.signUp('exchange-officer', '610303');
    const path = '/api/sending/cases/bulk';
    const answer = await baoji.call(other, 'POST', path, { act: 'acknowledge', ids });
    const { outcomes } = JSON.parse(answer.text) as Outcomes;
    expect(outcomes.map(({ refused }) => refused?.code)).toEqual(['case.unknown', 'case.unknown']);
    expect(await acknowledged(ids)).toBe(0);
  }, 60_000);
});
