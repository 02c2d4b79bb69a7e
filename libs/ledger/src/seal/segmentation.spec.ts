import fc from 'fast-check';
import { cutSegments } from './segmentation';

describe('a run of entries', () => {
  it('is cut in order into segments of at most 200 entries and 256 KB, none empty', () => {
    const sizes = fc.array(fc.integer({ min: 2, max: 65_536 }), { maxLength: 600, size: 'max' });
    fc.assert(
      fc.property(sizes, (lengths) => {
        const entries = lengths.map((length) => ({ text: 'x'.repeat(length) }));
        const segments = cutSegments(entries);
        expect(segments.flat()).toEqual(entries);
        for (const run of segments) {
          expect(run.length).toBeGreaterThan(0);
          expect(run.length).toBeLessThanOrEqual(200);
          const batch = `[${run.map(({ text }) => text).join(',')}]`;
          expect(Buffer.byteLength(batch)).toBeLessThanOrEqual(256 * 1024);
        }
      }),
      { numRuns: 20 },
    );
  });
});
