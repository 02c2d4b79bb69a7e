import fc from 'fast-check';
import { createHmac, randomBytes } from 'node:crypto';
import { joinBatch } from './canonical-batch';
import {
  inclusionPath,
  leafHash,
  merkleRoot,
  saltOf,
  segmentLeaves,
  verifyInclusion,
} from './merkle';

const noSalt = Buffer.alloc(0);
const leavesOf = (inputs: readonly string[]) =>
  Buffer.concat(inputs.map((input) => leafHash(noSalt, input)));

describe('the tree over a segment', () => {
  // Vectors of the Certificate Transparency implementations (RFC 6962).
  const inputs = [
    '',
    '00',
    '10',
    '2021',
    '3031',
    '40414243',
    '5051525354555657',
    '606162636465666768696a6b6c6d6e6f',
  ].map((hex) => Buffer.from(hex, 'hex').toString('latin1'));
  it.each([
    [1, '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d'],
    [2, 'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125'],
    [3, 'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77'],
    [4, 'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7'],
    [5, '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4'],
    [6, '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef'],
    [7, 'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c'],
    [8, '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328'],
  ])('is that of RFC 6962: %i leaves', (count, root) => {
    expect(merkleRoot(leavesOf(inputs.slice(0, count))).toString('hex')).toBe(root);
  });

  it('of no leaves has the hash of nothing as its root', () => {
    expect(merkleRoot(Buffer.alloc(0)).toString('hex')).toBe(
      'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    );
  });

  it('proves each of its leaves, and no other leaf, place, count or path', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 200 }), fc.nat(), (count, pick) => {
        const index = pick % count;
        const leaves = leavesOf(Array.from({ length: count }, (_, i) => `entry ${i}`));
        const proof = {
          leaf: leafHash(noSalt, `entry ${index}`),
          index,
          count,
          path: inclusionPath(leaves, index),
          root: merkleRoot(leaves),
        };
        expect(verifyInclusion(proof)).toBe(true);
        expect(verifyInclusion({ ...proof, leaf: leafHash(noSalt, 'another') })).toBe(false);
        expect(verifyInclusion({ ...proof, path: [...proof.path, randomBytes(32)] })).toBe(false);
        expect(verifyInclusion({ ...proof, index: count })).toBe(false);
        if (count > 1) {
          expect(verifyInclusion({ ...proof, path: proof.path.slice(1) })).toBe(false);
          expect(verifyInclusion({ ...proof, index: (index + 1) % count })).toBe(false);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('has as leaves the salted entries, hashed where they lie in the batch', () => {
    const key = randomBytes(32);
    const stream = '610300.sending/410100';
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: 'grapheme' }), { minLength: 1, maxLength: 9 }),
        fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER - 10 }),
        (texts, first) => {
          const entries = texts.map((text) => JSON.stringify(text));
          const leaves = segmentLeaves(key, { stream, first, ...joinBatch(entries) });
          const expected = entries.map((entry, i) =>
            leafHash(saltOf(key, stream, first + i), entry),
          );
          expect(leaves.equals(Buffer.concat(expected))).toBe(true);
        },
      ),
    );
  });

  it('is salted by an HMAC over stream, line feed and number', () => {
    const key = randomBytes(32);
    const expected = createHmac('sha256', key).update('610300.sending/410100\n17').digest();
    expect(saltOf(key, '610300.sending/410100', 17).equals(expected)).toBe(true);
  });
});
