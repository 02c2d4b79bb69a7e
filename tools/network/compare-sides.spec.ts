import { compareFacts, describeDifference } from './compare-sides';
import type { SideFact } from './side-facts';

const BAOJI = '610300';
const ZHENGZHOU = '410100';
const pair = `${ZHENGZHOU}-${BAOJI}`;
const caseFact = (dueDay: string | null): SideFact => ({
  ...{ pair, what: 'case', id: 'c1' },
  members: { state: 'opened', 'due day': dueDay },
});
const streamFact = (entries: number): SideFact => ({
  ...{ pair, what: 'stream', id: '410100.receiving/610300' },
  members: { first: 1, entries, 'distinct entries': 3, numbers: 3, last: 3 },
});
const told = (mine: readonly SideFact[], theirs: readonly SideFact[]): string[] =>
  compareFacts(
    new Map([
      [BAOJI, mine],
      [ZHENGZHOU, theirs],
    ]),
  ).differences.map(describeDifference);

describe('what two sides hold of one another', () => {
  it('is counted once, and nothing is said of what is the same', () => {
    const facts = [caseFact('2026-03-12'), streamFact(3)];
    const held = new Map([
      [BAOJI, facts],
      [ZHENGZHOU, facts],
    ]);
    expect(compareFacts(held)).toEqual({ compared: { case: 1, stream: 1 }, differences: [] });
  });

  it('is named with both values where it differs, also where one side has none', () => {
    expect(told([caseFact('2026-03-12')], [caseFact('2026-03-13')])).toEqual([
      'case c1 of 410100-610300: due day is "2026-03-13" in 410100, "2026-03-12" in 610300',
    ]);
    expect(told([caseFact(null)], [caseFact('2026-03-13')])).toHaveLength(1);
  });

  it('is named when one side does not know it', () => {
    expect(told([caseFact(null)], [])).toEqual([
      'case c1 of 410100-610300: present is false in 410100, true in 610300',
    ]);
  });

  it('is named when both sides hold an entry twice', () => {
    expect(told([streamFact(4)], [streamFact(4)])).toEqual([
      'stream 410100.receiving/610300 of 410100-610300: entries is 4 in 610300, 3 in expected',
      'stream 410100.receiving/610300 of 410100-610300: entries is 4 in 410100, 3 in expected',
    ]);
  });

  it('is left out where the partner is not looked at', () => {
    expect(compareFacts(new Map([[BAOJI, [caseFact(null)]]])).compared).toEqual({});
  });
});
