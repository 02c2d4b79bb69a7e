import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { describeError } from '@platform/logging';
import type { Directory } from '../../keys/directory';
import { DirectoryAsker } from '../../keys/directory-asker';
import { type LedgerLog, NestLedgerLog } from '../../ledger-log';
import type { KeyStatementStore } from '../../persistence/key-statement.store';
import { directoryPath, exchangeUrl } from './exchange-form';
import { assertSafe, type PartnerAddress, readBody } from './partner-link';

export interface HttpsDirectoryAskerOptions {
  readonly partners: readonly PartnerAddress[];
  readonly directory: Directory;
  readonly store: KeyStatementStore;
  readonly log?: LedgerLog;
  /** Between two fetches of one region. */
  readonly everyMs?: number;
}

const fetchMaxMs = 10_000;
/** A chain of a century of yearly keys is about 400 statements of half a kilobyte. */
const answerBytesMax = 1024 * 1024;

/**
 * Fetches a partner's `/.well-known/yipanqi-directory.json`. Whoever serves it is believed nothing: only statements that
 * continue the chain we trust count; another history of it is an alarm. Anybody can send a message with an invented
 * `kid`, so it is asked once a minute per region at most; what is asked meanwhile is asked once more after it.
 */
@Injectable()
export class HttpsDirectoryAsker extends DirectoryAsker implements OnModuleDestroy {
  private readonly addresses: Map<string, PartnerAddress>;
  private readonly askedAt = new Map<string, number>();
  private readonly waiting = new Map<string, NodeJS.Timeout>();
  private readonly stopping = new AbortController();
  private readonly log: LedgerLog;
  private readonly everyMs: number;

  constructor(private readonly options: HttpsDirectoryAskerOptions) {
    super();
    this.addresses = new Map(options.partners.map((partner) => [partner.code, partner]));
    this.log = options.log ?? new NestLedgerLog();
    this.everyMs = options.everyMs ?? 60_000;
  }

  override ask(region: string): void {
    const partner = this.addresses.get(region);
    if (!partner || this.waiting.has(region) || this.stopping.signal.aborted) return;
    const sinceMs = performance.now() - (this.askedAt.get(region) ?? -Infinity);
    if (sinceMs >= this.everyMs) return void this.fetch(partner);
    const later = setTimeout(() => {
      this.waiting.delete(region);
      void this.fetch(partner);
    }, this.everyMs - sinceMs);
    this.waiting.set(region, later.unref());
  }

  /** A region met since the start is asked from now on. */
  welcome(partner: PartnerAddress): void {
    this.addresses.set(partner.code, partner);
  }

  /** What is published at an address, believed nothing: for a person to compare. Throws when nothing usable answers. */
  statementsAt(partner: PartnerAddress): Promise<readonly string[]> {
    return this.statementsOf(partner);
  }

  onModuleDestroy(): void {
    this.stopping.abort();
    for (const later of this.waiting.values()) clearTimeout(later);
  }

  private async fetch(partner: PartnerAddress): Promise<void> {
    const { code: region } = partner;
    this.askedAt.set(region, performance.now());
    try {
      await this.learn(region, await this.statementsOf(partner));
    } catch (error) {
      if (this.stopping.signal.aborted) return;
      this.log.warn(
        { region, error: describeError(error) },
        'the directory of a partner: no answer',
      );
    }
  }

  private async learn(region: string, statements: readonly string[]): Promise<void> {
    const { directory, store } = this.options;
    const { added, forkAt, refused } = directory.learn(region, statements);
    if (forkAt !== undefined)
      this.log.error({ region, n: forkAt }, 'another history of a partner’s keys: not believed');
    if (refused !== undefined)
      this.log.error({ region, code: refused }, 'a key statement of a partner is refused');
    // All of them, not only the new ones: a failure to keep is mended by the next answer.
    await store.keep(region, directory.statements(region));
    if (added.length === 0) return;
    // Most of what asked meanwhile asked for these.
    clearTimeout(this.waiting.get(region));
    this.waiting.delete(region);
    this.log.info({ region, statements: added.length }, 'a partner has stated new keys');
  }

  private async statementsOf(partner: PartnerAddress): Promise<readonly string[]> {
    assertSafe(partner);
    const response = await fetch(exchangeUrl(partner.url, directoryPath), {
      redirect: 'error',
      signal: AbortSignal.any([this.stopping.signal, AbortSignal.timeout(fetchMaxMs)]),
    });
    if (!response.ok) throw new Error(`the partner answered ${response.status}`);
    const { statements } = JSON.parse(await readBody(response, answerBytesMax)) as {
      statements?: unknown;
    };
    if (!Array.isArray(statements) || !statements.every((one) => typeof one === 'string'))
      throw new Error('not a directory');
    return statements;
  }
}

/** At start: believes again what was learnt before, as far as it continues the start file's chains. */
export async function recallStatements(
  directory: Directory,
  store: KeyStatementStore,
  log: LedgerLog = new NestLedgerLog(),
): Promise<void> {
  for (const [region, statements] of await store.all()) {
    // A start file written later may know more than we kept.
    const { forkAt, refused } = directory.learn(region, statements);
    // Of a region met by telephone: its first statement is trusted by whoever keeps that contact.
    if (refused === 'chain.unknown-region') continue;
    if (forkAt !== undefined || refused !== undefined)
      log.error(
        { region, n: forkAt, code: refused },
        'kept key statements do not continue the start file: not believed',
      );
  }
}
