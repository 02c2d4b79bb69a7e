import { Injectable } from '@nestjs/common';
import type { ServiceName } from '@contracts';
import { Clock } from '@platform/clock';
import { Database } from '@platform/database';
import { LedgerPace } from '../ledger-pace';
import { GrantQuery } from '../persistence/grant.query';
import { Grants, type KeyUse } from '../seal/grants';
import { Publisher } from '../seal/publisher';
import { parseStream } from '../wire/stream-id';

/**
 * Grants again the keys that a partner's newest receipt lists as `key-wanted`: such a listing is the request. Looked
 * after from time to time, since the listing is not said again as long as nothing moves.
 */
@Injectable()
export class GrantSender {
  constructor(
    private readonly database: Database,
    private readonly query: GrantQuery,
    private readonly grants: Grants,
    private readonly publisher: Publisher,
    private readonly clock: Clock,
    private readonly pace: LedgerPace,
  ) {}

  async sendDue(service: ServiceName): Promise<void> {
    const uses = await this.query.wanted(service);
    for (const [stream, ofStream] of byStream(uses)) await this.sendAgain(stream, ofStream);
  }

  private async sendAgain(stream: string, uses: readonly KeyUse[]): Promise<void> {
    const now = this.clock.now();
    const since = new Date(now.getTime() - this.pace.grantAgainMs);
    const made = await this.database.run((tx) => this.grants.make(tx, uses, now, since));
    if (made.length === 0) return;
    const { addressee, addresseeService } = parseStream(stream);
    const messages = made.map(({ jws }) => ({ stream, value: Buffer.from(jws, 'latin1') }));
    await this.publisher.send(addressee, addresseeService, messages);
  }
}

function byStream(uses: readonly KeyUse[]): Map<string, KeyUse[]> {
  const groups = new Map<string, KeyUse[]>();
  for (const use of uses) groups.set(use.stream, [...(groups.get(use.stream) ?? []), use]);
  return groups;
}
