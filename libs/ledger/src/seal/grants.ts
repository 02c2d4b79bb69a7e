import { Injectable } from '@nestjs/common';
import type { Transaction } from '@platform/transaction';
import { personKeyContext } from '../append/person-keys';
import { Directory } from '../keys/directory';
import { Keyring } from '../keys/keyring';
import { LedgerLog } from '../ledger-log';
import { ControlStore } from '../persistence/control.store';
import { KeyStore, type GrantRow } from '../persistence/key.store';
import { controlJws } from '../wire/control';
import { wrapKey } from '../wire/jwe';
import { parseStream } from '../wire/stream-id';
import { timeText } from '../wire/times';

/** A person key that an entry of a stream uses. */
export interface KeyUse {
  readonly stream: string;
  readonly kid: string;
  readonly sequence: number;
}

/** Makes the `grant` messages that give the partner the person keys of entries. */
@Injectable()
export class Grants {
  constructor(
    private readonly keyring: Keyring,
    private readonly directory: Directory,
    private readonly keys: KeyStore,
    private readonly control: ControlStore,
    private readonly log: LedgerLog,
  ) {}

  /**
   * Grants keys never granted, or not since a moment; kept beside the first entry that uses them and said before its
   * segment. Answers what was made.
   */
  async make(
    tx: Transaction,
    uses: readonly KeyUse[],
    at: Date,
    notSince: Date,
  ): Promise<GrantRow[]> {
    const first = new Map<string, KeyUse>();
    for (const use of uses) if (!first.has(use.kid)) first.set(use.kid, use);
    const region = this.keyring.region;
    const rows = await this.keys.toGrant(tx, region, [...first.keys()], notSince);
    const wanted = rows.map((row) => ({ use: first.get(row.kid)!, wrapped: row.wrapped }));
    const subjects = wanted.map(({ use }) => `${use.stream} ${use.kid}`);
    const moments = await this.control.moments(tx, 'grant', subjects, at);
    const signer = rows.length > 0 ? this.keyring.signer(at) : undefined;
    const grants: GrantRow[] = [];
    for (const { use, wrapped } of wanted) {
      const { addressee } = parseStream(use.stream);
      const recipient = this.directory.currentGrantKey(addressee, at);
      if (!recipient) {
        this.log.warn({ stream: use.stream }, 'no grant key of the partner: it will ask again');
        continue;
      }
      const key = this.keyring.vault.unwrap(wrapped, personKeyContext(region, use.kid));
      const moment = moments.get(`${use.stream} ${use.kid}`)!;
      const jws = controlJws(
        {
          kind: 'grant',
          stream: use.stream,
          at: timeText(moment),
          person: use.kid,
          key: wrapKey(key, recipient),
        },
        signer!,
      );
      grants.push({ stream: use.stream, person: use.kid, sequence: use.sequence, jws });
    }
    await this.keys.addGrants(tx, region, grants, at);
    return grants;
  }
}
