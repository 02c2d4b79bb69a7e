import { Injectable } from '@nestjs/common';
import { Clock } from '@platform/clock';
import { Database } from '@platform/database';
import type { Transaction } from '@platform/transaction';
import type { CarriedMessage } from '../carrier/carrier';
import { Keyring } from '../keys/keyring';
import { ControlStore } from '../persistence/control.store';
import { StreamHeadStore, type DueHead } from '../persistence/stream-head.store';
import { controlJws } from '../wire/control';
import { timeText } from '../wire/times';

/** Makes the `head` messages of own streams. */
@Injectable()
export class HeadMaker {
  constructor(
    private readonly database: Database,
    private readonly heads: StreamHeadStore,
    private readonly control: ControlStore,
    private readonly keyring: Keyring,
    private readonly clock: Clock,
  ) {}

  /** One message per head, in the order given. */
  async make(due: readonly DueHead[]): Promise<CarriedMessage[]> {
    return this.database.run((tx) => this.makeIn(tx, due));
  }

  /** The newest head of an own stream, made now; for carriers on which it rides along. */
  async newest(stream: string): Promise<string | undefined> {
    const head = await this.heads.find(stream);
    if (!head) return undefined;
    const [said] = await this.make([head]);
    return said!.value.toString('latin1');
  }

  /** The sealer waits meanwhile: a head that left out what was sealed before it would prove a later time of it. */
  private async makeIn(tx: Transaction, due: readonly DueHead[]): Promise<CarriedMessage[]> {
    const locked = await this.heads.lock(
      tx,
      due.map(({ stream }) => stream),
    );
    const sealed = new Map(locked.map((head) => [head.stream, head]));
    const streams = [...sealed.keys()];
    const now = this.clock.now();
    const moments = await this.control.moments(tx, 'head', streams, now);
    await this.heads.headSaid(tx, streams, now);
    const signer = this.keyring.signer(now);
    return due.map(({ stream }) => {
      const { last, hash } = sealed.get(stream)!;
      const at = timeText(moments.get(stream)!);
      const jws = controlJws({ kind: 'head', stream, at, last, hash }, signer);
      return { stream, value: Buffer.from(jws, 'latin1') };
    });
  }
}
