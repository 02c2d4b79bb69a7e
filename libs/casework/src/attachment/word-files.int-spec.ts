import { createHash, randomBytes } from 'node:crypto';
import { Keyring } from '@ledger';
import { InMemoryBroker, testKeys } from '../../../ledger/testing';
import { CaseworkRegion, settled } from '../../testing';
import { PART_BYTES } from './attachment';

// A question and an answer take files along: handed in beforehand, named in the word, sent right after it.

const HOME = '610300';
const RESIDENCE = '410100';
const THIRD = '620921';
let broker: InMemoryBroker;
let baoji: CaseworkRegion;
let zhengzhou: CaseworkRegion;
let jinta: CaseworkRegion;

interface Shown {
  attachmentId: string;
  name: string;
  from: string;
  state: string;
  waits: boolean;
  deliveredAt?: string;
}
interface Page {
  state: string;
  continuedBy?: string;
  asking: { sections: Record<string, { open: { attachments?: { id: string }[] } }> };
  answering?: {
    digest: string;
    sections: Record<
      string,
      { open: { attachments?: { id: string }[] }; personal?: { attachmentNames?: object } }
    >;
  };
}

beforeAll(async () => {
  broker = new InMemoryBroker();
  const keys: ReadonlyMap<string, Keyring> = testKeys(
    [HOME, RESIDENCE, THIRD],
    new Date(Date.now() - 3_600_000),
  );
  baoji = await CaseworkRegion.start({ region: HOME, keys, broker });
  zhengzhou = await CaseworkRegion.start({ region: RESIDENCE, keys, broker });
  jinta = await CaseworkRegion.start({ region: THIRD, keys, broker });
}, 120_000);
afterAll(async () => {
  await Promise.all([baoji?.drop(), zhengzhou?.drop(), jinta?.drop()]);
});

const settle = () => settled(broker, baoji, zhengzhou, jinta);
const page = (region: CaseworkRegion, caseId: string) =>
  region.get<Page>(`/api/bureau/cases/${caseId}`);
const filesOf = (region: CaseworkRegion, caseId: string) =>
  region.get<Shown[]>(`/api/bureau/cases/${caseId}/attachments`);
const pdf = (bytes = 2 * PART_BYTES): Buffer =>
  Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(bytes)]);

async function inHand(
  region: CaseworkRegion,
  content: Buffer,
  { role = 'exchange-officer', name = '户口簿.pdf' } = {},
): Promise<string> {
  const as = { role: role as 'exchange-officer' };
  const hash = createHash('sha256').update(content).digest('base64url');
  const { attachmentId, parts } = await region.post<{ attachmentId: string; parts: number }>(
    '/api/bureau/case-files',
    { name, type: 'pdf', bytes: content.length, hash },
    { ...as, status: 201 },
  );
  for (let number = parts; number >= 1; number--)
    await region.post(
      `/api/bureau/case-files/${attachmentId}/parts`,
      {
        number,
        content: content
          .subarray((number - 1) * PART_BYTES, number * PART_BYTES)
          .toString('base64url'),
      },
      as,
    );
  return attachmentId;
}

const ask = (more: object, status = 201) =>
  zhengzhou.post<{ caseId: string; code?: string }>(
    '/api/receiving/cases',
    {
      kind: 'verification',
      fields: ['birthDate'],
      values: { birthDate: '1990-01-01' },
      name: '单雄信',
      idNumber: '610302199001010011',
      division: '610302',
      ...more,
    },
    { status },
  );
const answering = (caseId: string, act: string, body: object = {}, more: object = {}) =>
  baoji.post<{ state: string; code?: string }>(`/api/sending/cases/${caseId}/${act}`, body, more);
const match = { results: [{ field: 'birthDate', result: 'match' }], evidence: 'document' };

describe('a question with a file', () => {
  it('names it, and brings it to the other side as it was handed in', async () => {
    const content = pdf();
    const id = await inHand(zhengzhou, content);
    const { caseId } = await ask({ attachments: [id] });
    await settle();
    const [own] = await filesOf(zhengzhou, caseId);
    expect(own).toMatchObject({ attachmentId: id, from: 'own', waits: false });
    expect(own!.deliveredAt).toBeDefined();
    const [come] = await filesOf(baoji, caseId);
    expect(come).toMatchObject({ attachmentId: id, name: '户口簿.pdf', state: 'complete' });
    const path = `/api/bureau/cases/${caseId}/attachments/${id}`;
    expect((await baoji.download(path)).body.equals(content)).toBe(true);
    const { open } = (await page(baoji, caseId)).asking.sections['question']!;
    expect(open.attachments).toEqual([expect.objectContaining({ id, type: 'pdf' })]);
    expect(JSON.stringify(open)).not.toContain('户口簿');
  }, 60_000);

  it('takes it along to the third region when it is forwarded there', async () => {
    const content = pdf();
    const { caseId } = await ask({ attachments: [await inHand(zhengzhou, content)] });
    await settle();
    await answering(caseId, 'forward', { reason: 'moved-on', toDivision: THIRD });
    await settle();
    const next = (await page(zhengzhou, caseId)).continuedBy!;
    const [come] = await filesOf(jinta, next);
    expect(come).toMatchObject({ name: '户口簿.pdf', from: 'partner', state: 'complete' });
    const path = `/api/bureau/cases/${next}/attachments/${come!.attachmentId}`;
    expect((await jinta.download(path)).body.equals(content)).toBe(true);
    const { open } = (await page(jinta, next)).asking.sections['question']!;
    expect(open.attachments).toEqual([expect.objectContaining({ id: come!.attachmentId })]);
  }, 60_000);
});

describe('an answer with a file', () => {
  const asked = async (): Promise<string> => {
    const { caseId } = await ask({});
    await settle();
    await answering(caseId, 'acknowledge');
    return caseId;
  };

  it('drafted below the county stays inside until the county has reviewed it', async () => {
    const caseId = await asked();
    await answering(caseId, 'assign', { organisation: HOME });
    const id = await inHand(baoji, pdf(), { role: 'township-clerk' });
    await answering(caseId, 'answer', { ...match, attachments: [id] }, { role: 'township-clerk' });
    await settle();
    expect(await filesOf(zhengzhou, caseId)).toEqual([]);
    expect(await filesOf(baoji, caseId)).toMatchObject([{ attachmentId: id, waits: true }]);
    await answering(caseId, 'review', { approve: true });
    await settle();
    expect(await filesOf(zhengzhou, caseId)).toMatchObject([{ attachmentId: id, from: 'partner' }]);
    const [here, there] = await Promise.all([page(baoji, caseId), page(zhengzhou, caseId)]);
    expect(there.answering!.digest).toBe(here.answering!.digest);
    expect(there.answering!.sections['answer']).toMatchObject({
      open: { attachments: [{ id }] },
      personal: { attachmentNames: { [id]: '户口簿.pdf' } },
    });
  }, 60_000);

  it('that is given without the drafted file leaves that file behind', async () => {
    const caseId = await asked();
    const id = await inHand(baoji, pdf(), { role: 'township-clerk' });
    await answering(caseId, 'assign', { organisation: HOME });
    await answering(caseId, 'answer', { ...match, attachments: [id] }, { role: 'township-clerk' });
    await answering(caseId, 'answer', match);
    await settle();
    for (const region of [baoji, zhengzhou]) expect(await filesOf(region, caseId)).toEqual([]);
    expect(
      await baoji.rows('SELECT FROM casework.attachment_part WHERE attachment_id = $1', id),
    ).toEqual([]);
  }, 60_000);

  it('can be corrected with the same file, which is not sent again', async () => {
    const caseId = await asked();
    const id = await inHand(baoji, pdf());
    await answering(caseId, 'answer', { ...match, attachments: [id] });
    const other = { results: [{ field: 'birthDate', result: 'unknown' }], attachments: [id] };
    await answering(caseId, 'correct', other);
    await settle();
    expect(await filesOf(zhengzhou, caseId)).toMatchObject([{ attachmentId: id }]);
    const parts = await zhengzhou.rows(`SELECT FROM ledger.entry WHERE strand_id = $1`, id);
    expect(parts).toHaveLength(3);
  }, 60_000);
});

describe('a file in hand', () => {
  it('is nobody else’s, goes out whole or not at all, and can be put away', async () => {
    const id = await inHand(zhengzhou, pdf());
    const body = {
      kind: 'verification',
      fields: ['birthDate'],
      name: '单雄信',
      division: '610302',
      attachments: [id],
    };
    const other = await zhengzhou.post<{ code: string }>('/api/receiving/cases', body, {
      role: 'township-clerk',
      status: 404,
    });
    expect(other.code).toBe('attachment.unknown');
    const half = await zhengzhou.post<{ attachmentId: string }>(
      '/api/bureau/case-files',
      { name: '函.pdf', type: 'pdf', bytes: 100, hash: `${'A'.repeat(42)}A` },
      { status: 201 },
    );
    const refused = await ask({ attachments: [half.attachmentId] }, 409);
    expect(refused.code).toBe('attachment.incomplete');
    const again = await zhengzhou.post<{ attachmentId: string }>(
      '/api/bureau/case-files',
      { name: '函.pdf', type: 'pdf', bytes: 100, hash: `${'A'.repeat(42)}A` },
      { status: 201 },
    );
    expect(again.attachmentId).toBe(half.attachmentId);
    const cookie = await zhengzhou.signUp('township-clerk', '410102001');
    const path = `/api/bureau/case-files/${id}`;
    const part = { number: 1, content: 'QQ' };
    expect((await zhengzhou.call(cookie, 'POST', `${path}/parts`, part)).status).toBe(404);
    expect((await zhengzhou.call(cookie, 'DELETE', path)).status).toBe(404);
  }, 60_000);
});
