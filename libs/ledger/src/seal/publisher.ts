import { Injectable } from '@nestjs/common';
import type { ServiceName } from '@contracts';
import { describeError } from '@platform/logging';
import { Carrier, CarrierRefused, type CarriedMessage } from '../carrier/carrier';
import { LedgerLog } from '../ledger-log';
import { LedgerPace } from '../ledger-pace';
import { GrantQuery } from '../persistence/grant.query';
import type { Lease } from '../persistence/shard-lease';
import { SegmentStore } from '../persistence/segment.store';
import { StreamHeadStore, type UnpublishedStream } from '../persistence/stream-head.store';

/** Segments of one stream in one send. */
const segmentsPerSend = 32;

interface SetAside {
  readonly until: number;
  readonly waitMs: number;
}

/**
 * Hands sealed segments to the carrier, in order of number, each stream's grants before the segments that need them. How
 * far a stream is published is kept per stream, so that a topic that refuses holds up nobody else.
 */
@Injectable()
export class Publisher {
  private readonly setAside = new Map<string, SetAside>();

  constructor(
    private readonly heads: StreamHeadStore,
    private readonly segments: SegmentStore,
    private readonly grants: GrantQuery,
    private readonly carrier: Carrier,
    private readonly pace: LedgerPace,
    private readonly log: LedgerLog,
  ) {}

  /** Publishes what is sealed in these shards; answers whether more may be waiting. One send at a time per shard. */
  async publish(service: ServiceName, leases: readonly Lease[]): Promise<boolean> {
    const shards = leases.map(({ shard }) => shard);
    const open = (await this.heads.unpublished(service, shards)).filter(
      (stream) => !this.isSetAside(topicOf(stream)),
    );
    const more = await Promise.all(
      leases.map((lease) =>
        this.publishShard(
          lease,
          open.filter(({ shard }) => shard === lease.shard),
        ),
      ),
    );
    return more.some(Boolean);
  }

  private async publishShard(
    lease: Lease,
    streams: readonly UnpublishedStream[],
  ): Promise<boolean> {
    let more = false;
    for (const stream of streams) {
      if (this.isSetAside(topicOf(stream))) continue;
      more = (await this.publishStream(lease, stream)) || more;
    }
    return more;
  }

  private async publishStream(lease: Lease, head: UnpublishedStream): Promise<boolean> {
    const segments = await this.segments.after(head.stream, head.published, segmentsPerSend);
    const last = segments.at(-1)?.last;
    if (last === undefined) return false;
    const grants = await this.grants.between(head.stream, head.published + 1, last);
    const messages: CarriedMessage[] = [
      ...grants.map((jws) => ({ stream: head.stream, value: Buffer.from(jws, 'latin1') })),
      ...segments.map(({ jws, value }) => ({ stream: head.stream, jws, value })),
    ];
    if (!(await this.send(head.addressee, head.addresseeService as ServiceName, messages)))
      return false;
    await this.heads.raisePublished(head.stream, last, lease);
    return last < head.last;
  }

  /** Sends; false when the carrier refused: the topic is set aside and probed again later. */
  async send(
    region: string,
    service: ServiceName,
    messages: readonly CarriedMessage[],
  ): Promise<boolean> {
    const topic = `${region}.${service}`;
    try {
      await this.carrier.send(region, service, messages);
      this.setAside.delete(topic);
      return true;
    } catch (error) {
      const before = this.setAside.get(topic)?.waitMs ?? this.pace.probeMinMs / 2;
      const waitMs = Math.min(before * 2, this.pace.probeMaxMs);
      this.setAside.set(topic, { until: performance.now() + waitMs, waitMs });
      const cause = error instanceof CarrierRefused ? error.cause : error;
      this.log.warn(
        { partner: region, service, waitMs, error: describeError(cause) },
        'the carrier refused; set aside',
      );
      return false;
    }
  }

  /** Serves a range again; what the carrier refuses is asked for again. */
  async resend(stream: ResentStream, from: number, segmentsMax: number): Promise<void> {
    let after = await this.segments.startOf(stream.stream, from);
    for (let left = segmentsMax; left > 0;) {
      const limit = Math.min(left, segmentsPerSend);
      const segments = await this.segments.after(stream.stream, after, limit);
      if (segments.length === 0) return;
      const messages = segments.map(({ jws, value }) => ({ stream: stream.stream, jws, value }));
      if (!(await this.send(stream.addressee, stream.addresseeService, messages))) return;
      after = segments.at(-1)!.last;
      left -= segments.length;
    }
  }

  private isSetAside(topic: string): boolean {
    const aside = this.setAside.get(topic);
    return aside !== undefined && aside.until > performance.now();
  }
}

export interface ResentStream {
  readonly stream: string;
  readonly addressee: string;
  readonly addresseeService: ServiceName;
}

function topicOf(stream: UnpublishedStream): string {
  return `${stream.addressee}.${stream.addresseeService}`;
}
