import type { IncomingEntry, StrandJudge, StrandRule } from '@ledger';
import { statements } from '@platform/database';
import type { Transaction } from '@platform/transaction';
import { linkOf, LinkJudge, type LiveLink } from '../link-rule';

/** Reads the live links that a batch touches, once. */
export class StoredLinkRule implements StrandRule {
  async load(tx: Transaction, entries: readonly IncomingEntry[]): Promise<StrandJudge> {
    const links = entries.map(linkOf).filter((link) => link !== undefined);
    if (links.length === 0) return new LinkJudge([]);
    const live = await statements(tx)<LiveLink>(
      `SELECT s.strand_id AS sending, s.linked_to AS receiving
         FROM record.side s
        WHERE s.linked_to = ANY($1)
        UNION
       SELECT s.strand_id, s.linked_to
         FROM record.side s
        WHERE s.strand_id = ANY($2) AND s.linked_to IS NOT NULL`,
      [links.map(({ receiving }) => receiving), links.map(({ sending }) => sending)],
    );
    return new LinkJudge(live);
  }
}
