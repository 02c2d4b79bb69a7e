import { Injectable } from '@nestjs/common';
import type { ServiceName } from '@contracts';
import { fitting, SegmentSource, type SegmentAnswer } from '../carrier/segment-source';
import { HeadMaker } from '../control/head-maker';
import { Intakes } from '../intakes';
import { Keyring } from '../keys/keyring';
import { GrantQuery } from '../persistence/grant.query';
import { SegmentStore } from '../persistence/segment.store';
import { StreamHeadStore } from '../persistence/stream-head.store';
import { StreamPositionStore } from '../persistence/stream-position.store';
import { SegmentBell } from '../seal/segment-bell';
import { parseControl } from '../wire/control';
import { parseStream, type Stream } from '../wire/stream-id';

/** Another process may have sealed: looked after so often while a pull waits. */
const lookMs = 2_000;
/** A head rides along so often at most; a puller that is told the same does not ask its database for nothing. */
const headEveryMs = 60_000;

/** Own stored segments for who pulls them; see `SegmentSource`. */
@Injectable()
export class LedgerSegmentSource extends SegmentSource {
  private readonly headOf = new Map<string, { jws: string; last: number; at: number }>();

  constructor(
    private readonly segments: SegmentStore,
    private readonly grants: GrantQuery,
    private readonly heads: StreamHeadStore,
    private readonly maker: HeadMaker,
    private readonly positions: StreamPositionStore,
    private readonly bell: SegmentBell,
    private readonly intakes: Intakes,
    private readonly keyring: Keyring,
  ) {
    super();
  }

  async storedSegments(
    stream: string,
    after: number,
    limitSegments: number,
    limitBytes: number,
  ): Promise<SegmentAnswer> {
    const sizes = await this.segments.sizesAfter(stream, after, limitSegments);
    const segments = await this.segments.after(stream, after, fitting(sizes, limitBytes));
    const [first, last] = [segments[0]?.first, segments.at(-1)?.last];
    const grants =
      first !== undefined && last !== undefined
        ? await this.grants.between(stream, first, last)
        : [];
    // A reader that is at the end still gets what it asked for again: keys of entries it holds.
    const wanted = segments.length === 0 ? await this.grants.between(stream, 1, after) : [];
    const head = await this.newestHead(stream);
    return {
      segments: segments.map(({ first, last, jws, value }) => ({ first, last, jws, value })),
      control: [...grants, ...wanted, ...(head === undefined ? [] : [head])],
    };
  }

  async waitForSegments(
    stream: string,
    after: number,
    waitMs: number,
    signal?: AbortSignal,
  ): Promise<void> {
    const until = performance.now() + waitMs;
    for (;;) {
      const head = await this.heads.find(stream);
      const leftMs = until - performance.now();
      if ((head && head.last > after) || leftMs <= 0 || signal?.aborted) return;
      await this.bell.next(stream, Math.min(leftMs, lookMs), signal);
    }
  }

  async takeControl(jws: string): Promise<void> {
    const stream = streamOf(jws);
    const service = stream && this.serviceOf(stream);
    const intake = service && this.intakes.find(service);
    const value = Buffer.from(jws, 'utf8');
    // What names no stream of ours goes to any service: its gate keeps the proof.
    const taken = intake ?? this.anyIntake();
    if (taken) await taken([{ stream: stream?.id ?? '', value }]);
  }

  positionOf(stream: string): Promise<number> {
    return this.positions.last(stream);
  }

  /** Who wrote the stream hears receipts and resends, its addressee heads and grants. */
  private serviceOf(stream: Stream): ServiceName | undefined {
    if (stream.author === this.keyring.region) return stream.service;
    if (stream.addressee === this.keyring.region) return stream.addresseeService;
    return undefined;
  }

  private anyIntake() {
    return (['bureau', 'sending', 'receiving'] as const)
      .map((service) => this.intakes.find(service))
      .find((intake) => intake !== undefined);
  }

  private async newestHead(stream: string): Promise<string | undefined> {
    const head = await this.heads.find(stream);
    if (!head) return undefined;
    const made = this.headOf.get(stream);
    const now = performance.now();
    if (made?.last === head.last && now - made.at < headEveryMs) return made.jws;
    const jws = await this.maker.newest(stream);
    if (jws !== undefined) this.headOf.set(stream, { jws, last: head.last, at: now });
    return jws;
  }
}

function streamOf(jws: string): Stream | undefined {
  try {
    return parseStream(parseControl(jws).stream.id);
  } catch {
    return undefined;
  }
}
