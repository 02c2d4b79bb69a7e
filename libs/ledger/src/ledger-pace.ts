/**
 * How fast the ledger's workers go: the protocol's figures (sections 3 and 4) and our own; one injected object, so that
 * tests can shorten it. All in milliseconds unless the name says otherwise.
 */
export class LedgerPace {
  /** A segment is closed so long after its first entry at the latest. */
  readonly closeMs: number = 20;
  readonly pollMinMs: number = 20;
  readonly pollMaxMs: number = 250;
  /** A lease not renewed for so long may be taken; by the database's clock. */
  readonly leaseMs: number = 5_000;
  readonly leaseRenewMs: number = 1_500;
  /** While a bulk is being written, sealing rests so many times as long as its last step took. */
  readonly bulkRestSteps: number = 24;
  readonly bulkRestMaxMs: number = 30_000;
  /** Pending entries taken by one seal transaction. */
  readonly claimMax: number = 3_200;
  /** Between two receipts of one stream: at most five a second. */
  readonly receiptMs: number = 200;
  readonly headBehindMs: number = 60_000;
  readonly headIdleMs: number = 3_600_000;
  /** Behind a head so long without progress: ask for the rest again. */
  readonly resendMs: number = 30_000;
  readonly resendMaxMs: number = 3_600_000;
  readonly resendServeMs: number = 60_000;
  /** A key that is still wanted is granted again. */
  readonly grantAgainMs: number = 10_000;
  /** How often heads and resends are looked after. */
  readonly tickMs: number = 1_000;
  /** A topic that refused is probed after so long, doubling. */
  readonly probeMinMs: number = 1_000;
  readonly probeMaxMs: number = 60_000;
  /** Entries one apply transaction takes at most. */
  readonly applyMax: number = 1_600;

  constructor(changes: Partial<LedgerPace> = {}) {
    Object.assign(this, changes);
  }
}
