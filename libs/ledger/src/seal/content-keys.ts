import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { onCommit } from '@platform/database';
import type { Transaction } from '@platform/transaction';
import { Directory } from '../keys/directory';
import { Keyring } from '../keys/keyring';
import { KeyStore, type ContentKeyRow } from '../persistence/key.store';
import { wrapKey, wrappedFor, type Recipient } from '../wire/jwe';
import { parseStream } from '../wire/stream-id';

const cachedMax = 20_000;

/** The key of a stream's UTC day, and the same wrapped for the addressee. */
export interface ContentKey {
  readonly key: Buffer;
  readonly cek: string;
}

/** The addressee has stated no encryption key: nothing can be sealed for it. */
export class NoRecipientKey extends Error {
  constructor(readonly stream: string) {
    super(`no encryption key for ${stream}`);
  }
}

function contextOf(stream: string, day: string): string {
  return `content_key/${stream}/${day}`;
}

/**
 * 内容密钥: one per stream and UTC day. Both sides keep it wrapped by their own vault, so that they can read the stream
 * after the key it was wrapped for has gone.
 */
@Injectable()
export class ContentKeys {
  private readonly sealing = new Map<string, ContentKey>();
  private readonly opening = new Map<string, Buffer>();

  constructor(
    private readonly keyring: Keyring,
    private readonly directory: Directory,
    private readonly store: KeyStore,
  ) {}

  /** The day's key of each own stream; made at first use, wrapped anew when the addressee's key changed. */
  async forSealing(
    tx: Transaction,
    streams: readonly string[],
    day: string,
    at: Date,
  ): Promise<Map<string, ContentKey>> {
    const found = new Map<string, ContentKey>();
    const missing = new Map<string, Recipient>();
    for (const stream of streams) {
      const recipient = this.directory.currentEncKey(parseStream(stream).addressee, at);
      if (!recipient) throw new NoRecipientKey(stream);
      const cached = this.sealing.get(`${stream} ${day} ${recipient.kid}`);
      if (cached) found.set(stream, cached);
      else missing.set(stream, recipient);
    }
    if (missing.size === 0) return found;
    const rows = await this.store.contentKeys(tx, [...missing.keys()], day);
    const added: ContentKeyRow[] = [];
    for (const [stream, recipient] of missing)
      found.set(stream, this.keyOf(tx, stream, day, recipient, rows, added));
    await this.store.addContentKeys(tx, added);
    return found;
  }

  private keyOf(
    tx: Transaction,
    stream: string,
    day: string,
    recipient: Recipient,
    rows: readonly ContentKeyRow[],
    added: ContentKeyRow[],
  ): ContentKey {
    const ofDay = rows.filter((row) => row.stream === stream);
    const row = ofDay.find(({ recipientKid }) => recipientKid === recipient.kid);
    const known = row ?? ofDay[0];
    const key = known
      ? this.keyring.vault.unwrap(known.wrapped, contextOf(stream, day))
      : randomBytes(32);
    const content = { key, cek: row?.cek ?? wrapKey(key, recipient) };
    if (!row) added.push(this.rowOf(stream, day, recipient.kid, content));
    // Only what is committed is remembered: a key nobody stored must not seal a second segment.
    onCommit(tx, () => remember(this.sealing, `${stream} ${day} ${recipient.kid}`, content));
    return content;
  }

  /** The key of a partner's segment from its `cek`; undefined when it is for no key held here. Throws `WireFault`. */
  async ofIncoming(
    tx: Transaction,
    stream: string,
    day: string,
    cek: string,
  ): Promise<Buffer | undefined> {
    const cached = this.opening.get(cek);
    if (cached) return cached;
    const key = this.keyring.openCek(cek);
    if (!key) return undefined;
    await this.store.addContentKeys(tx, [this.rowOf(stream, day, wrappedFor(cek), { key, cek })]);
    onCommit(tx, () => remember(this.opening, cek, key));
    return key;
  }

  /** Keys of kept segments, own and partners', by `<stream> <day>`. */
  async ofKept(
    tx: Transaction,
    stream: string,
    days: readonly string[],
  ): Promise<Map<string, Buffer>> {
    const found = new Map<string, Buffer>();
    for (const day of new Set(days)) {
      const [row] = await this.store.contentKeys(tx, [stream], day);
      if (row)
        found.set(
          `${stream} ${day}`,
          this.keyring.vault.unwrap(row.wrapped, contextOf(stream, day)),
        );
    }
    return found;
  }

  private rowOf(
    stream: string,
    day: string,
    recipientKid: string,
    content: ContentKey,
  ): ContentKeyRow {
    const wrapped = this.keyring.vault.wrap(content.key, contextOf(stream, day));
    return { stream, day, wrapped, recipientKid, cek: content.cek };
  }
}

function remember<Value>(cache: Map<string, Value>, key: string, value: Value): void {
  if (cache.size >= cachedMax) cache.delete(cache.keys().next().value!);
  cache.set(key, value);
}
