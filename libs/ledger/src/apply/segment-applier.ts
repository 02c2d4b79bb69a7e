import { Injectable } from '@nestjs/common';
import type { ServiceName } from '@contracts';
import type { Transaction } from '@platform/transaction';
import type { Segment } from '../gate/envelope';
import { LateSeals } from '../control/late-seals';
import type { NamedSeal } from '../control/proved-time';
import { LedgerLog } from '../ledger-log';
import { ApplyingStores } from '../persistence/applying-stores';
import type { KeptSegment } from '../persistence/segment.store';
import type { HeldSegment, StreamPosition } from '../persistence/stream-position.store';
import { ContentKeys } from '../seal/content-keys';
import { openSegment, SegmentDefect } from '../wire/segment';
import { utcDayOf } from '../wire/times';
import { WireFault } from '../wire/wire-fault';
import type { ArrivedEntry } from './arrived-entry';
import { BatchApplier } from './batch-applier';
import { EntrySchemas } from './entry-schemas';
import { nextHeld, segmentOf, step, type Step, type StreamWalk } from './position-walk';

/** What a transaction gathers before it is kept. */
interface Gathered {
  readonly at: Date;
  readonly segments: KeptSegment[];
  readonly arrivals: ArrivedEntry[];
  /** Sealed, as they say, before the newest head heard of their stream: rare, and looked at more closely. */
  readonly old: (NamedSeal & { readonly stream: string })[];
}

export type Manner = 'whole' | 'one-by-one';

/**
 * Takes authentic segments in: position, content, fold, reactions, new outgoing entries and what the receipt will say,
 * all in the caller's one transaction. The position is never moved in a transaction of its own: a crash between the two
 * would lose what it covers.
 */
@Injectable()
export class SegmentApplier {
  constructor(
    private readonly stores: ApplyingStores,
    private readonly contentKeys: ContentKeys,
    private readonly schemas: EntrySchemas,
    private readonly batches: BatchApplier,
    private readonly lateSeals: LateSeals,
    private readonly log: LedgerLog,
  ) {}

  /** Answers the streams of which a receipt would say something new. */
  async take(
    tx: Transaction,
    service: ServiceName,
    segments: readonly Segment[],
    at: Date,
    manner: Manner,
  ): Promise<ReadonlySet<string>> {
    const streams = byStream(segments);
    const positions = await this.stores.positions.lock(
      tx,
      [...streams.values()].map(([first]) => first!.stream),
    );
    const applied = await this.stores.segments.overlapping(
      tx,
      segments
        .map(({ header }) => header)
        .filter(({ stream, first }) => first <= positions.get(stream)!.last),
    );
    const gathered: Gathered = { at, segments: [], arrivals: [], old: [] };
    const walks: StreamWalk[] = [];
    for (const [stream, run] of streams) {
      const position = positions.get(stream)!;
      const held = position.held > 0 ? await this.stores.positions.held(tx, stream) : [];
      const spans = applied.filter((span) => span.stream === stream);
      const walk: StreamWalk = { position, applied: spans, held };
      await this.walk(tx, walk, run, gathered);
      walks.push(walk);
    }
    await this.stores.segments.add(tx, gathered.segments);
    await this.stores.positions.keep(
      tx,
      walks.map(({ position }) => position),
    );
    if (manner === 'whole') await this.batches.apply(tx, service, gathered.arrivals, at);
    else await this.batches.applyOneByOne(tx, service, gathered.arrivals, at);
    await this.lateSeals.notice(tx, gathered.old, at);
    return new Set(
      walks
        .filter(({ position }) => hasMoved(positions.get(position.stream)!, position))
        .map(({ position }) => position.stream),
    );
  }

  private async walk(
    tx: Transaction,
    walk: StreamWalk,
    run: readonly Segment[],
    gathered: Gathered,
  ): Promise<void> {
    for (const segment of run) {
      await this.carryOut(tx, walk, step(walk, segment, gathered.at), gathered);
      await this.release(tx, walk);
      for (let held = nextHeld(walk); held; held = nextHeld(walk)) {
        const before = walk.position.last;
        const value = await this.stores.positions.heldValue(tx, held);
        const released = segmentOf(held, value, segment.stream);
        const next = step(heldAside(walk, held), released, gathered.at);
        if (next.decision.kind === 'hold') break; // sealed ahead of our clock: it stays where it is
        await this.carryOut(tx, walk, next, gathered);
        await this.release(tx, walk);
        if (walk.position.last === before) break;
      }
    }
  }

  /** What is applied by now is held no longer. */
  private async release(tx: Transaction, walk: StreamWalk): Promise<void> {
    const { position } = walk;
    if (!walk.held.some(({ first }) => first <= position.last)) return;
    await this.stores.positions.release(tx, position.stream, position.last);
    walk.held = walk.held.filter(({ first }) => first > position.last);
    walk.position = { ...position, held: walk.held.length };
  }

  private async carryOut(
    tx: Transaction,
    walk: StreamWalk,
    { segment, decision }: Step,
    gathered: Gathered,
  ): Promise<void> {
    switch (decision.kind) {
      case 'apply':
        if (decision.ahead) this.alarm(segment, 'sealed ahead of our clock');
        return this.open(tx, walk, segment, gathered);
      case 'hold':
        return this.hold(tx, walk, segment, gathered.at);
      case 'waiting':
        return this.wait(walk, segment, decision.code);
      case 'equivocation':
        return this.block(tx, walk, segment, decision.why, gathered.at);
      case 'skip':
        return;
    }
  }

  private async open(
    tx: Transaction,
    walk: StreamWalk,
    segment: Segment,
    gathered: Gathered,
  ): Promise<void> {
    const { header, stream, hash, jws, value } = segment;
    const sealDay = utcDayOf(header.sealedat);
    const sealedAt = new Date(header.sealedat);
    let opened;
    try {
      const contentKey = await this.contentKeys.ofIncoming(tx, stream.id, sealDay, header.cek);
      if (!contentKey) return this.wait(walk, segment, 'cek.kid');
      opened = openSegment({ header, value, contentKey });
    } catch (error) {
      if (error instanceof SegmentDefect) return this.wait(walk, segment, error.code);
      if (error instanceof WireFault) return this.wait(walk, segment, 'segment.cek');
      throw error;
    }
    const { first, last } = header;
    if (walk.position.echo && sealedAt < walk.position.echo)
      gathered.old.push({ stream: stream.id, first, last, sealedAt });
    opened.entries.forEach((entry, i) =>
      gathered.arrivals.push({
        stream,
        sequence: first + i,
        entry,
        canonical: opened.canonical[i]!,
        fault: this.schemas.fault(entry),
        sealedAt,
        sealDay,
        again: false,
      }),
    );
    gathered.segments.push({ stream: stream.id, sealDay, first, last, jws, value, hash });
    walk.applied.push({ first, last, hash });
    walk.position = {
      ...walk.position,
      last,
      hash,
      sealedAt,
      state: 'flowing',
      code: null,
      knownHead: Math.max(walk.position.knownHead, last),
      progressAt: gathered.at,
      resendAt: null,
      resendWaitMs: null,
    };
  }

  private async hold(tx: Transaction, walk: StreamWalk, segment: Segment, at: Date): Promise<void> {
    const { stream, header, jws, hash } = segment;
    const { first, last } = header;
    await this.stores.positions.hold(tx, segment, at);
    walk.held = [...walk.held, { stream: stream.id, first, last, hash, jws }];
    walk.position = {
      ...walk.position,
      held: walk.held.length,
      knownHead: Math.max(walk.position.knownHead, last),
      ...(walk.position.knownHead <= walk.position.last && { progressAt: at }),
    };
    this.log.warn(
      { stream: stream.id, first, last },
      'a segment is held: earlier ones are missing',
    );
  }

  private wait(walk: StreamWalk, segment: Segment, code: string): void {
    const { first, last } = segment.header;
    const knownHead = Math.max(walk.position.knownHead, last);
    walk.position = { ...walk.position, state: 'waiting', code, knownHead };
    this.log.error(
      { stream: segment.stream.id, first, code },
      'the stream waits: defective segment',
    );
  }

  private async block(
    tx: Transaction,
    walk: StreamWalk,
    segment: Segment,
    why: string,
    at: Date,
  ): Promise<void> {
    const { stream, header, jws, value, hash } = segment;
    const { first, last } = header;
    const proof = { stream: stream.id, hash, kind: 'segment', first, last, jws, value } as const;
    await this.stores.positions.keepProof(tx, { ...proof, foundAt: at });
    const held = walk.held.find((one) => one.first <= last && one.last >= first);
    if (held) {
      const bytes = await this.stores.positions.heldValue(tx, held);
      const other = { ...held, value: bytes, kind: 'segment', foundAt: at } as const;
      await this.stores.positions.keepProof(tx, other);
    }
    walk.position = { ...walk.position, state: 'blocked', code: `equivocation.${why}` };
    this.log.error({ stream: stream.id, first, last, why }, 'two histories of one stream: blocked');
  }

  private alarm({ stream, header }: Segment, what: string): void {
    this.log.error({ stream: stream.id, first: header.first, sealedat: header.sealedat }, what);
  }
}

function hasMoved(before: StreamPosition, after: StreamPosition): boolean {
  return before.last !== after.last || before.state !== after.state || before.code !== after.code;
}

/** The walk without the held segment that is walked now, so that it does not stand in its own way. */
function heldAside(walk: StreamWalk, aside: HeldSegment): StreamWalk {
  return { ...walk, held: walk.held.filter(({ hash }) => hash !== aside.hash) };
}

function byStream(segments: readonly Segment[]): Map<string, Segment[]> {
  const streams = new Map<string, Segment[]>();
  for (const segment of segments) {
    const run = streams.get(segment.stream.id);
    if (run) run.push(segment);
    else streams.set(segment.stream.id, [segment]);
  }
  for (const run of streams.values()) run.sort((a, b) => a.header.first - b.header.first);
  return new Map([...streams].sort(([a], [b]) => (a < b ? -1 : 1)));
}
