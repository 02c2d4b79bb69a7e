import { createHash, randomBytes } from 'node:crypto';
import { Keyring } from '@ledger';
import { InMemoryBroker, testKeys } from '../../../ledger/testing';
import { CaseworkRegion, settled } from '../../testing';
import { PART_BYTES } from './attachment';

// A letter with a file: handed in part by part over a bad line, sent in parts, held by the other side as the same bytes.

const HOME = '610300';
const RESIDENCE = '410100';
const TODAY = new Date();
let broker: InMemoryBroker;
let baoji: CaseworkRegion;
let zhengzhou: CaseworkRegion;
let caseId: string;

interface Standing {
  attachmentId: string;
  parts: number;
  received: number[];
  state: string;
  code?: string;
}
interface Shown extends Standing {
  name: string;
  from: string;
  deliveredAt?: string;
}

beforeAll(async () => {
  broker = new InMemoryBroker();
  const keys: ReadonlyMap<string, Keyring> = testKeys(
    [HOME, RESIDENCE],
    new Date(TODAY.getTime() - 3_600_000),
  );
  baoji = await CaseworkRegion.start({ region: HOME, keys, broker });
  zhengzhou = await CaseworkRegion.start({ region: RESIDENCE, keys, broker });
  ({ caseId } = await zhengzhou.post<{ caseId: string }>(
    '/api/bureau/cases',
    {
      kind: 'correspondence',
      title: '关于核对名单的函',
      text: '请予核对，见附件。',
      filing: '郑协〔2026〕7 号',
      division: '610302',
    },
    { status: 201 },
  ));
  await settle();
}, 120_000);
afterAll(async () => {
  await Promise.all([baoji?.drop(), zhengzhou?.drop()]);
});

const settle = () => settled(broker, baoji, zhengzhou);
const path = () => `/api/bureau/cases/${caseId}/attachments`;
const file = Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(5 * PART_BYTES)]);
const announced = (content: Buffer, more: object = {}) => ({
  name: '关于核对名单的函.pdf',
  type: 'pdf',
  bytes: content.length,
  hash: createHash('sha256').update(content).digest('base64url'),
  ...more,
});
const partOf = (content: Buffer, number: number): string =>
  content.subarray((number - 1) * PART_BYTES, number * PART_BYTES).toString('base64url');
const announce = (content: Buffer, more: object = {}, status = 201) =>
  zhengzhou.post<Standing>(path(), announced(content, more), { status });
const hand = (attachmentId: string, content: Buffer, number: number, status = 200) =>
  zhengzhou.post<Standing>(
    `${path()}/${attachmentId}/parts`,
    { number, content: partOf(content, number) },
    { status },
  );

describe('a file of a letter', () => {
  it('is handed in in any order and as often as the line wants, and reaches the other side as it was', async () => {
    const { attachmentId, parts } = await announce(file);
    expect(parts).toBe(6);
    for (const number of [2, 1, 2, 6]) await hand(attachmentId, file, number);
    const [waiting] = await zhengzhou.get<Shown[]>(path());
    expect(waiting).toMatchObject({ received: [1, 2, 6], state: 'incomplete' });
    for (const number of [3, 5]) await hand(attachmentId, file, number);
    expect(await hand(attachmentId, file, 4)).toMatchObject({ state: 'complete' });
    await settle();
    const [sent] = await zhengzhou.get<Shown[]>(path());
    expect(sent!.deliveredAt).toBeDefined();
    const [come] = await baoji.get<Shown[]>(path());
    expect(come).toMatchObject({
      name: '关于核对名单的函.pdf',
      from: 'partner',
      state: 'complete',
      parts: 6,
    });
    const answer = await baoji.download(`${path()}/${come!.attachmentId}`);
    expect(answer.body.equals(file)).toBe(true);
    expect(answer.headers).toMatchObject({
      'content-type': 'application/octet-stream',
      'x-content-type-options': 'nosniff',
    });
    expect(answer.headers['content-disposition']).toMatch(/^attachment; filename\*=UTF-8''/);
  }, 60_000);

  it('travels in entries below 64 KB and lies encrypted on both sides', async () => {
    for (const region of [zhengzhou, baoji]) {
      const rows = await region.rows<{ content_cipher: Buffer }>(
        'SELECT content_cipher FROM casework.attachment_part ORDER BY number',
      );
      expect(rows).toHaveLength(6);
      expect(rows[0]!.content_cipher.includes('JVBERi0xLjc')).toBe(false);
      expect(rows[0]!.content_cipher.includes('%PDF')).toBe(false);
    }
    const parts = await baoji.rows(
      `SELECT state FROM ledger.entry WHERE type = 'yipanqi.casework.attachment-part-sent.v1'`,
    );
    expect(parts).toEqual(Array.from({ length: 6 }, () => ({ state: 'applied' })));
  });

  it('is refused by a code when it is too large, of another kind, or not what was announced', async () => {
    expect((await announce(file, { bytes: 20_000_000 }, 400)).code).toBe('attachment.size');
    expect((await announce(file, { name: '名单.exe' }, 400)).code).toBe('attachment.type');
    expect((await announce(file, { type: 'exe' }, 400)).code).toBe('request.invalid');
    const small = Buffer.from('%PDF-1.7 名单');
    const { attachmentId } = await announce(small);
    expect((await hand(attachmentId, file, 2, 400)).code).toBe('attachment.part');
    const altered = Buffer.from(small);
    altered[12]! ^= 1;
    expect(await hand(attachmentId, altered, 1)).toMatchObject({ state: 'damaged', received: [] });
    const script = Buffer.from('<script>alert(1)</script>');
    const page = await announce(script);
    expect(await hand(page.attachmentId, script, 1)).toMatchObject({ state: 'damaged' });
  });
});
