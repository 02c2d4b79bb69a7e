import { Keyring } from '@ledger';
import { SettableClock } from '@platform/clock';
import { InMemoryBroker, testKeys } from '../../../ledger/testing';
import { eventually } from '../../../../test/support/eventually';
import { CaseworkRegion, settled } from '../../testing';
import { StepTaker } from './step-taker';

// What happens of its own accord: both sides count the same due day, an overdue case climbs the ladder, each step once.

const HOME = '610300';
const RESIDENCE = '410100';
/** A Monday morning. */
const BEGUN = new Date('2026-03-02T01:00:00.000Z');
const clock = new SettableClock(BEGUN);
let broker: InMemoryBroker;
let keys: ReadonlyMap<string, Keyring>;
let baoji: CaseworkRegion;
let zhengzhou: CaseworkRegion;

beforeAll(async () => {
  broker = new InMemoryBroker();
  keys = testKeys([HOME, RESIDENCE], new Date(BEGUN.getTime() - 3_600_000));
  baoji = await CaseworkRegion.start({ region: HOME, keys, broker, clock });
  zhengzhou = await CaseworkRegion.start({ region: RESIDENCE, keys, broker, clock });
}, 120_000);
afterAll(async () => {
  await Promise.all([baoji?.drop(), zhengzhou?.drop()]);
});

interface Row {
  case_id: string;
  state: string;
  due_day: string | null;
  due: { explanation: { clock: { start: string } }; answered?: object } | null;
  escalated_to: string | null;
  reminders: number;
  timed: boolean;
  awaits: boolean;
}

const settle = () => settled(broker, baoji, zhengzhou);
const days = (count: number): void => {
  clock.moveTo(new Date(clock.now().getTime() + count * 86_400_000));
  for (const region of [baoji, zhengzhou]) region.signInAgain();
};
const rowOf = async (region: CaseworkRegion, caseId: string): Promise<Row> =>
  (await region.rows<Row>('SELECT * FROM casework.case WHERE case_id = $1', caseId))[0]!;

async function opened(kind: object = { kind: 'verification', urgency: 'urgent' }): Promise<string> {
  const { caseId } = await zhengzhou.post<{ caseId: string }>(
    '/api/receiving/cases',
    {
      ...kind,
      fields: ['hukouAddress'],
      values: { hukouAddress: '经二路 2 号' },
      name: '单雄信',
      idNumber: '610302199001010011',
      division: '610302',
    },
    { status: 201 },
  );
  return caseId;
}
const answers = (caseId: string, act: string, body: object = {}) =>
  baoji.post(`/api/sending/cases/${caseId}/${act}`, body);

/** Both sides have counted from everything that was sealed and receipted. */
async function counted(...caseIds: string[]): Promise<[Row, Row]> {
  await settle();
  const both = () =>
    Promise.all([zhengzhou, baoji].flatMap((r) => caseIds.map((id) => rowOf(r, id))));
  await eventually('both sides have counted', async () =>
    (await both()).every((row) => row?.timed && !row.awaits),
  );
  return Promise.all([rowOf(zhengzhou, caseIds[0]!), rowOf(baoji, caseIds[0]!)]);
}
/** How often each case was escalated, by the entries sealed or applied. */
const escalations = (region: CaseworkRegion) =>
  region.rows<{ strand_id: string; n: number }>(
    `SELECT strand_id, count(*)::int AS n FROM ledger.entry
      WHERE type = 'yipanqi.casework.case-escalated.v1' GROUP BY strand_id`,
  );

describe('a case between two regions', () => {
  it('has the same due day on both sides, also when it is taken in, asked back, clarified and extended', async () => {
    const caseId = await opened();
    const [asking, answering] = await counted(caseId);
    // Three working days to take it in, seven days to answer.
    expect([asking.due_day, answering.due_day]).toEqual(['2026-03-12', '2026-03-12']);
    expect(answering.due!.explanation.clock.start).toBe('acknowledgement-due');

    await answers(caseId, 'acknowledge');
    expect((await counted(caseId)).map(({ due_day }) => due_day)).toEqual([
      '2026-03-09',
      '2026-03-09',
    ]);
    days(1);
    await answers(caseId, 'ask-clarification', { text: '请写明姓名的写法' });
    expect((await counted(caseId)).map(({ due_day }) => due_day)).toEqual([null, null]);
    const shown = await zhengzhou.get<{ due: object; overdue: boolean }>(
      `/api/bureau/cases/${caseId}`,
    );
    expect(shown).toMatchObject({ due: { paused: true, day: '9999-12-31' }, overdue: false });
    days(2);
    await zhengzhou.post(`/api/receiving/cases/${caseId}/clarify`, { text: '单 shàn' });
    expect((await counted(caseId)).map(({ due_day }) => due_day)).toEqual([
      '2026-03-11',
      '2026-03-11',
    ]);
    await answers(caseId, 'extend', { days: 5, reason: 'field-visit' });
    const [there, here] = await counted(caseId);
    expect([there.due_day, here.due_day]).toEqual(['2026-03-16', '2026-03-16']);
    expect(there.due).toEqual(here.due);
  }, 60_000);

  it('is extended by no more days than it has, once, and only before it is due', async () => {
    const refused = (caseId: string, count: number) =>
      baoji.post<{ code: string }>(
        `/api/sending/cases/${caseId}/extend`,
        { days: count, reason: 'field-visit' },
        { status: 409 },
      );
    const caseId = await opened();
    await counted(caseId);
    await answers(caseId, 'acknowledge');
    await counted(caseId);
    expect(await refused(caseId, 8)).toMatchObject({ code: 'case.extension-days' });
    await answers(caseId, 'extend', { days: 7, reason: 'field-visit' });
    expect(await refused(caseId, 1)).toMatchObject({ code: 'case.extended' });

    const late = await opened();
    await counted(late);
    await answers(late, 'acknowledge');
    await counted(late);
    days(8);
    expect(await refused(late, 1)).toMatchObject({ code: 'case.overdue' });
  }, 60_000);

  it('is closed without a clerk when it was a notice and somebody took it in', async () => {
    const caseId = await opened({ kind: 'notice', text: '已搬离' });
    await settle();
    await answers(caseId, 'acknowledge');
    await eventually('the notice is closed', async () => {
      const { state } = await rowOf(zhengzhou, caseId);
      return state === 'closed';
    });
    expect((await counted(caseId)).map(({ state }) => state)).toEqual(['closed', 'closed']);
  }, 60_000);
});

describe('cases that nobody answers', () => {
  let caseIds: string[];
  beforeAll(async () => {
    caseIds = [];
    for (let i = 0; i < 12; i++) caseIds.push(await opened());
    await counted(...caseIds);
  }, 60_000);

  it('are reminded of before the due day and escalated once after it, by the asking side alone', async () => {
    days(14);
    await eventually('all are with the liaison officers', async () => {
      const rows = await Promise.all(caseIds.map((id) => rowOf(zhengzhou, id)));
      return rows.every(({ escalated_to }) => escalated_to === 'liaison');
    });
    const [asking, answering] = await counted(...caseIds);
    expect([asking.escalated_to, answering.escalated_to]).toEqual(['liaison', 'liaison']);
    expect(answering.reminders).toBe(1);
    expect(
      await baoji.rows(`SELECT * FROM casework.step WHERE case_id = ANY ($1)`, caseIds),
    ).toEqual([]);
  }, 60_000);

  it('climb each further step once although the database drops the scheduler in the middle of it', async () => {
    await dropConnections('casework.step', 3);
    await dropConnections('ledger.outbox_pending', 2);
    days(8);
    const taker = zhengzhou.app.get(StepTaker, { strict: false });
    await eventually('all are with the leaders', async () => {
      // Beside the scheduler of the process, as another process would.
      await taker.takeSome(clock.now()).catch(() => 0);
      const rows = await Promise.all(caseIds.map((id) => rowOf(zhengzhou, id)));
      return rows.every(({ escalated_to }) => escalated_to === 'leaders');
    });
    expect(await timesWritten('casework.step')).toBeGreaterThan(5);
    expect(await timesWritten('ledger.outbox_pending')).toBeGreaterThan(2);
    await counted(...caseIds);
    for (const region of [zhengzhou, baoji]) {
      const said = await escalations(region);
      const ours = said.filter(({ strand_id }) => caseIds.includes(strand_id));
      expect(ours.map(({ n }) => n)).toEqual(caseIds.map(() => 2));
    }
  }, 90_000);

  it('climb no further once they are answered', async () => {
    const [caseId] = caseIds as [string];
    await answers(caseId, 'acknowledge');
    await answers(caseId, 'answer', {
      results: [{ field: 'hukouAddress', result: 'match' }],
      evidence: 'register',
    });
    // Sent on Friday 13 March, to be taken in by the 18th and answered by the 25th; answered on 4 April.
    for (const { due_day, due } of await counted(caseId))
      expect([due_day, due!.answered]).toEqual(['2026-03-25', { inTime: false, daysLate: 10 }]);
    const shown = await zhengzhou.get<{ batch: string; due: object }>(
      `/api/bureau/cases/${caseId}`,
    );
    expect(shown).toMatchObject({
      batch: '2026-03',
      due: {
        answered: { daysLate: 10 },
        explanation: { clock: { within: { from: '2026-03-13' } } },
      },
    });
    days(40);
    await eventually('the others are with the common superior', async () => {
      const rows = await Promise.all(caseIds.slice(1).map((id) => rowOf(zhengzhou, id)));
      return rows.every(({ escalated_to }) => escalated_to === 'common-superior');
    });
    expect((await rowOf(zhengzhou, caseId)).escalated_to).toBe('leaders');
    // What is corrected afterwards was answered when it was answered first.
    await answers(caseId, 'correct', {
      results: [{ field: 'hukouAddress', result: 'no-match' }],
      evidence: 'register',
    });
    for (const { due } of await counted(caseId))
      expect(due!.answered).toMatchObject({ daysLate: 10 });
  }, 60_000);
});

/** The first so many times a row is written there, the server ends the connection: a process killed between two statements. */
async function dropConnections(table: string, times: number): Promise<void> {
  const name = `drop_${table.replace('.', '_')}`;
  await zhengzhou.rows(`CREATE SEQUENCE ${name}_count`);
  // A sequence is not rolled back with the transaction that is killed.
  await zhengzhou.rows(`
    CREATE FUNCTION ${name}() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF nextval('${name}_count') <= ${times} THEN PERFORM pg_terminate_backend(pg_backend_pid()); END IF;
      RETURN NULL;
    END $$`);
  await zhengzhou.rows(
    `CREATE TRIGGER ${name} AFTER INSERT ON ${table} FOR EACH STATEMENT EXECUTE FUNCTION ${name}()`,
  );
}

async function timesWritten(table: string): Promise<number> {
  const [row] = await zhengzhou.rows<{ n: number }>(
    `SELECT last_value::int AS n FROM drop_${table.replace('.', '_')}_count`,
  );
  return row!.n;
}
