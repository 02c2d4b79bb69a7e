import { createHash } from 'node:crypto';
import fc from 'fast-check';
import {
  announcedFault,
  ATTACHMENT_BYTES_MAX,
  bytesOfPart,
  contentFault,
  PART_BYTES,
  partsOf,
} from './attachment';

const pdf = { name: '关于核对名单的函.pdf', type: 'pdf', bytes: 9 } as const;
const hashOf = (content: Buffer): string =>
  createHash('sha256').update(content).digest('base64url');

describe('a file that is announced', () => {
  it('is a paper or a picture under its own name', () => {
    expect(announcedFault(pdf)).toBeUndefined();
    expect(announcedFault({ ...pdf, name: '照片.JPG', type: 'jpeg' })).toBeUndefined();
  });

  it.each(['../名单.pdf', 'a\\b.pdf', '.pdf', 'a<b>.pdf', 'fdp.\u202eexe.pdf', '名\u0000单.pdf'])(
    'is refused under a name that hides something: %j',
    (name) => expect(announcedFault({ ...pdf, name })).toBe('attachment.name'),
  );

  it('is refused when its name says another type', () => {
    for (const name of ['名单.exe', '名单.pdf.html', '名单.svg', '名单'])
      expect(announcedFault({ ...pdf, name })).toBe('attachment.type');
  });

  it('is refused when it is empty or too large', () => {
    expect(announcedFault({ ...pdf, bytes: ATTACHMENT_BYTES_MAX })).toBeUndefined();
    for (const bytes of [0, ATTACHMENT_BYTES_MAX + 1, 1.5])
      expect(announcedFault({ ...pdf, bytes })).toBe('attachment.size');
  });
});

describe('a whole file', () => {
  const content = Buffer.from('%PDF-1.7\n');
  const file = { type: 'pdf', bytes: content.length, hash: hashOf(content) } as const;

  it('is what was announced, and of its type', () => {
    expect(contentFault(file, content)).toBeUndefined();
    const other = Buffer.from('%PDF-1.6\n');
    expect(contentFault(file, other)).toBe('attachment.damaged');
    const page = Buffer.from('<script>x');
    expect(contentFault({ ...file, hash: hashOf(page) }, page)).toBe('attachment.type');
  });

  it('is its parts, each full but the last', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: ATTACHMENT_BYTES_MAX }), (bytes) => {
        const sizes = Array.from({ length: partsOf(bytes) }, (_, i) => bytesOfPart(bytes, i + 1));
        expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(bytes);
        expect(sizes.slice(0, -1).every((size) => size === PART_BYTES)).toBe(true);
        expect(sizes.at(-1)).toBeGreaterThan(0);
      }),
    );
  });
});
