import { setTimeout as pause } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import type { CarriedMessage, Intake } from '../carrier';
import { portions } from '../portions';
import type { SegmentSource } from '../segment-source';
import { type SegmentsAnswer, waitMaxS } from './exchange-form';
import type { PartnerLink } from './partner-link';

/** Seconds and milliseconds of a puller; tests shorten them. */
export interface PullPace {
  readonly waitS: number;
  readonly backOffFirstMs: number;
  readonly backOffMaxMs: number;
}

export const pullPace: PullPace = { waitS: waitMaxS, backOffFirstMs: 250, backOffMaxMs: 30_000 };

/**
 * Reads one partner's stream by long poll until it is stopped. It always goes on after the last number applied here,
 * so what was held, dropped or asked for again simply comes again.
 */
export class SegmentPuller {
  private readonly logger = new Logger(SegmentPuller.name);
  private readonly stopping = new AbortController();
  private readonly ended: Promise<void>;
  private controlTaken = '';
  /** The last pull worked: the partner answered and the intake took it. */
  isWell = false;

  constructor(
    private readonly stream: string,
    private readonly link: PartnerLink,
    private readonly source: SegmentSource,
    private readonly intake: Intake,
    private readonly pace: PullPace,
  ) {
    this.ended = this.run();
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.ended;
  }

  private async run(): Promise<void> {
    const { signal } = this.stopping;
    let backOffMs = this.pace.backOffFirstMs;
    while (!signal.aborted) {
      if (await this.pullOnce()) {
        backOffMs = this.pace.backOffFirstMs;
        continue;
      }
      await pause(backOffMs, undefined, { signal, ref: false }).catch(() => undefined);
      backOffMs = Math.min(backOffMs * 2, this.pace.backOffMaxMs);
    }
  }

  /** False when there is no sense in asking again at once. */
  private async pullOnce(): Promise<boolean> {
    const { signal } = this.stopping;
    try {
      const after = await this.source.positionOf(this.stream);
      const answer = await this.link.pull(this.stream, after, this.pace.waitS, signal);
      await this.take(answer);
      if (!this.isWell) this.logger.log(`${this.stream}: pulled`);
      this.isWell = true;
      // A stream that waits or is blocked brings the same segments again and again.
      return answer.segments.length === 0 || (await this.source.positionOf(this.stream)) > after;
    } catch (error) {
      if (signal.aborted) return false;
      if (this.isWell) this.logger.warn(`${this.stream}: not pulled, tried again: ${said(error)}`);
      this.isWell = false;
      return false;
    }
  }

  /** Control first: a grant opens what the segments of the same answer hold. */
  private async take({ segments, control }: SegmentsAnswer): Promise<void> {
    const heard = control.join('\n');
    if (segments.length === 0 && heard === this.controlTaken) return;
    const { stream } = this;
    const messages: CarriedMessage[] = [
      ...control.map((jws) => ({ stream, value: Buffer.from(jws, 'utf8') })),
      ...segments.map(({ jws, value }) => ({ stream, jws, value: Buffer.from(value, 'utf8') })),
    ];
    for (const portion of portions(messages, ({ jws }) => jws)) await this.intake(portion);
    this.controlTaken = heard;
  }
}

/** `fetch failed` says nothing; its cause does. */
function said(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? `${error.message}: ${error.cause.message}` : error.message;
}
