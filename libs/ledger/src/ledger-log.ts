import { Logger } from '@nestjs/common';

/** Where the ledger says what happens: pino's form, the object first. Never a personal value in either. */
export abstract class LedgerLog {
  abstract debug(about: object, sentence: string): void;
  abstract info(about: object, sentence: string): void;
  abstract warn(about: object, sentence: string): void;
  /** A person must act now. */
  abstract error(about: object, sentence: string): void;
}

export class SilentLog extends LedgerLog {
  debug(): void {}
  info(): void {}
  warn(): void {}
  error(): void {}
}

/** Through Nest's logger, as the process has set it up. */
export class NestLedgerLog extends LedgerLog {
  private readonly logger = new Logger('Ledger');

  debug(about: object, sentence: string): void {
    this.logger.debug(about, sentence);
  }

  info(about: object, sentence: string): void {
    this.logger.log(about, sentence);
  }

  warn(about: object, sentence: string): void {
    this.logger.warn(about, sentence);
  }

  error(about: object, sentence: string): void {
    this.logger.error(about, sentence);
  }
}
