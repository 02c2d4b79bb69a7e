import type { OpenItem } from '../apply/strand-book';
import type { StreamPosition } from '../persistence/stream-position.store';
import { Keyring } from '../keys/keyring';
import { controlJws } from '../wire/control';
import { CONTROL_BYTES_MAX } from '../wire/limits';
import { firstUnlisted, receiptContent } from './receipt-content';

const at = new Date('2026-11-20T04:00:00.000Z');
const position: StreamPosition = {
  stream: '410100.receiving/610300',
  last: 5_000,
  hash: 'H',
  sealedAt: at,
  state: 'flowing',
  code: null,
  held: 0,
  knownHead: 5_000,
  echo: null,
  progressAt: at,
  resendAt: null,
  resendWaitMs: null,
};
const items = (count: number): OpenItem[] =>
  Array.from({ length: count }, (_, i) => ({
    stream: position.stream,
    sequence: 3 * (i + 1),
    strandId: 's',
    version: 1,
    state: 'parked',
    code: 'version-gap',
    section: 'note',
  }));

describe('a receipt', () => {
  it('covers all that is applied and lists what is not, by number', () => {
    const receipt = receiptContent(position, items(2).reverse(), at);
    expect(receipt).toEqual({
      kind: 'receipt',
      stream: position.stream,
      at: '2026-11-20T04:00:00.000Z',
      upto: 5_000,
      hash: 'H',
      state: 'flowing',
      open: [
        { sequence: 3, state: 'parked', code: 'version-gap' },
        { sequence: 6, state: 'parked', code: 'version-gap' },
      ],
    });
  });

  it('lists a thousand entries at most and then ends before the first that has no room', () => {
    expect(firstUnlisted(items(1_000))).toBeUndefined();
    expect(firstUnlisted(items(1_001))).toBe(3_003);
    const receipt = receiptContent(position, items(1_001), at, { upto: 2_900, hash: 'E' });
    expect(receipt).toMatchObject({ upto: 2_900, hash: 'E' });
    expect(receipt.open.every(({ sequence }) => sequence <= 2_900)).toBe(true);
  });

  it('leaves the pointers out rather than grow beyond what a gate lets through', () => {
    const pointer = '/字'.repeat(60);
    const rejected = items(1_000).map((item): OpenItem => ({
      ...item,
      state: 'rejected',
      code: 'agreement.not-in-force',
      pointer,
    }));
    const signer = Keyring.generate('610300', at).keyring.signer(at);
    expect(receiptContent(position, rejected.slice(0, 100), at).open[0]).toHaveProperty('pointer');
    const receipt = receiptContent(position, rejected, at);
    expect(receipt.open).toHaveLength(1_000);
    expect(controlJws(receipt, signer).length).toBeLessThan(CONTROL_BYTES_MAX);
  });

  it('echoes the newest head, and says why a stream waits', () => {
    const waiting = { ...position, echo: at, state: 'waiting', code: 'segment.root' } as const;
    expect(receiptContent(waiting, [], at)).toMatchObject({
      headat: '2026-11-20T04:00:00.000Z',
      state: 'waiting',
      code: 'segment.root',
    });
  });
});
