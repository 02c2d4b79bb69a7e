import type { Attachment } from '../../api/caseFiles';
import { region } from '../../testing/page';
import { sendFile, typeOf } from './send-file';
import { sha256 } from './sha256';

afterEach(() => vi.unstubAllGlobals());

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('the hash of a file', () => {
  it('is SHA-256: the examples of FIPS 180-4', () => {
    const hex = (text: string): string =>
      Array.from(atob(sha256(bytes(text)).replace(/-/g, '+').replace(/_/g, '/')), (c) =>
        c.charCodeAt(0).toString(16).padStart(2, '0'),
      ).join('');
    expect(hex('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
    expect(hex('abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq')).toBe(
      '248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1',
    );
  });
});

describe('a file', () => {
  const content = new Uint8Array(70_000).fill(7);
  const standing = (received: number[]) => ({
    attachmentId: 'f1',
    parts: 3,
    received,
    state: received.length === 3 ? 'complete' : 'incomplete',
  });
  const sending = {
    to: '/api/bureau/cases/c1/attachments',
    name: '函.pdf',
    type: 'pdf' as const,
    content,
  };

  function taking(received: number[]): ReturnType<typeof region> {
    return region({
      'POST /api/bureau/cases/c1/attachments': () => standing([]),
      'POST /api/bureau/cases/c1/attachments/f1/parts': ({ init }) => {
        received.push((JSON.parse(init.body as string) as { number: number }).number);
        return standing([...received]);
      },
    });
  }

  it('is announced with its hash and handed in part by part', async () => {
    const received: number[] = [];
    const asked = taking(received);
    const done: number[] = [];
    const { state } = await sendFile({ ...sending, held: [], onPart: (n) => done.push(n) });
    expect(state).toBe('complete');
    expect(received).toEqual([1, 2, 3]);
    expect(done).toEqual([1, 2, 3]);
    expect(JSON.parse(asked[0]!.init.body as string)).toEqual({
      name: '函.pdf',
      type: 'pdf',
      bytes: 70_000,
      hash: sha256(content),
    });
  });

  it('that was broken off goes on with the parts that are missing', async () => {
    const received = [1, 3];
    const asked = taking(received);
    const begun = { ...standing([1, 3]), hash: sha256(content), from: 'own' } as Attachment;
    await sendFile({ ...sending, held: [begun], onPart: () => undefined });
    expect(asked).toHaveLength(1);
    expect(received).toEqual([1, 3, 2]);
  });

  it('is of a kind that is told by its name', () => {
    expect(typeOf('附件.PDF')).toBe('pdf');
    expect(typeOf('照片.jpeg')).toBe('jpeg');
    expect(typeOf('run.exe')).toBeUndefined();
  });
});
