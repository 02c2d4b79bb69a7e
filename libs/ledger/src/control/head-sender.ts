import { Injectable } from '@nestjs/common';
import type { ServiceName } from '@contracts';
import { Clock } from '@platform/clock';
import { Database } from '@platform/database';
import type { Transaction } from '@platform/transaction';
import type { CarriedMessage } from '../carrier/carrier';
import { Keyring } from '../keys/keyring';
import { LedgerPace } from '../ledger-pace';
import { ControlStore } from '../persistence/control.store';
import { StreamHeadStore, type DueHead } from '../persistence/stream-head.store';
import { Publisher } from '../seal/publisher';
import { controlJws } from '../wire/control';
import { timeText } from '../wire/times';

/** Says how far own streams go: every minute while the partner's receipt is behind, otherwise hourly. */
@Injectable()
export class HeadSender {
  constructor(
    private readonly database: Database,
    private readonly heads: StreamHeadStore,
    private readonly control: ControlStore,
    private readonly publisher: Publisher,
    private readonly keyring: Keyring,
    private readonly clock: Clock,
    private readonly pace: LedgerPace,
  ) {}

  async sendDue(service: ServiceName): Promise<void> {
    const now = this.clock.now();
    const { headBehindMs, headIdleMs } = this.pace;
    const due = await this.heads.due(service, now, headBehindMs, headIdleMs);
    if (due.length === 0) return;
    const said = await this.database.run((tx) => this.make(tx, due, now));
    for (const [i, head] of due.entries())
      await this.publisher.send(head.addressee, head.addresseeService as ServiceName, [said[i]!]);
  }

  /** The newest head of an own stream, made now; for carriers on which it rides along. */
  async newest(stream: string): Promise<string | undefined> {
    const head = await this.heads.find(stream);
    if (!head) return undefined;
    const now = this.clock.now();
    const [said] = await this.database.run((tx) => this.make(tx, [head], now));
    return said!.value.toString('latin1');
  }

  private async make(
    tx: Transaction,
    due: readonly DueHead[],
    now: Date,
  ): Promise<CarriedMessage[]> {
    const streams = due.map(({ stream }) => stream);
    const moments = await this.control.moments(tx, 'head', streams, now);
    await this.heads.headSaid(tx, streams, now);
    const signer = this.keyring.signer(now);
    return due.map(({ stream, last, hash }) => {
      const at = timeText(moments.get(stream)!);
      const jws = controlJws({ kind: 'head', stream, at, last, hash }, signer);
      return { stream, value: Buffer.from(jws, 'latin1') };
    });
  }
}
