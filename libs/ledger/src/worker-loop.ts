import type { Clock } from '@platform/clock';

/**
 * Runs one step after another until it is stopped. A step answers how long to wait at most for the next one; `wake` cuts
 * that short, and so does a clock that jumps where the step counts on it. A step that throws is told to `failed`, which
 * answers the wait.
 */
export class WorkerLoop {
  private stopped = false;
  private woken = false;
  private cut: (() => void) | undefined;
  private running: Promise<void> | undefined;
  private unlisten: (() => void) | undefined;

  constructor(
    private readonly step: () => Promise<number>,
    private readonly failed: (error: unknown) => number,
    private readonly clock?: Clock,
  ) {}

  start(): void {
    this.stopped = false;
    this.unlisten ??= this.clock?.onJump(() => this.wake());
    this.running ??= this.run();
  }

  /** The next step begins at once, or right after the running one. */
  wake(): void {
    this.woken = true;
    this.cut?.();
  }

  /** Resolves when the running step has ended; no other begins. */
  async stop(): Promise<void> {
    this.stopped = true;
    this.unlisten?.();
    this.unlisten = undefined;
    this.cut?.();
    await this.running;
    this.running = undefined;
  }

  private async run(): Promise<void> {
    while (!this.stopped) {
      this.woken = false;
      let waitMs: number;
      try {
        waitMs = await this.step();
      } catch (error) {
        waitMs = this.failed(error);
      }
      await this.wait(waitMs);
    }
  }

  private wait(ms: number): Promise<void> {
    if (this.stopped || this.woken) return Promise.resolve();
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.cut = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
