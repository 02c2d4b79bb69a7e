import { Injectable } from '@nestjs/common';
import type { Resend } from '@contracts';
import { describeError } from '@platform/logging';
import type { Transaction } from '@platform/transaction';
import { LedgerLog } from '../ledger-log';
import { LedgerPace } from '../ledger-pace';
import { ControlStore } from '../persistence/control.store';
import { Publisher } from '../seal/publisher';
import { parseStream } from '../wire/stream-id';

/** Serves segments again that the partner misses; a range at most once a minute. */
@Injectable()
export class ResendIntake {
  constructor(
    private readonly control: ControlStore,
    private readonly publisher: Publisher,
    private readonly pace: LedgerPace,
    private readonly log: LedgerLog,
  ) {}

  async take(tx: Transaction, resend: Resend, now: Date): Promise<(() => void) | undefined> {
    const { stream, from, segments } = resend;
    const may = await this.control.mayServe(tx, stream, from, now, this.pace.resendServeMs);
    if (!may) return undefined;
    this.log.info({ stream, from, segments }, 'segments are sent again');
    const { addressee, addresseeService } = parseStream(stream);
    return () =>
      void this.publisher
        .resend({ stream, addressee, addresseeService }, from, segments)
        .catch((error: unknown) =>
          this.log.warn({ stream, from, error: describeError(error) }, 'not sent again'),
        );
  }
}
