import { Injectable } from '@nestjs/common';
import type { ServiceName } from '@contracts';
import { Clock } from '@platform/clock';
import { LedgerPace } from '../ledger-pace';
import { StreamHeadStore } from '../persistence/stream-head.store';
import { Publisher } from '../seal/publisher';
import { HeadMaker } from './head-maker';

/** Says how far own streams go: every minute while the partner's receipt is behind, otherwise hourly. */
@Injectable()
export class HeadSender {
  constructor(
    private readonly heads: StreamHeadStore,
    private readonly maker: HeadMaker,
    private readonly publisher: Publisher,
    private readonly clock: Clock,
    private readonly pace: LedgerPace,
  ) {}

  async sendDue(service: ServiceName): Promise<void> {
    const now = this.clock.now();
    const { headBehindMs, headIdleMs } = this.pace;
    const due = await this.heads.due(service, now, headBehindMs, headIdleMs);
    if (due.length === 0) return;
    const said = await this.maker.make(due);
    for (const [i, head] of due.entries())
      await this.publisher.send(head.addressee, head.addresseeService as ServiceName, [said[i]!]);
  }
}
