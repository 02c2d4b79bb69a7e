import type { KeyObject } from 'node:crypto';
import { hashOf } from '../wire/hash';
import type { Recipient } from '../wire/jwe';
import { timeText } from '../wire/times';
import { WireFault } from '../wire/wire-fault';
import { isValidAt, KeyChain, type ChainKey } from './key-chain';
import type { KeyRole } from './key-statement';

/** Why a key does not count. */
export type KeyFault = 'kid.unknown' | 'kid.role' | 'kid.validity' | 'kid.revoked';

export type KeyJudgement = { readonly key: KeyObject } | { readonly fault: KeyFault };

/** What became of statements that a region published. */
export interface Learned {
  /** Statements that were new and are believed now, from this number on. */
  readonly added: readonly string[];
  /** Another statement stands at a number already known: refused, an alarm. */
  readonly forkAt?: number;
  /** The first new statement that was refused, and why. */
  readonly refused?: string;
}

/**
 * Public keys of regions, this one among them, believed by their key statements alone. In memory: the start file and
 * stored statements are put in at start.
 */
export class Directory {
  private readonly chains = new Map<string, KeyChain>();

  /**
   * Believes a region's chain from its first statement on: from the start file, an agreement's pin or our own store.
   * Throws `WireFault` when the chain does not verify or does not agree with what is known.
   */
  trust(region: string, statements: readonly string[]): void {
    const known = this.chains.get(region);
    if (!known && statements.length === 0) throw new WireFault('chain.empty');
    const chain = known ?? new KeyChain(region);
    const learned = extend(chain, statements);
    if (learned.forkAt !== undefined) throw new WireFault('chain.fork');
    if (learned.refused !== undefined) throw new WireFault(learned.refused);
    this.chains.set(region, chain);
  }

  /** Takes newer statements of a region whose first statement is trusted; never throws for what was published. */
  learn(region: string, statements: readonly string[]): Learned {
    const chain = this.chains.get(region);
    if (!chain) return { added: [], refused: 'chain.unknown-region' };
    return extend(chain, statements);
  }

  regions(): string[] {
    return [...this.chains.keys()];
  }

  /** Statements of a region, oldest first; none for a region that is not known. */
  statements(region: string): readonly string[] {
    return this.chains.get(region)?.statements ?? [];
  }

  /** Judges a key of a region: known there, in this role, valid at the moment (RFC 3339), not revoked. */
  judgeKey(region: string, kid: string, at: string, role: KeyRole = 'sig'): KeyJudgement {
    const chain = this.chains.get(region);
    const key = chain?.find(kid);
    if (!chain || !key) return { fault: 'kid.unknown' };
    if (key.stated.role !== role) return { fault: 'kid.role' };
    if (!isValidAt(key.stated, at)) return { fault: 'kid.validity' };
    if (chain.isRevoked(kid)) return { fault: 'kid.revoked' };
    return { key: key.publicKey };
  }

  /** The signing key of a region if it counts at the moment. */
  signingKey(region: string, kid: string, at: Date): KeyObject | undefined {
    const judged = this.judgeKey(region, kid, timeText(at));
    return 'key' in judged ? judged.key : undefined;
  }

  /**
   * A signing key the region stated and did not revoke, whenever it was valid: for signatures that bear no time of their
   * own, as on agreements.
   */
  signatureKey(region: string, kid: string): KeyObject | undefined {
    const chain = this.chains.get(region);
    const key = chain?.find(kid);
    return key?.stated.role === 'sig' && !chain!.isRevoked(kid) ? key.publicKey : undefined;
  }

  /** A signing key the region ever stated, revoked or not: for what was believed before and is only read again. */
  statedKey(region: string, kid: string): KeyObject | undefined {
    const key = this.chains.get(region)?.find(kid);
    return key?.stated.role === 'sig' ? key.publicKey : undefined;
  }

  /** The key content keys are wrapped for now. */
  currentEncKey(region: string, at: Date): Recipient | undefined {
    return recipientOf(this.chains.get(region)?.current('enc', timeText(at)));
  }

  /** The key person keys are wrapped for now. */
  currentGrantKey(region: string, at: Date): Recipient | undefined {
    return recipientOf(this.chains.get(region)?.current('grant', timeText(at)));
  }

  /**
   * The region's pin in agreements: base64url SHA-256 of its first statement + "." + the `kid` of the recovery key stated
   * first. Undefined until a recovery key is stated.
   */
  pin(region: string): string | undefined {
    const chain = this.chains.get(region);
    const recovery = chain?.firstRecoveryKey();
    return recovery && hashOf(`${chain!.statements[0]}.${recovery.kid}`);
  }
}

function extend(chain: KeyChain, statements: readonly string[]): Learned {
  const known = chain.statements.length;
  const fork = statements.findIndex((text, i) => i < known && text !== chain.statements[i]);
  if (fork >= 0) return { added: [], forkAt: fork + 1 };
  const added: string[] = [];
  for (const text of statements.slice(known)) {
    try {
      chain.append(text);
    } catch (error) {
      if (!(error instanceof WireFault)) throw error;
      return { added, refused: error.code };
    }
    added.push(text);
  }
  return { added };
}

function recipientOf(key: ChainKey | undefined): Recipient | undefined {
  return key && { kid: key.stated.kid, publicKey: key.publicKey };
}
