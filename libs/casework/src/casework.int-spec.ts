import { Keyring } from '@ledger';
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
});
