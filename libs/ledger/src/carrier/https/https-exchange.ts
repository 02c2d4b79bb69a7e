import type { Clock } from '@platform/clock';
import type { Directory } from '../../keys/directory';
import { readStatement, type StatedKey } from '../../keys/key-statement';
import type { SegmentSource } from '../segment-source';
import { ExchangeAccess } from './exchange-access';
import { WaitingPulls } from './waiting-pulls';

export interface HttpsExchangeOptions {
  readonly region: string;
  /** Where partners reach this region; their tokens name it. */
  readonly publicUrl: string;
  readonly clock: Clock;
  readonly directory: Directory;
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
    const { region, publicUrl, clock, directory } = options;
    this.region = region;
    this.access = new ExchangeAccess(region, publicUrl, clock, (of, kid, at) =>
      directory.signingKey(of, kid, at),
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

  /** Answers every waiting pull, so that a server can close. */
  close(): void {
    this.pulls.close();
  }

  /** Nest calls it before the server stops listening. */
  onModuleDestroy(): void {
    this.close();
  }
}
