import fc from 'fast-check';
import { portions, split } from './portions';

const segment = (first: number, last: number) =>
  `${Buffer.from(JSON.stringify({ first, last })).toString('base64url')}..s`;

describe('what came together', () => {
  it('is split into parts in order, none lost, none empty, each within its bounds', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(50)),
        fc.integer({ min: 1, max: 60 }),
        fc.integer({ min: 1, max: 9 }),
        (items, weightMax, itemsMax) => {
          const parts = split(items, (item) => item, weightMax, itemsMax);
          expect(parts.flat()).toEqual(items);
          for (const part of parts) {
            expect(part.length).toBeGreaterThan(0);
            expect(part.length).toBeLessThanOrEqual(itemsMax);
            const weight = part.reduce((sum, item) => sum + item, 0);
            expect(weight <= weightMax || part.length === 1).toBe(true);
          }
        },
      ),
    );
  });

  it('is taken in eight full segments at a time, or many small ones', () => {
    const full = Array.from({ length: 20 }, (_, i) => segment(i * 200 + 1, i * 200 + 200));
    const single = Array.from({ length: 500 }, (_, i) => segment(i + 1, i + 1));
    expect(portions(full, (jws) => jws).map((part) => part.length)).toEqual([8, 8, 4]);
    expect(portions(single, (jws) => jws).map((part) => part.length)).toEqual([400, 100]);
  });

  it('is not held up by headers that lie or cannot be read', () => {
    const bad = [segment(1, 1e15), segment(9, 1), 'x', '', '{}..', undefined];
    expect(portions(bad, (jws) => jws).flat()).toEqual(bad);
  });
});
