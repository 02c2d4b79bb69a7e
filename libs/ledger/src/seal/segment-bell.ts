import { EventEmitter } from 'node:events';
import { Injectable } from '@nestjs/common';

/** Tells who waits for segments of an own stream that some were sealed in this process. A hint only. */
@Injectable()
export class SegmentBell {
  private readonly emitter = new EventEmitter().setMaxListeners(0);

  ring(streams: readonly string[]): void {
    for (const stream of streams) this.emitter.emit(stream);
  }

  /** Resolves at the next ring for the stream, at the latest after `waitMs` or when the signal aborts. */
  next(stream: string, waitMs: number, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const done = (): void => {
        clearTimeout(timer);
        this.emitter.off(stream, done);
        signal?.removeEventListener('abort', done);
        resolve();
      };
      const timer = setTimeout(done, waitMs);
      this.emitter.on(stream, done);
      signal?.addEventListener('abort', done, { once: true });
    });
  }
}
