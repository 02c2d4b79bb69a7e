import { Injectable } from '@nestjs/common';

/** Wakes the sealers of this process when a command has committed. A hint only: who misses it polls. */
@Injectable()
export class SealerBell {
  private readonly listeners = new Map<string, (entries: number) => void>();

  ring(service: string, entries: number): void {
    this.listeners.get(service)?.(entries);
  }

  listen(service: string, wake: (entries: number) => void): void {
    this.listeners.set(service, wake);
  }
}
