import { createCipheriv, createDecipheriv } from 'node:crypto';
import { randomNonce } from '@platform/random';
import { WireFault } from '../wire/wire-fault';

/** A key that wraps stored secrets; rotated every 30 days, older ones are kept as long as something is wrapped by them. */
export interface VaultKey {
  readonly id: string;
  readonly key: Buffer;
}

/**
 * Wraps what a region keeps secret in its database: content keys, person keys. AES-256-GCM; the context (where it is
 * stored: table and primary key) is authenticated, so that a row's secret opens in no other row.
 */
export class Vault {
  private readonly byId: ReadonlyMap<string, Buffer>;

  /** The last key wraps, all of them unwrap. */
  constructor(private readonly keys: readonly VaultKey[]) {
    if (keys.length === 0) throw new WireFault('vault', 'no key');
    this.byId = new Map(keys.map(({ id, key }) => [id, key]));
  }

  /** `<vault key id>.<iv>.<ciphertext and tag>` */
  wrap(secret: Buffer, context: string): string {
    const { id, key } = this.keys.at(-1)!;
    const iv = randomNonce(12);
    const cipher = createCipheriv('aes-256-gcm', key, iv);
    cipher.setAAD(Buffer.from(context, 'utf8'));
    const sealed = Buffer.concat([cipher.update(secret), cipher.final(), cipher.getAuthTag()]);
    return `${id}.${iv.toString('base64url')}.${sealed.toString('base64url')}`;
  }

  /** Throws `WireFault` `vault` when the key is unknown, the context another, or a byte was changed. */
  unwrap(wrapped: string, context: string): Buffer {
    const [id, iv, sealed] = wrapped.split('.');
    const key = this.byId.get(id!);
    if (!key || !iv || !sealed) throw new WireFault('vault', 'key unknown');
    const bytes = Buffer.from(sealed, 'base64url');
    if (bytes.length < 16) throw new WireFault('vault', 'too short');
    try {
      const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(iv, 'base64url'));
      decipher.setAAD(Buffer.from(context, 'utf8'));
      decipher.setAuthTag(bytes.subarray(-16));
      return Buffer.concat([decipher.update(bytes.subarray(0, -16)), decipher.final()]);
    } catch {
      throw new WireFault('vault', 'not opened');
    }
  }
}
