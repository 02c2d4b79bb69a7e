import { randomBytes } from 'node:crypto';
import type { ServiceName } from '@contracts';
import { controlJws } from '../wire/control';
import { parseCompact } from '../wire/jws';
import { parseStream } from '../wire/stream-id';
import { timeText } from '../wire/times';
import { Keyring } from '../keys/keyring';
import type { Carrier, CarriedMessage, Intake } from './carrier';
import { fitting, SegmentSource, type SegmentAnswer, type StoredSegment } from './segment-source';

export const noon = new Date('2026-11-20T04:00:00.000Z');

/** A region's end of a carrier in the contract suite: keys, stored segments and what came in, all in memory. */
export class CarrierSide extends SegmentSource {
  readonly keyring: Keyring;
  readonly came: CarriedMessage[] = [];
  carrier!: Carrier;
  /** Called before anything is taken in; may throw, as a database that is away does. */
  beforeIntake: (messages: readonly CarriedMessage[]) => Promise<void> | void = () => undefined;
  private readonly stored = new Map<string, StoredSegment[]>();
  private readonly controls = new Map<string, string[]>();
  private readonly positions = new Map<string, number>();
  private readonly watchers = new Set<() => void>();

  constructor(readonly region: string) {
    super();
    this.keyring = Keyring.generate(region, noon).keyring;
  }

  readonly intake: Intake = async (messages) => {
    await this.beforeIntake(messages);
    for (const message of messages) {
      this.came.push(message);
      const last = message.jws === undefined ? 0 : claimOf(message.jws).last;
      const position = this.positions.get(message.stream) ?? 0;
      this.positions.set(message.stream, Math.max(position, last));
    }
    this.changed();
  };

  /** Stores and sends, as the ledger does: the bytes are kept before they leave. */
  async publish(to: CarrierSide, ...messages: CarriedMessage[]): Promise<void> {
    for (const { stream, jws, value } of messages) {
      if (jws !== undefined) this.storedOf(stream).push({ ...claimOf(jws), jws, value });
      else this.controls.set(stream, [value.toString()]);
    }
    await this.carrier.send(to.region, parseStream(messages[0]!.stream).addresseeService, messages);
    this.changed();
  }

  /** A control message of this region about a stream. */
  control(stream: string, kind: 'head' | 'receipt', number: number): CarriedMessage {
    const hash = 'A'.repeat(43);
    const at = timeText(noon);
    const message =
      kind === 'head'
        ? ({ kind, stream, at, last: number, hash } as const)
        : ({
            kind,
            stream,
            at,
            upto: number,
            hash,
            headat: at,
            state: 'flowing',
            open: [],
          } as const);
    return { stream, value: Buffer.from(controlJws(message, this.keyring.signer(noon))) };
  }

  /** Resolves once what came in fits; otherwise says what is missing. */
  async until(why: string, fits: () => boolean, timeMaxMs = 20_000): Promise<void> {
    if (fits()) return;
    await new Promise<void>((resolve, reject) => {
      const late = setTimeout(
        () => reject(new Error(`${this.region}: ${why}; ${this.came.length} messages came`)),
        timeMaxMs,
      );
      const watch = () => {
        if (!fits()) return;
        clearTimeout(late);
        this.watchers.delete(watch);
        resolve();
      };
      this.watchers.add(watch);
    });
  }

  has = (message: CarriedMessage): boolean =>
    this.came.some(
      ({ stream, jws, value }) =>
        stream === message.stream && jws === message.jws && value.equals(message.value),
    );

  hasAll = (messages: readonly CarriedMessage[]): boolean => messages.every(this.has);

  override async storedSegments(
    stream: string,
    after: number,
    limitSegments: number,
    limitBytes: number,
  ): Promise<SegmentAnswer> {
    const stored = this.storedOf(stream)
      .filter(({ first }) => first > after)
      .slice(0, limitSegments);
    const sizes = stored.map(({ value }) => value.length);
    const segments = stored.slice(0, fitting(sizes, limitBytes));
    return Promise.resolve({ segments, control: this.controls.get(stream) ?? [] });
  }

  override async waitForSegments(
    stream: string,
    after: number,
    waitMs: number,
    signal?: AbortSignal,
  ): Promise<void> {
    const isThere = () => this.storedOf(stream).some(({ first }) => first > after);
    if (isThere()) return;
    await new Promise<void>((resolve) => {
      const end = () => {
        clearTimeout(timer);
        this.watchers.delete(watch);
        resolve();
      };
      const watch = () => isThere() && end();
      const timer = setTimeout(end, waitMs);
      this.watchers.add(watch);
      signal?.addEventListener('abort', end, { once: true });
    });
  }

  override async takeControl(jws: string): Promise<void> {
    const { stream } = JSON.parse(parseCompact(jws, 'yipanqi-control').payload.toString()) as {
      stream: string;
    };
    await this.intake([{ stream, value: Buffer.from(jws) }]);
  }

  override async positionOf(stream: string): Promise<number> {
    return Promise.resolve(this.positions.get(stream) ?? 0);
  }

  private storedOf(stream: string): StoredSegment[] {
    if (!this.stored.has(stream)) this.stored.set(stream, []);
    return this.stored.get(stream)!;
  }

  private changed(): void {
    for (const watch of [...this.watchers]) watch();
  }
}

/** Segments as a carrier sees them: a header that says its numbers, and bytes; it opens neither. */
export function segments(
  stream: string,
  from: number,
  count: number,
  bytes = 900,
): CarriedMessage[] {
  return Array.from({ length: count }, (_, i) => {
    const first = from + i * 10;
    const header = { alg: 'EdDSA', stream, first, last: first + 9 };
    return {
      stream,
      jws: `${Buffer.from(JSON.stringify(header)).toString('base64url')}..${randomBytes(64).toString('base64url')}`,
      value: Buffer.from(`e30..${randomBytes(bytes).toString('base64url')}`),
    };
  });
}

/** Anything may come in a topic: what is no header claims nothing. */
function claimOf(jws: string): { first: number; last: number } {
  try {
    const header = JSON.parse(Buffer.from(jws.split('.', 1)[0]!, 'base64url').toString()) as Claim;
    return { first: header.first, last: header.last };
  } catch {
    return { first: 0, last: 0 };
  }
}

interface Claim {
  readonly first: number;
  readonly last: number;
}

/** What a carrier under contract must bring: two regions joined by it, and a way to restart one end. */
export interface CarrierNetwork {
  readonly zhengzhou: CarrierSide;
  readonly baoji: CarrierSide;
  /** The process of a region ends, its database stays. */
  stop(side: CarrierSide): Promise<void>;
  start(side: CarrierSide): Promise<void>;
  close(): Promise<void>;
}

export const servicesOf: readonly ServiceName[] = ['sending', 'receiving'];
