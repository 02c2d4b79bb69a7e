/** Long polls under way: woken by a send in this process, ended when the partner asks anew, goes away, or we close. */
export class WaitingPulls {
  private readonly waiting = new Map<string, AbortController>();
  private closed = false;

  /**
   * Runs a wait for a stream that ends early by `signal`. The partner has one reader per stream, so an older wait is a
   * connection it no longer has.
   */
  async wait(
    stream: string,
    gone: AbortSignal,
    until: (signal: AbortSignal) => Promise<void>,
  ): Promise<void> {
    if (this.closed || gone.aborted) return;
    this.wake(stream);
    const waiting = new AbortController();
    this.waiting.set(stream, waiting);
    const signal = AbortSignal.any([waiting.signal, gone]);
    const woken = new Promise<void>((resolve) =>
      signal.addEventListener('abort', () => resolve(), { once: true }),
    );
    try {
      await Promise.race([until(signal), woken]);
    } finally {
      if (this.waiting.get(stream) === waiting) this.waiting.delete(stream);
      waiting.abort();
    }
  }

  wake(stream: string): void {
    this.waiting.get(stream)?.abort();
    this.waiting.delete(stream);
  }

  close(): void {
    this.closed = true;
    for (const stream of [...this.waiting.keys()]) this.wake(stream);
  }
}
