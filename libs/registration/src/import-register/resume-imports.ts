import { Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { Clock } from '@platform/clock';
import { ImportRegisterHandler } from './import-register.handler';
import { Imports } from './imports.repository';

const HOUR_MS = 60 * 60 * 1000;
const BROKEN_OFF_AFTER_MS = HOUR_MS;
/** A checked file is personal data that nobody has decided about. */
const LEFT_AFTER_MS = 7 * 24 * HOUR_MS;

/** Goes on, at start, with what a stopped process left unfinished. */
@Injectable()
export class ResumeImports implements OnApplicationBootstrap {
  private readonly log = new Logger(ResumeImports.name);

  constructor(
    private readonly imports: Imports,
    private readonly register: ImportRegisterHandler,
    private readonly clock: Clock,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    const nowMs = this.clock.now().getTime();
    await this.imports.discardLeft({
      receiving: new Date(nowMs - BROKEN_OFF_AFTER_MS),
      waiting: new Date(nowMs - LEFT_AFTER_MS),
    });
    const unfinished = await this.imports.unfinished(this.register.servedKinds());
    for (const { importId } of unfinished)
      void this.register
        .run(importId)
        .then(() => this.log.log({ importId }, 'an import was finished after a restart'))
        .catch((error: unknown) =>
          this.log.error(
            { importId, code: (error as { code?: string }).code },
            'an import stopped',
          ),
        );
  }
}
