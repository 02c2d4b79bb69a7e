import fc from 'fast-check';
import { fitting } from './segment-source';

describe('how many segments are answered at once', () => {
  const sum = (sizes: readonly number[]): number => sizes.reduce((all, size) => all + size, 0);

  it('is as many as fit, the last of them to the byte', () => {
    expect(fitting([400, 400, 400], 1200)).toBe(3);
    expect(fitting([400, 400, 401], 1200)).toBe(2);
    expect(fitting([], 1200)).toBe(0);
  });

  it('is one where the first alone is too large, so that it cannot stop the stream', () => {
    expect(fitting([5000, 1], 1200)).toBe(1);
    expect(fitting([5000], 1200)).toBe(1);
  });

  it('is never more than fit, and one more would not fit', () => {
    const sizes = fc.array(fc.integer({ min: 1, max: 500 }), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(sizes, fc.integer({ min: 1, max: 4000 }), (all, limit) => {
        const count = fitting(all, limit);
        expect(count).toBeGreaterThan(0);
        if (count > 1) expect(sum(all.slice(0, count))).toBeLessThanOrEqual(limit);
        if (count < all.length) expect(sum(all.slice(0, count + 1))).toBeGreaterThan(limit);
      }),
    );
  });
});
