import type { EscalationLevel } from '@contracts';
import { Keyring, Outgoing } from '@ledger';
import { Ids } from '@platform/ids';
import { Transactions } from '@platform/transaction';
import { checkCharacter } from '@registration';
import { eventually } from '../../../test/support/eventually';
import { InMemoryBroker, testKeys } from '../../ledger/testing';
import { CaseworkRegion, settled } from '../testing';

// Zhengzhou asks Baoji about a person of Baoji, Baoji answers; both sides hold the same case, whoever speaks first.

const HOME = '610300';
const RESIDENCE = '410100';
const THIRD = '620921';
const TODAY = new Date();
let broker: InMemoryBroker;
let keys: ReadonlyMap<string, Keyring>;
let baoji: CaseworkRegion;
let zhengzhou: CaseworkRegion;
let jinta: CaseworkRegion;

beforeAll(async () => {
  broker = new InMemoryBroker();
  keys = testKeys([HOME, RESIDENCE, THIRD], new Date(TODAY.getTime() - 3_600_000));
  baoji = await CaseworkRegion.start({ region: HOME, keys, broker });
  zhengzhou = await CaseworkRegion.start({ region: RESIDENCE, keys, broker });
  jinta = await CaseworkRegion.start({ region: THIRD, keys, broker });
}, 120_000);
afterAll(async () => {
  await Promise.all([baoji?.drop(), zhengzhou?.drop(), jinta?.drop()]);
});

interface Outcome {
  caseId: string;
  state: string;
}
interface Strand {
  digest: string;
  version: number;
  covered: boolean;
  sections: Record<string, { open: Record<string, unknown>; personal?: Record<string, unknown> }>;
}
interface Page {
  caseId: string;
  state: string;
  side: string;
  round: number;
  acts: string[];
  asking: Strand;
  answering?: Strand;
  continuedBy?: string;
  continues?: string;
  person?: { name: string; idNumberMasked: string };
  proposed?: { at: string };
  handlings: { act: string; from: string; to: string; remark?: string }[];
  corrections: { field: string; owner: string; value: string; held: string }[];
  versions: object[];
  ruling?: { state: string; asking?: object; answering?: object };
}
interface TimelineItem {
  type: string;
  side: string;
  deliveredAt?: string;
}

const settle = () => settled(broker, baoji, zhengzhou, jinta);
const page = (region: CaseworkRegion, caseId: string) =>
  region.get<Page>(`/api/bureau/cases/${caseId}`);
const asks = (caseId: string, act: string, body: object = {}, status = 200) =>
  zhengzhou.post<Outcome & { code?: string }>(`/api/receiving/cases/${caseId}/${act}`, body, {
    status,
  });
const answers = (caseId: string, act: string, body: object = {}, status = 200) =>
  baoji.post<Outcome & { code?: string }>(`/api/sending/cases/${caseId}/${act}`, body, { status });

async function opened(more: object = {}): Promise<string> {
  const { caseId } = await zhengzhou.post<Outcome>(
    '/api/receiving/cases',
    {
      kind: 'verification',
      urgency: 'urgent',
      fields: ['hukouAddress', 'birthDate'],
      values: { hukouAddress: '经二路 2 号', birthDate: '1990-01-01' },
      name: '单雄信',
      idNumber: '610302199001010011',
      division: '610302',
      ...more,
    },
    { status: 201 },
  );
  await settle();
  return caseId;
}

async function bothHoldTheSame(caseId: string): Promise<Page> {
  await settle();
  const [there, here] = await Promise.all([page(zhengzhou, caseId), page(baoji, caseId)]);
  expect(here.state).toBe(there.state);
  expect(here.asking.digest).toBe(there.asking.digest);
  expect(here.answering?.digest).toBe(there.answering?.digest);
  expect([there.side, here.side]).toEqual(['asking', 'answering']);
  return there;
}

const matching = {
  results: [
    { field: 'hukouAddress', result: 'corrected' },
    { field: 'birthDate', result: 'match' },
  ],
  values: { hukouAddress: '经二路 3 号' },
  evidence: 'register',
};

describe('a verification', () => {
  it('is asked, acknowledged, answered, returned, supplemented and accepted, equal on both sides', async () => {
    const caseId = await opened();
    expect((await page(baoji, caseId)).person).toEqual({
      name: '单雄信',
      idNumberMasked: '610302********0011',
    });
    expect((await bothHoldTheSame(caseId)).state).toBe('opened');
    await answers(caseId, 'acknowledge');
    await answers(caseId, 'answer', matching);
    expect((await bothHoldTheSame(caseId)).state).toBe('answered');
    await asks(caseId, 'return', { text: '请注明门牌' });
    expect(await bothHoldTheSame(caseId)).toMatchObject({ state: 'returned', round: 2 });
    await answers(caseId, 'answer', { ...matching, values: { hukouAddress: '经二路 3 号 4 栋' } });
    await settle();
    await asks(caseId, 'accept');
    const accepted = await bothHoldTheSame(caseId);
    expect(accepted.state).toBe('accepted');
    expect(accepted.answering!.sections['answer']!.personal).toEqual({
      values: { hukouAddress: '经二路 3 号 4 栋' },
    });
  }, 60_000);

  it('asked back stands until it is clarified, is extended once, and is reminded of', async () => {
    const caseId = await opened();
    await answers(caseId, 'acknowledge');
    await answers(caseId, 'ask-clarification', { text: '哪一年的地址？' });
    await answers(caseId, 'ask-clarification', { text: '再问一次' }, 409);
    expect((await bothHoldTheSame(caseId)).state).toBe('clarifying');
    await asks(caseId, 'remind', {}, 409);
    await asks(caseId, 'clarify', { text: '现在的' });
    await settle();
    expect(await answers(caseId, 'extend', { days: 7, reason: 'other' }, 409)).toMatchObject({
      code: 'case.extension-reason',
    });
    await answers(caseId, 'extend', { days: 7, reason: 'person-away' });
    expect(await answers(caseId, 'extend', { days: 7, reason: 'other' }, 409)).toMatchObject({
      code: 'case.extended',
    });
    await asks(caseId, 'remind');
    await asks(caseId, 'remind');
    const view = await bothHoldTheSame(caseId);
    expect(view).toMatchObject({ state: 'acknowledged', reminders: 2 });
    const timeline = await baoji.get<TimelineItem[]>(`/api/bureau/cases/${caseId}/timeline`);
    expect(timeline.map(({ type }) => type.split('.')[2])).toEqual([
      'case-opened',
      'case-acknowledged',
      'clarification-asked',
      'case-clarified',
      'case-extended',
      'case-reminded',
      'case-reminded',
    ]);
    expect(timeline.every(({ deliveredAt }) => deliveredAt !== undefined)).toBe(true);
  }, 60_000);

  it('whose answer is corrected after acceptance is to be accepted again, and can be taken up again', async () => {
    const caseId = await opened();
    const nobody = { found: false, results: [], evidence: 'visit', text: '查无此人' };
    await answers(caseId, 'acknowledge');
    await answers(caseId, 'answer', nobody);
    await settle();
    await asks(caseId, 'accept');
    await settle();
    await answers(caseId, 'correct', matching);
    expect(await bothHoldTheSame(caseId)).toMatchObject({ state: 'answered', corrected: true });
    // Who read the first answer decides about no other.
    for (const [act, text] of [
      ['accept', undefined],
      ['return', '请补充'],
    ] as const)
      expect(await asks(caseId, act, { answer: 1, text }, 409)).toMatchObject({
        code: 'case.answer-changed',
      });
    await asks(caseId, 'accept', { answer: 2 });
    await asks(caseId, 'close');
    expect((await bothHoldTheSame(caseId)).state).toBe('closed');
    await asks(caseId, 'reopen', { text: '本人提出异议' });
    expect(await bothHoldTheSame(caseId)).toMatchObject({ state: 'reopened', round: 2 });
    await answers(caseId, 'answer', matching);
    await answers(caseId, 'invalidate', { text: '误答他人' });
    expect((await bothHoldTheSame(caseId)).state).toBe('reopened');
  }, 60_000);

  it('below the county is drafted, sent back with a remark, and signed by the county', async () => {
    const caseId = await opened();
    await answers(caseId, 'acknowledge');
    const drafted = (act: string, body: object) =>
      baoji.post(`/api/sending/cases/${caseId}/${act}`, body, { role: 'township-clerk' });
    await drafted('answer', matching);
    await settle();
    expect((await page(zhengzhou, caseId)).state).toBe('acknowledged');
    await answers(caseId, 'review', { approve: false, remark: '补充核实方式' });
    expect(await answers(caseId, 'review', { approve: true }, 409)).toMatchObject({
      code: 'case.no-draft',
    });
    await drafted('answer', matching);
    const { proposed } = await page(baoji, caseId);
    await drafted('answer', { ...matching, evidence: 'visit' });
    const signed = { approve: true, draft: proposed!.at };
    expect(await answers(caseId, 'review', signed, 409)).toMatchObject({
      code: 'case.draft-changed',
    });
    const { proposed: again } = await page(baoji, caseId);
    await answers(caseId, 'review', { ...signed, draft: again!.at });
    expect((await bothHoldTheSame(caseId)).state).toBe('answered');
    const { handlings } = await page(baoji, caseId);
    expect(handlings.map(({ act }) => act)).toEqual(['propose', 'send-back', 'propose', 'propose']);
    expect(handlings[1]!.remark).toBe('补充核实方式');
    expect((await page(zhengzhou, caseId)).handlings).toEqual([]);
  }, 60_000);

  it('is routed to the county it names, handed down within the area and up again', async () => {
    const caseId = await opened();
    const holder = async () => (await page(baoji, caseId)) as Page & { holder: object };
    expect((await holder()).holder).toEqual({ organisation: '610302' });
    await answers(caseId, 'assign', { organisation: '610302001' });
    expect((await holder()).holder).toEqual({ organisation: '610302001' });
    await answers(caseId, 'hand-up', { remark: '不属本镇' });
    expect((await holder()).holder).toEqual({ organisation: '610302' });
    expect(await answers(caseId, 'assign', { organisation: '410105' }, 409)).toMatchObject({
      code: 'case.not-below',
    });
    expect(await answers(caseId, 'assign', { organisation: '610399' }, 400)).toMatchObject({
      code: 'division.unknown',
    });
    const toAccount = baoji.accounts['township-clerk'];
    await answers(caseId, 'assign', { organisation: '610302', toAccount });
    expect((await holder()).holder).toEqual({ organisation: '610302', account: toAccount });
    const auditor = { organisation: '610302', toAccount: baoji.accounts.auditor };
    expect(await answers(caseId, 'assign', auditor, 409)).toMatchObject({ code: 'case.colleague' });
    expect((await page(zhengzhou, caseId)).asking.version).toBe(1);
  }, 60_000);
});

describe('an absence', () => {
  it('names a deputy who reaches as far, and ends when the absent one is back', async () => {
    const deputy = baoji.accounts['township-clerk'];
    const days = { from: '2026-11-20', to: '2099-12-31' };
    type Absence = { absenceId: string; deputy: string; to: string };
    const colleagues = await baoji.get<{ account: string }[]>('/api/bureau/colleagues');
    expect(colleagues.map(({ account }) => account)).toContain(deputy);
    const { absenceId } = await baoji.post<Absence>(
      '/api/bureau/absences',
      { deputy, ...days },
      { status: 201 },
    );
    const seen = await baoji.get<Absence[]>('/api/bureau/absences', 'township-clerk');
    expect(seen).toEqual([expect.objectContaining({ absenceId, deputy, ...days })]);
    const other = { role: 'township-clerk', status: 404 } as const;
    await baoji.post(`/api/bureau/absences/${absenceId}/end`, {}, other);
    await baoji.post(`/api/bureau/absences/${absenceId}/end`);
    expect(await baoji.get('/api/bureau/absences')).toEqual([]);
    const auditor = { deputy: baoji.accounts.auditor, ...days };
    await baoji.post('/api/bureau/absences', auditor, { status: 400 });
  });
});

describe('bad input', () => {
  it('is refused with a code where it is entered', async () => {
    const caseId = await opened();
    const refused = async (act: string, body: object) =>
      (await answers(caseId, act, body, 409)).code;
    expect(await refused('answer', matching)).toBe('case.not-acknowledged');
    expect((await asks(caseId, 'accept', {}, 409)).code).toBe('case.not-answered');
    expect((await asks(caseId, 'acknowledge', {}, 409)).code).toBe('case.other-side');
    await answers(caseId, 'acknowledge');
    expect(await refused('acknowledge', {})).toBe('case.acknowledged');
    await answers(caseId, 'answer', matching);
    expect(await refused('answer', matching)).toBe('case.answered');
    const second = await opened();
    await asks(second, 'withdraw', { reason: 'settled' });
    await settle();
    expect((await answers(second, 'acknowledge', {}, 409)).code).toBe('case.withdrawn');
    const stranger = `/api/sending/cases/${caseId}/answer`;
    const unknown = await jinta.post<{ code: string }>(stranger, matching, { status: 404 });
    expect(unknown.code).toBe('case.unknown');
    const elsewhere = `/api/receiving/cases/${caseId}/answer`;
    await baoji.post(elsewhere, matching, { status: 404 });
  }, 60_000);

  it('of an answer is named field by field: missing, not asked, more than needed, the same as asked', async () => {
    const caseId = await opened();
    await answers(caseId, 'acknowledge');
    const faults = async (body: object) => {
      const problem = await baoji.post<{ faults: { code: string }[] }>(
        `/api/sending/cases/${caseId}/answer`,
        body,
        { status: 400 },
      );
      return problem.faults.map(({ code }) => code);
    };
    const birth = { field: 'birthDate', result: 'match' };
    const address = (result: string) => ({ field: 'hukouAddress', result });
    expect(await faults({ results: [birth] })).toEqual(['answer.missing']);
    expect(
      await faults({ results: [birth, address('match'), { field: 'sex', result: 'match' }] }),
    ).toEqual(['answer.not-asked']);
    expect(
      await faults({ results: [birth, address('match')], values: { birthDate: '1990-01-01' } }),
    ).toEqual(['answer.more-than-needed']);
    expect(await faults({ results: [birth, address('corrected')] })).toEqual([
      'answer.value-missing',
    ]);
    expect(
      await faults({
        results: [birth, address('corrected')],
        values: { hukouAddress: '经二路 2 号' },
      }),
    ).toEqual(['answer.same-as-asked']);
    expect(await faults({ found: false })).toEqual(['answer.evidence-missing']);
    expect(await faults({ results: [birth, birth, address('match')] })).toEqual(['answer.twice']);
    expect(
      await faults({
        results: [{ ...birth, result: 'corrected' }, address('match')],
        values: { birthDate: '昨天' },
      }),
    ).toEqual(['value.form']);
  }, 60_000);

  it('of a question names the field: own fields, unknown ones, nobody asked about', async () => {
    const codes = async (body: object, status = 400) => {
      const problem = await zhengzhou.post<{ code: string }>('/api/receiving/cases', body, {
        status,
      });
      return problem.code;
    };
    const asked = {
      kind: 'verification',
      fields: ['birthDate'],
      name: '单雄信',
      division: '610302',
    };
    expect(await codes({ ...asked, fields: ['address'] })).toBe('question.field-own');
    expect(await codes({ ...asked, fields: ['pregnancy'] })).toBe('question.field-unknown');
    expect(await codes({ ...asked, fields: [] })).toBe('question.fields-missing');
    expect(await codes({ ...asked, name: undefined })).toBe('question.person-missing');
    expect(await codes({ ...asked, division: '999999' })).toBe('division.unknown');
    expect(await codes({ ...asked, division: '110101' }, 409)).toBe('case.no-partner');
    expect(await codes({ ...asked, kind: 'correspondence' })).toBe('question.kind');
    const department = { role: 'department-reporter', status: 400 } as const;
    const asking = await zhengzhou.post<{ code: string }>(
      '/api/receiving/cases',
      asked,
      department,
    );
    expect(asking.code).toBe('question.kind');
  });
});

describe('acts that cross between the regions', () => {
  it('a withdrawal and an answer that had not seen each other leave the case answered on both sides', async () => {
    const caseId = await opened();
    await answers(caseId, 'acknowledge');
    await settle();
    const topics = ['610300.sending', '410100.receiving'];
    for (const topic of topics) broker.refusing.add(topic);
    await asks(caseId, 'withdraw', { reason: 'settled' });
    await answers(caseId, 'answer', matching);
    expect((await page(zhengzhou, caseId)).state).toBe('withdrawn');
    expect((await page(baoji, caseId)).state).toBe('answered');
    for (const topic of topics) broker.refusing.delete(topic);
    expect((await bothHoldTheSame(caseId)).state).toBe('answered');
  }, 60_000);

  it('what other software says all the same is folded, and the table decides its effect', async () => {
    const caseId = await opened();
    await answers(caseId, 'acknowledge');
    await asks(caseId, 'withdraw', { reason: 'asked-twice' });
    await settle();
    await say(baoji, `${HOME}.sending/${RESIDENCE}`, caseId);
    expect((await bothHoldTheSame(caseId)).state).toBe('answered');
    await asks(caseId, 'accept');
    await settle();
    // A second answer takes the place of the first, and is to be accepted anew.
    await say(baoji, `${HOME}.sending/${RESIDENCE}`, caseId, 2);
    expect((await bothHoldTheSame(caseId)).state).toBe('answered');
    await asks(caseId, 'accept');
    await settle();
    await say(jinta, `${THIRD}.sending/${RESIDENCE}`, caseId);
    expect((await bothHoldTheSame(caseId)).state).toBe('accepted');
  }, 60_000);
});

/** An answer entered past every rule of this software, into the answering strand there is or a new one. */
async function say(
  region: CaseworkRegion,
  stream: string,
  caseId: string,
  number = 1,
): Promise<void> {
  const found = await region.rows<{ strand: string | null }>(
    'SELECT answering_strand AS strand FROM casework.case WHERE case_id = $1',
    caseId,
  );
  const { app } = region;
  const at = new Date();
  await app.get(Transactions, { strict: false }).run((tx) =>
    app.get(Outgoing, { strict: false }).append(
      tx,
      [
        {
          stream,
          strandId: found[0]?.strand ?? app.get(Ids, { strict: false }).next(),
          strandKind: 'case',
          type: 'yipanqi.casework.case-answered.v1',
          section: 'answer',
          open: { about: caseId, round: 1, number, status: 'given', results: [] },
          eventTime: at,
          legalBasis: 'statutory',
        },
      ],
      at,
    ),
  );
}

describe('a case this region is not competent for', () => {
  it('goes on by itself in the third region that is, and ends there', async () => {
    const caseId = await opened();
    const back = { reason: 'moved-on', toDivision: '410105' };
    expect(await answers(caseId, 'forward', back, 400)).toMatchObject({ code: 'division.asker' });
    await answers(caseId, 'forward', { reason: 'moved-on', toDivision: THIRD });
    const left = await bothHoldTheSame(caseId);
    expect(left.state).toBe('closed');
    const next = left.continuedBy!;
    expect(await page(jinta, next)).toMatchObject({
      state: 'opened',
      side: 'answering',
      continues: caseId,
      person: { name: '单雄信' },
    });
    await jinta.post(`/api/sending/cases/${next}/acknowledge`);
    await jinta.post(`/api/sending/cases/${next}/answer`, matching);
    await settle();
    await asks(next, 'accept');
    await settle();
    const [asking, there] = await Promise.all([page(zhengzhou, next), page(jinta, next)]);
    expect([asking.state, there.state]).toEqual(['accepted', 'accepted']);
    expect(there.answering!.digest).toBe(asking.answering!.digest);
    await baoji.get(`/api/bureau/cases/${next}`, 'exchange-officer', 404);
  }, 60_000);

  it('is returned as misaddressed, and put back to it with a reason', async () => {
    const caseId = await opened();
    await answers(caseId, 'misaddressed', { reason: 'not-resident' });
    expect((await bothHoldTheSame(caseId)).state).toBe('misaddressed');
    await asks(caseId, 'return', { text: '户口簿在手' });
    await settle();
    await answers(caseId, 'answer', matching);
    expect(await bothHoldTheSame(caseId)).toMatchObject({ state: 'answered', round: 2 });
  }, 60_000);

  it('is handed down, not turned away, when it belongs to another office of the region', async () => {
    const caseId = await opened();
    const body = { reason: 'other-division', toDivision: '610303' };
    const refused = await baoji.post<{ code: string }>(
      `/api/sending/cases/${caseId}/forward`,
      body,
      { status: 400 },
    );
    expect(refused.code).toBe('division.inside');
  }, 60_000);
});

describe('the other kinds', () => {
  it('a notice is taken in, answers are refused, and it closes of its own accord', async () => {
    const caseId = await opened({
      kind: 'notice',
      urgency: undefined,
      fields: [],
      values: undefined,
      title: '集中返乡',
      text: '三月上旬将有一批人员返乡',
    });
    await answers(caseId, 'acknowledge');
    expect((await answers(caseId, 'answer', {}, 409)).code).toMatch(/^case\.(kind|closed)$/);
    await eventually('the notice is closed', async () => {
      await settle();
      return (await page(zhengzhou, caseId)).state === 'closed';
    });
    expect((await bothHoldTheSame(caseId)).state).toBe('closed');
  }, 60_000);

  it('a letter passes between the bureaus, with its filing number, and may be replied to', async () => {
    const { caseId } = await zhengzhou.post<Outcome>(
      '/api/bureau/cases',
      {
        kind: 'correspondence',
        division: HOME,
        filing: '郑流协〔2026〕12号',
        title: '关于召开联席会议的函',
        text: '拟于四月召开联席会议。',
      },
      { status: 201 },
    );
    await settle();
    await baoji.post(`/api/bureau/cases/${caseId}/acknowledge`);
    await baoji.post(`/api/bureau/cases/${caseId}/answer`, { results: [], text: '同意' });
    const letter = await bothHoldTheSame(caseId);
    expect(letter).toMatchObject({ state: 'answered', filing: '郑流协〔2026〕12号' });
    expect(letter.answering!.sections['answer']!.personal).toEqual({ text: '同意' });
  }, 60_000);

  describe('a dispute', () => {
    const ruling = {
      by: '610000',
      on: '2026-04-01',
      finding: 'answering',
      filing: '裁〔2026〕3号',
    };

    async function disputed(): Promise<string> {
      const { caseId } = await zhengzhou.post<Outcome>(
        '/api/receiving/cases',
        {
          kind: 'dispute',
          disputes: await opened(),
          fields: ['hukouAddress'],
          text: '双方所持地址不同',
        },
        { status: 201 },
      );
      await settle();
      await answers(caseId, 'acknowledge');
      await answers(caseId, 'answer', {
        results: [{ field: 'hukouAddress', result: 'no-match' }],
        text: '户籍底册为证',
      });
      await settle();
      return caseId;
    }

    it('ends with the ruling that one side entered and the other countersigned', async () => {
      const caseId = await disputed();
      expect((await asks(caseId, 'close', {}, 409)).code).toBe('case.ruling-missing');
      expect((await asks(caseId, 'countersign-ruling', {}, 409)).code).toBe('case.ruling-missing');
      await answers(caseId, 'enter-ruling', ruling);
      expect((await answers(caseId, 'countersign-ruling', {}, 409)).code).toBe('case.ruling-own');
      await settle();
      expect((await bothHoldTheSame(caseId)).ruling).toMatchObject({ state: 'answering' });
      expect((await asks(caseId, 'close', {}, 409)).code).toBe('case.ruling-uncountersigned');
      await asks(caseId, 'countersign-ruling');
      await settle();
      for (const region of [zhengzhou, baoji])
        expect((await page(region, caseId)).ruling).toMatchObject({
          state: 'countersigned',
          asking: ruling,
          answering: ruling,
        });
      expect((await answers(caseId, 'enter-ruling', ruling, 409)).code).toBe(
        'case.ruling-countersigned',
      );
      await asks(caseId, 'close');
      const ended = await bothHoldTheSame(caseId);
      expect(ended.state).toBe('closed');
      expect(ended.asking.sections['decision']!.open).toMatchObject({ ruling });
    }, 60_000);

    it('is not ruled on while the two received different texts, also when they entered them at once', async () => {
      const caseId = await disputed();
      const other = { ...ruling, finding: 'asking', filing: '裁〔2026〕4号' };
      await asks(caseId, 'enter-ruling', other);
      await answers(caseId, 'enter-ruling', ruling);
      await settle();
      for (const region of [zhengzhou, baoji])
        expect((await page(region, caseId)).ruling!.state).toBe('contested');
      expect((await asks(caseId, 'close', {}, 409)).code).toBe('case.ruling-uncountersigned');
      // The asking side looks again: it holds the same document after all.
      await asks(caseId, 'enter-ruling', ruling);
      expect((await bothHoldTheSame(caseId)).ruling!.state).toBe('countersigned');
    }, 60_000);

    it('alone knows a ruling', async () => {
      const caseId = await opened();
      expect((await asks(caseId, 'enter-ruling', ruling, 409)).code).toBe('case.kind');
    }, 60_000);
  });

  it('only what is overdue is taken up the ladder', async () => {
    const caseId = await opened();
    const level: EscalationLevel = 'liaison';
    expect((await asks(caseId, 'escalate', { level }, 409)).code).toBe('case.not-overdue');
  }, 60_000);
});

describe('golden case (m): both sides edit one field while nothing passes between them', () => {
  const digits = '61030219900101117';
  const idNumber = digits + checkCharacter(digits);
  let recordId: string;

  beforeAll(async () => {
    const header = '行号,公民身份号码,姓名,性别,民族,出生日期,户籍地区划,户籍地址';
    const row = `1,${idNumber},单雄信,,01,,610302,经二路 2 号`;
    await baoji.upload('/api/sending/imports?kind=hukou', `\uFEFF${header}\r\n${row}`);
    const topics = ['610300.sending', '410100.receiving'];
    for (const topic of topics) broker.refusing.add(topic);
    const person = {
      name: '单雄信',
      idNumber,
      homeDivision: '610302',
      hukouAddress: '经二路 2 号',
    };
    const departed = { ...person, destinationDivision: '410100', leftOn: '2026-01-03' };
    await baoji.post('/api/sending/departures', departed, { status: 201 });
    const notice = await zhengzhou.get<{ version: string }>('/api/receiving/notice');
    ({ recordId } = await zhengzhou.post<{ recordId: string }>(
      '/api/receiving/arrivals',
      {
        ...person,
        residenceDivision: '410105',
        address: '健康路 1 号',
        arrivedOn: '2026-01-05',
        phone: '13812345678',
        channel: '3',
        hukouAddress: '经二路 22 号',
        noticeVersion: notice.version,
      },
      { status: 201 },
    ));
    for (const topic of topics) broker.refusing.delete(topic);
    await settle();
  }, 60_000);

  it('the owner’s word holds, the difference is shown to both, and a doubt is decided by the owner alone', async () => {
    type Record = { differences: { field: string; sending: string; receiving: string }[] };
    const differences = async (region: CaseworkRegion) =>
      (await region.get<Record>(`/api/bureau/records/${recordId}`)).differences;
    expect(await differences(zhengzhou)).toEqual(await differences(baoji));
    expect(await differences(baoji)).toContainEqual(
      expect.objectContaining({ field: 'hukouAddress', receiving: '经二路 22 号' }),
    );

    const { caseId } = await zhengzhou.post<Outcome>(
      '/api/receiving/cases',
      {
        kind: 'objection',
        recordId,
        fields: ['hukouAddress'],
        values: { hukouAddress: '经二路 22 号' },
      },
      { status: 201 },
    );
    await settle();
    await answers(caseId, 'acknowledge');
    await answers(caseId, 'answer', { results: [{ field: 'hukouAddress', result: 'match' }] });
    await settle();
    await asks(caseId, 'accept');
    const accepted = await bothHoldTheSame(caseId);
    // The objection holds, and still nothing has changed in the record: only its owner enters it.
    expect(accepted.corrections).toEqual([
      { field: 'hukouAddress', owner: 'sending', value: '经二路 22 号', held: '经二路 2 号' },
    ]);
    const versions = [
      {
        field: 'hukouAddress',
        owner: 'sending',
        sending: '经二路 2 号',
        receiving: '经二路 22 号',
        differs: true,
      },
    ];
    expect(accepted.versions).toEqual(versions);
    expect((await page(baoji, caseId)).versions).toEqual(versions);
  }, 60_000);
});
