import { Injectable } from '@nestjs/common';

/**
 * Wakes the sealers of this process when a command has committed. A hint only: who misses it polls. While a bulk is being
 * written they take turns with it instead, since both want the same processor.
 */
@Injectable()
export class SealerBell {
  private readonly listeners = new Map<string, (entries: number) => void>();
  private bulks = 0;

  get isBulk(): boolean {
    return this.bulks > 0;
  }

  /** Sealing rests between its steps for as long as the work takes, and goes on at once when it ends. */
  async whileBulk<T>(work: () => Promise<T>): Promise<T> {
    this.bulks += 1;
    try {
      return await work();
    } finally {
      this.bulks -= 1;
      if (!this.isBulk) for (const wake of this.listeners.values()) wake(0);
    }
  }

  ring(service: string, entries: number): void {
    this.listeners.get(service)?.(entries);
  }

  listen(service: string, wake: (entries: number) => void): void {
    this.listeners.set(service, wake);
  }
}
