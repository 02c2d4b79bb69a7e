import type { CarriedMessage } from '../carrier/carrier';
import { SharedIntake } from './shared-intake';

const segment = (first: number, last: number): CarriedMessage => {
  const header = Buffer.from(JSON.stringify({ first, last })).toString('base64url');
  return { stream: `s${first}`, jws: `${header}..x`, value: Buffer.alloc(0) };
};

/** An intake that stands until it is let go, and remembers what it was given. */
function standing() {
  const given: number[] = [];
  const gates: { readonly open: () => void; readonly fail: (error: Error) => void }[] = [];
  const shared = new SharedIntake((messages) => {
    given.push(messages.length);
    return new Promise((open, fail) => gates.push({ open, fail }));
  });
  return { shared, given, gates };
}

describe('messages of several partitions', () => {
  it('are taken at once while nothing else is under way, and together when they had to wait', async () => {
    const { shared, given, gates } = standing();
    const takes = [1, 2, 3, 4, 5].map((n) => shared.take([segment(n, n)]));
    expect(given).toEqual([1, 1]);
    gates[0]!.open();
    await takes[0];
    expect(given).toEqual([1, 1, 3]);
    gates[1]!.open();
    gates[2]!.open();
    await Promise.all(takes);
    expect(given).toEqual([1, 1, 3]);
  });

  it('share a transaction up to 1,600 entries', async () => {
    const { shared, given, gates } = standing();
    const takes = Array.from({ length: 12 }, (_, i) => shared.take([segment(1, i < 2 ? 1 : 200)]));
    gates[0]!.open();
    await takes[0];
    expect(given).toEqual([1, 1, 8]);
    for (let i = 1; i < 4; i++) {
      gates[i]!.open();
      await takes[i === 1 ? 1 : i === 2 ? 2 : 11];
    }
    expect(given).toEqual([1, 1, 8, 2]);
  });

  it('are all brought again when the database was away', async () => {
    const { shared, gates } = standing();
    const takes = [1, 2, 3, 4].map((n) => shared.take([segment(n, n)]));
    gates[0]!.open();
    await takes[0];
    gates[2]!.fail(new Error('away'));
    await expect(takes[2]).rejects.toThrow('away');
    await expect(takes[3]).rejects.toThrow('away');
    gates[1]!.open();
    await takes[1];
  });
});
