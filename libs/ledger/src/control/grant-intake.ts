import { Injectable } from '@nestjs/common';
import type { Grant, ServiceName } from '@contracts';
import { Clock } from '@platform/clock';
import { Database } from '@platform/database';
import type { Transaction } from '@platform/transaction';
import { personKeyContext } from '../append/person-keys';
import { ParkedEntries } from '../apply/parked-entries';
import type { Control } from '../gate/envelope';
import { Keyring } from '../keys/keyring';
import { LedgerLog } from '../ledger-log';
import { KeyStore } from '../persistence/key.store';

interface Granted {
  readonly region: string;
  readonly kid: string;
  readonly key: Buffer;
}

/** Stores person keys that partners grant, and goes on with the entries that waited for them. */
@Injectable()
export class GrantIntake {
  constructor(
    private readonly database: Database,
    private readonly keyring: Keyring,
    private readonly keys: KeyStore,
    private readonly parked: ParkedEntries,
    private readonly clock: Clock,
    private readonly log: LedgerLog,
  ) {}

  async take(
    service: ServiceName,
    grants: readonly { readonly control: Control; readonly message: Grant }[],
  ): Promise<void> {
    const granted = grants.flatMap(({ control, message }) => this.open(control, message));
    if (granted.length === 0) return;
    const waiting = await this.database.run((tx) => this.keep(tx, granted));
    await this.parked.redrive(service, waiting, this.clock.now());
  }

  private open(control: Control, { stream, person, key: wrapped }: Grant): Granted[] {
    try {
      const key = this.keyring.openGrant(wrapped);
      if (key) return [{ region: control.stream.author, kid: person, key }];
    } catch {
      // told below: a grant that does not open is as good as none
    }
    this.log.warn({ stream, kid: person }, 'a grant does not open with a key held here');
    return [];
  }

  /** Another key for a kid already held is refused: whoever signs it could otherwise change what was said. */
  private async keep(tx: Transaction, granted: readonly Granted[]) {
    const fresh: Granted[] = [];
    for (const [region, ofRegion] of byRegion(granted)) {
      const held = await this.keys.personKeys(
        tx,
        region,
        ofRegion.map(({ kid }) => kid),
      );
      const known = new Map(held.map(({ kid, wrapped }) => [kid, wrapped]));
      for (const one of ofRegion) {
        const wrapped = known.get(one.kid);
        if (wrapped === undefined) fresh.push(one);
        else if (!this.unwrap(one, wrapped).equals(one.key))
          this.log.error({ region, kid: one.kid }, 'another key for a held kid: refused');
      }
    }
    await this.keys.addPersonKeys(
      tx,
      fresh.map(({ region, kid, key }) => ({
        region,
        kid,
        strandId: null,
        wrapped: this.keyring.vault.wrap(key, personKeyContext(region, kid)),
      })),
    );
    return this.parked.waitingForKeys(
      tx,
      fresh.map(({ kid }) => kid),
    );
  }

  private unwrap({ region, kid }: Granted, wrapped: string): Buffer {
    return this.keyring.vault.unwrap(wrapped, personKeyContext(region, kid));
  }
}

function byRegion(granted: readonly Granted[]): Map<string, Granted[]> {
  const groups = new Map<string, Granted[]>();
  for (const one of granted) groups.set(one.region, [...(groups.get(one.region) ?? []), one]);
  return groups;
}
