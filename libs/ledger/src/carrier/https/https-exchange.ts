import type { KeyObject } from 'node:crypto';
import type { Clock } from '@platform/clock';
import type { Directory } from '../../keys/directory';
import type { DirectoryAsker } from '../../keys/directory-asker';
import { readStatement, type StatedKey } from '../../keys/key-statement';
import { timeText } from '../../wire/times';
import type { SegmentSource } from '../segment-source';
import { ExchangeAccess } from './exchange-access';
import { WaitingPulls } from './waiting-pulls';

export interface HttpsExchangeOptions {
  readonly region: string;
  /** Where partners reach this region; their tokens name it. */
  readonly publicUrl: string;
  readonly clock: Clock;
  readonly directory: Directory;
  /** Asked when a partner's request is signed by a key not known yet. */
  readonly asker?: DirectoryAsker;
  /** Asked when it is needed: the ledger, which has it, is itself given a carrier. */
  readonly source: () => SegmentSource;
}

export interface OwnDirectory {
  readonly keys: readonly StatedKey[];
  readonly statements: readonly string[];
}

/** What a region offers its partners over https, whichever carrier it sends with: its stored segments and its keys. */
export class HttpsExchange {
  readonly region: string;
  readonly access: ExchangeAccess;
  readonly pulls = new WaitingPulls();

  constructor(private readonly options: HttpsExchangeOptions) {
    const { region, publicUrl, clock } = options;
    this.region = region;
    this.access = new ExchangeAccess(region, publicUrl, clock, (...asked) =>
      this.signingKey(...asked),
    );
  }

  get source(): SegmentSource {
    return this.options.source();
  }

  /** `{"keys": […], "statements": […]}` of this region: keys as JWK for readers of other software, statements as proof. */
  ownDirectory(): OwnDirectory {
    const statements = this.options.directory.statements(this.region);
    const keys = statements.flatMap((text) => readStatement(text).statement.key ?? []);
    return { keys, statements };
  }

  private signingKey(of: string, kid: string, at: Date): KeyObject | undefined {
    const { directory, asker } = this.options;
    const judged = directory.judgeKey(of, kid, timeText(at));
    if ('key' in judged) return judged.key;
    if (judged.fault === 'kid.unknown') asker?.ask(of);
    return undefined;
  }

  /** Answers every waiting pull, so that a server can close. */
  close(): void {
    this.pulls.close();
  }

  /** Nest calls it before the server stops listening. */
  onModuleDestroy(): void {
    this.close();
  }
}
