import { randomBytes, type KeyObject } from 'node:crypto';
import { unwrapKey, wrappedFor } from '../wire/jwe';
import type { Signer } from '../wire/jws';
import { SegmentDefect } from '../wire/segment';
import { timeText } from '../wire/times';
import { WireFault } from '../wire/wire-fault';
import { generateJwk, privateKeyOf, publicJwk, thumbprint, type PrivateJwk } from './jwk';
import { KeyChain } from './key-chain';
import { signStatement, type KeyRole } from './key-statement';
import { Vault } from './vault';

/** `keys.json` of a region: everything that must never leave it, and its own public statements. */
export interface KeyringFile {
  readonly region: string;
  /** Own key statements, oldest first. */
  readonly statements: readonly string[];
  /** Private halves of stated keys: roles `sig`, `enc`, `grant`. */
  readonly keys: readonly PrivateJwk[];
  /** base64url, 32 bytes each; the last wraps. */
  readonly vault: readonly { readonly id: string; readonly key: string }[];
  /** Key of the keyed indexes and key of the field cipher, base64url, 32 bytes. */
  readonly indexKey: string;
  readonly fieldKey: string;
}

/** `recovery.json`: to be kept offline; revokes keys and restarts a chain. */
export interface RecoveryFile {
  readonly region: string;
  readonly key: PrivateJwk;
}

/** Demonstration and first life of a key; rotation states a new one before this ends. */
const LIFE_YEARS = 2;
const RECOVERY_LIFE_YEARS = 20;
const OPENED_MAX = 1_000;

/** The private keys of this region. */
export class Keyring {
  readonly region: string;
  readonly vault: Vault;
  /** 32 bytes for keyed indexes (HMAC) and for the field cipher. */
  readonly indexKey: Buffer;
  readonly fieldKey: Buffer;
  private readonly chain: KeyChain;
  private readonly privateKeys = new Map<string, KeyObject>();
  /** Unwrapping costs an X25519 agreement; a stream uses one `cek` all day. */
  private readonly opened = new Map<string, Buffer>();

  constructor(readonly file: KeyringFile) {
    this.region = file.region;
    this.chain = new KeyChain(file.region);
    for (const text of file.statements) this.chain.append(text);
    for (const jwk of file.keys) this.privateKeys.set(thumbprint(jwk), privateKeyOf(jwk));
    this.vault = new Vault(
      file.vault.map(({ id, key }) => ({ id, key: Buffer.from(key, 'base64url') })),
    );
    this.indexKey = Buffer.from(file.indexKey, 'base64url');
    this.fieldKey = Buffer.from(file.fieldKey, 'base64url');
  }

  /** Makes a region's first keys and states them: sig (n = 1), recovery, enc, grant. Valid from a day before `at`. */
  static generate(region: string, at: Date): { keyring: Keyring; recovery: RecoveryFile } {
    const recovery = generateJwk('Ed25519');
    const sig = generateJwk('Ed25519');
    const keys = { sig, recovery, enc: generateJwk('X25519'), grant: generateJwk('X25519') };
    const file: KeyringFile = {
      region,
      statements: stateKeys(region, keys, at),
      keys: [keys.sig, keys.enc, keys.grant],
      vault: [{ id: 'v1', key: randomBytes(32).toString('base64url') }],
      indexKey: randomBytes(32).toString('base64url'),
      fieldKey: randomBytes(32).toString('base64url'),
    };
    return { keyring: new Keyring(file), recovery: { region, key: recovery } };
  }

  /** Own key statements, oldest first. */
  get statements(): readonly string[] {
    return this.chain.statements;
  }

  /** The newest signing key valid at the moment; throws `WireFault` `keyring` when there is none. */
  signer(at: Date): Signer {
    const key = this.chain.current('sig', timeText(at));
    const privateKey = key && this.privateKeys.get(key.stated.kid);
    if (!key || !privateKey) throw new WireFault('keyring', 'no valid signing key');
    return { kid: key.stated.kid, privateKey };
  }

  /**
   * The content key in an authentic segment's `cek`; undefined when it is for no `enc` key held here (waiting `cek.kid`).
   * Throws `SegmentDefect` `segment.decrypt` when it is for one and does not open.
   */
  openCek(cek: string): Buffer | undefined {
    try {
      return this.open(cek, 'enc');
    } catch (error) {
      if (error instanceof WireFault) throw new SegmentDefect('segment.decrypt');
      throw error;
    }
  }

  /** The person key in a `grant`; undefined when it is for no `grant` key held here. Throws `WireFault` `jwe`. */
  openGrant(key: string): Buffer | undefined {
    return this.open(key, 'grant');
  }

  private open(wrapped: string, role: KeyRole): Buffer | undefined {
    const known = this.opened.get(wrapped);
    if (known) return known;
    const kid = wrappedFor(wrapped);
    const privateKey = this.privateKeys.get(kid);
    if (!privateKey || this.chain.find(kid)?.stated.role !== role) return undefined;
    const key = unwrapKey(wrapped, privateKey);
    if (role === 'enc') this.remember(wrapped, key);
    return key;
  }

  private remember(wrapped: string, key: Buffer): void {
    if (this.opened.size >= OPENED_MAX) this.opened.delete(this.opened.keys().next().value!);
    this.opened.set(wrapped, key);
  }
}

function stateKeys(region: string, keys: Record<KeyRole, PrivateJwk>, at: Date): string[] {
  const signer: Signer = { kid: thumbprint(keys.sig), privateKey: privateKeyOf(keys.sig) };
  const chain = new KeyChain(region);
  const notBefore = timeText(new Date(at.getTime() - 86_400_000));
  for (const role of ['sig', 'recovery', 'enc', 'grant'] as const) {
    const jwk = publicJwk(keys[role]);
    const years = role === 'recovery' ? RECOVERY_LIFE_YEARS : LIFE_YEARS;
    const notAfter = timeText(new Date(at.getTime() + years * 366 * 86_400_000));
    const signs = role === 'sig' || role === 'recovery';
    const key = {
      ...jwk,
      kid: thumbprint(jwk),
      use: signs ? 'sig' : 'enc',
      role,
      notBefore,
      notAfter,
    } as const;
    const n = chain.statements.length + 1;
    chain.append(
      signStatement({ region, n, prev: chain.nextPrev(), at: timeText(at), key }, signer),
    );
  }
  return [...chain.statements];
}
