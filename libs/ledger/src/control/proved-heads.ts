import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Transaction } from '@platform/transaction';
import { Directory } from '../keys/directory';
import { LedgerLog } from '../ledger-log';
import { HeardHeadStore } from '../persistence/heard-head.store';
import { LedgerRegistry, type StrandProjection } from '../ports';
import type { StrandChange } from '../strand-change';
import { controlOf, parseControl } from '../wire/control';
import { verifyCompact } from '../wire/jws';
import { findStream } from '../wire/stream-id';
import { WireFault } from '../wire/wire-fault';
import type { ProvedHead } from './proved-time';

export const headEchoedType = 'yipanqi.ledger.head-echoed.v1';

/**
 * Keeps the heads that a reader has said prove a later seal: its own words and the partner's alike, so that both sides
 * count from one table. What the stream's author did not sign itself proves nothing, whoever says it.
 */
@Injectable()
export class ProvedHeads implements StrandProjection, OnModuleInit {
  readonly sections = ['echo'];

  constructor(
    private readonly registry: LedgerRegistry,
    private readonly heads: HeardHeadStore,
    private readonly directory: Directory,
    private readonly log: LedgerLog,
  ) {}

  onModuleInit(): void {
    this.registry.addProjection(this);
  }

  async project(tx: Transaction, changes: readonly StrandChange[]): Promise<void> {
    const proved = changes.flatMap((change) =>
      change.type === headEchoedType ? (this.provedBy(change) ?? []) : [],
    );
    if (proved.length > 0) await this.heads.prove(tx, proved);
  }

  private provedBy(change: StrandChange): (ProvedHead & { readonly stream: string }) | undefined {
    const { stream, last, headat, head } = change.open;
    try {
      const read = parseControl(head as string);
      const said = controlOf(read);
      const key = this.directory.statedKey(read.stream.author, read.jws.header.kid);
      const holds =
        isReaderOf(change, stream as string) &&
        said.kind === 'head' &&
        said.stream === stream &&
        said.last === last &&
        said.at === headat &&
        key !== undefined &&
        verifyCompact(read.jws, key);
      if (holds) return { stream: said.stream, last: said.last, at: new Date(said.at) };
    } catch (error) {
      if (!(error instanceof WireFault)) throw error;
    }
    this.log.warn(
      { stream: change.stream, strand: change.strandId },
      'an echo that proves nothing',
    );
    return undefined;
  }
}

/** Only the service that reads a stream can say what it heard of it. */
function isReaderOf(change: StrandChange, id: string): boolean {
  const stream = findStream(id);
  return (
    stream?.author === change.addressee &&
    stream.addressee === change.author &&
    stream.addresseeService === change.authorService
  );
}
