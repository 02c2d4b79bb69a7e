import type { KeyObject } from 'node:crypto';
import { verifyCompact } from '../wire/jws';
import { hashOf } from '../wire/hash';
import { WireFault } from '../wire/wire-fault';
import { publicKeyOf } from './jwk';
import {
  firstStatementPrev,
  readStatement,
  type KeyStatement,
  type StatedKey,
  type UnverifiedStatement,
} from './key-statement';

/** A stated key with its imported public half. */
export interface ChainKey {
  readonly n: number;
  readonly stated: StatedKey;
  readonly publicKey: KeyObject;
}

/**
 * A region's verified key statements, oldest first. `n` = 1 is signed by the key it states; later ones by a `sig` key of
 * the chain that is valid at their `at`; a revocation, and a second recovery key, by the recovery key only.
 */
export class KeyChain {
  private readonly texts: string[] = [];
  private readonly keys = new Map<string, ChainKey>();
  private readonly revoked = new Map<string, string>();
  private lastAt = '';

  constructor(readonly region: string) {}

  get statements(): readonly string[] {
    return this.texts;
  }

  /** Appends the next statement; throws `WireFault` `chain.*` or `statement.*` and stays as it was. */
  append(text: string): void {
    const read = readStatement(text);
    const { statement } = read;
    if (statement.region !== this.region) throw new WireFault('chain.region');
    if (statement.n !== this.texts.length + 1) throw new WireFault('chain.n');
    if (statement.prev !== this.nextPrev()) throw new WireFault('chain.prev');
    if (statement.at < this.lastAt) throw new WireFault('chain.at');
    const stated = statement.key && this.importKey(statement.n, statement.key);
    if (!verifyCompact(read.jws, this.signerOf(read, stated)))
      throw new WireFault('chain.signature');
    if (stated) this.keys.set(stated.stated.kid, stated);
    else this.revoked.set(statement.revoke!, statement.at);
    this.texts.push(text);
    this.lastAt = statement.at;
  }

  /** `prev` of the statement that would come next. */
  nextPrev(): string {
    const last = this.texts.at(-1);
    return last === undefined ? firstStatementPrev(this.region) : hashOf(last);
  }

  find(kid: string): ChainKey | undefined {
    return this.keys.get(kid);
  }

  isRevoked(kid: string): boolean {
    return this.revoked.has(kid);
  }

  /** The newest key of a role that is valid at a moment and not revoked. */
  current(role: StatedKey['role'], at: string): ChainKey | undefined {
    const valid = [...this.keys.values()].filter(
      ({ stated }) =>
        stated.role === role && isValidAt(stated, at) && !this.revoked.has(stated.kid),
    );
    return valid.at(-1);
  }

  /** The recovery key stated first: it is part of the pin, so no later statement can put another in its place. */
  firstRecoveryKey(): StatedKey | undefined {
    return [...this.keys.values()].find(({ stated }) => stated.role === 'recovery')?.stated;
  }

  private importKey(n: number, stated: StatedKey): ChainKey {
    if (this.keys.has(stated.kid)) throw new WireFault('chain.key', 'stated before');
    return { n, stated, publicKey: publicKeyOf(stated) };
  }

  private signerOf(read: UnverifiedStatement, stated: ChainKey | undefined): KeyObject {
    const { kid } = read.jws.header;
    if (read.statement.n === 1) {
      if (stated?.stated.role !== 'sig' || stated.stated.kid !== kid)
        throw new WireFault('chain.signer', 'the first statement signs itself');
      return stated.publicKey;
    }
    const signer = this.keys.get(kid);
    const role = this.mustBeSignedBy(read.statement);
    if (signer?.stated.role !== role || this.revoked.has(kid)) throw new WireFault('chain.signer');
    if (!isValidAt(signer.stated, read.statement.at))
      throw new WireFault('chain.signer', 'validity');
    return signer.publicKey;
  }

  private mustBeSignedBy(statement: KeyStatement): 'sig' | 'recovery' {
    const second = statement.key?.role === 'recovery' && this.firstRecoveryKey() !== undefined;
    return statement.revoke !== undefined || second ? 'recovery' : 'sig';
  }
}

/** Times in the protocol's form compare as text. */
export function isValidAt(key: StatedKey, at: string): boolean {
  return key.notBefore <= at && at < key.notAfter;
}
