import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Ids } from '@platform/ids';
import type { Transaction } from '@platform/transaction';
import { Keyring } from '../keys/keyring';
import { KeyStore } from '../persistence/key.store';

/** Some two megabytes: a heap that is nearly full costs more than reading a key again. */
const cachedMax = 8_000;

/** A person's key: 32 bytes under a random id; one serves one strand. */
export interface PersonKey {
  readonly kid: string;
  readonly key: Buffer;
}

/** Where a person key is stored; bound into its wrapping. */
export function personKeyContext(region: string, kid: string): string {
  return `person_key/${region}/${kid}`;
}

/** 个人密钥: makes, finds and remembers person keys; they lie in `ledger.person_key` alone, wrapped by the vault. */
@Injectable()
export class PersonKeys {
  private readonly cached = new Map<string, Buffer>();

  constructor(
    private readonly keyring: Keyring,
    private readonly store: KeyStore,
    private readonly ids: Ids,
  ) {}

  /** Keys of an author that are held here, by kid. */
  async load(
    tx: Transaction,
    region: string,
    kids: readonly string[],
  ): Promise<Map<string, Buffer>> {
    const found = new Map<string, Buffer>();
    const missing: string[] = [];
    for (const kid of kids) {
      const key = this.cached.get(`${region}/${kid}`);
      if (key) found.set(kid, key);
      else missing.push(kid);
    }
    for (const row of await this.store.personKeys(tx, region, missing)) {
      const key = this.keyring.vault.unwrap(row.wrapped, personKeyContext(region, row.kid));
      this.remember(region, row.kid, key);
      found.set(row.kid, key);
    }
    return found;
  }

  /** Makes a key for each strand that has none yet. */
  async make(tx: Transaction, strandIds: readonly string[]): Promise<Map<string, PersonKey>> {
    const region = this.keyring.region;
    const made = new Map<string, PersonKey>();
    for (const strandId of strandIds)
      made.set(strandId, { kid: this.ids.next(), key: randomBytes(32) });
    await this.store.addPersonKeys(
      tx,
      [...made].map(([strandId, { kid, key }]) => ({
        region,
        kid,
        strandId,
        wrapped: this.keyring.vault.wrap(key, personKeyContext(region, kid)),
      })),
    );
    // Not remembered yet: the transaction may roll back. The next use reads the row.
    return made;
  }

  private remember(region: string, kid: string, key: Buffer): void {
    if (this.cached.size >= cachedMax) this.cached.delete(this.cached.keys().next().value!);
    this.cached.set(`${region}/${kid}`, key);
  }
}
