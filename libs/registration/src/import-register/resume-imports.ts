import { Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { Clock } from '@platform/clock';
import { ImportRegisterHandler } from './import-register.handler';
import { Imports } from './imports.repository';

const BROKEN_OFF_AFTER_MS = 60 * 60 * 1000;

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
    const before = new Date(this.clock.now().getTime() - BROKEN_OFF_AFTER_MS);
    await this.imports.discardBrokenOff(before);
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
