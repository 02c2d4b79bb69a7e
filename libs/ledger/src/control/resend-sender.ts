import { Injectable } from '@nestjs/common';
import type { ServiceName } from '@contracts';
import { Clock } from '@platform/clock';
import { Database } from '@platform/database';
import type { Transaction } from '@platform/transaction';
import type { CarriedMessage } from '../carrier/carrier';
import { Keyring } from '../keys/keyring';
import { LedgerLog } from '../ledger-log';
import { LedgerPace } from '../ledger-pace';
import { ControlStore } from '../persistence/control.store';
import { StreamPositionStore } from '../persistence/stream-position.store';
import { Publisher } from '../seal/publisher';
import { controlJws, RESEND_SEGMENTS_MAX } from '../wire/control';
import { parseStream } from '../wire/stream-id';
import { timeText } from '../wire/times';

/** Asks for what is missing: behind a head so long without progress; one open request per stream, its wait doubling. */
@Injectable()
export class ResendSender {
  constructor(
    private readonly database: Database,
    private readonly positions: StreamPositionStore,
    private readonly control: ControlStore,
    private readonly publisher: Publisher,
    private readonly keyring: Keyring,
    private readonly clock: Clock,
    private readonly pace: LedgerPace,
    private readonly log: LedgerLog,
  ) {}

  async sendDue(service: ServiceName): Promise<void> {
    const now = this.clock.now();
    const stalled = await this.positions.stalled(service, now, this.pace.resendMs);
    if (stalled.length === 0) return;
    const messages = await this.database.run((tx) => this.make(tx, stalled, now));
    for (const message of messages) {
      const { author, service: authorService } = parseStream(message.stream);
      await this.publisher.send(author, authorService, [message]);
    }
  }

  private async make(
    tx: Transaction,
    streams: readonly string[],
    now: Date,
  ): Promise<CarriedMessage[]> {
    const positions = [...(await this.positions.lock(tx, streams.map(parseStream))).values()];
    const behind = positions.filter(({ knownHead, last }) => knownHead > last);
    const ids = behind.map(({ stream }) => stream);
    const moments = await this.control.moments(tx, 'resend', ids, now);
    const signer = this.keyring.signer(now);
    await this.positions.keep(
      tx,
      behind.map((position) => {
        const waitMs = Math.min(
          position.resendWaitMs === null ? this.pace.resendMs : position.resendWaitMs * 2,
          this.pace.resendMaxMs,
        );
        return { ...position, resendAt: new Date(now.getTime() + waitMs), resendWaitMs: waitMs };
      }),
    );
    return behind.map(({ stream, last, knownHead }) => {
      this.log.warn({ stream, last, knownHead }, 'behind without progress: asked again');
      const at = timeText(moments.get(stream)!);
      const jws = controlJws(
        { kind: 'resend', stream, at, from: last + 1, segments: RESEND_SEGMENTS_MAX },
        signer,
      );
      return { stream, value: Buffer.from(jws, 'latin1') };
    });
  }
}
