import type { Day } from '@calendar';
import type { RegionNetwork } from '../network/region-network';

/** What the casework of the demonstration comes to, over all regions. */
export interface CaseworkCounts {
  readonly cases: number;
  /** Pairs of regions with an agreement in force. */
  readonly agreements: number;
  /** Entries of all streams. */
  readonly entries: number;
}

export async function countCasework(network: RegionNetwork): Promise<CaseworkCounts> {
  return {
    cases: await network.sum(`SELECT count(*) AS n FROM casework.case WHERE side = 'asking'`),
    agreements: (await network.sum('SELECT count(DISTINCT id) AS n FROM agreement.version')) / 2,
    entries: await network.sum('SELECT coalesce(sum(last), 0) AS n FROM ledger.stream_head'),
  };
}

/** Says when a month is over. */
export function tellMonths(say: (text: string) => void): (day: Day) => void {
  let month = '';
  return (day) => {
    const now = day.slice(0, 7);
    if (month !== '' && month !== now) say(`${month} 已办完 / done`);
    month = now;
  };
}
