import { Injectable } from '@nestjs/common';
import { Clock } from '@platform/clock';
import { SelfReportsThrottled } from '../self-report/self-report';

/** A family fills the form in once per head; nobody needs more than this in ten minutes. Our own figures. */
const CALLS_MAX = 60;
const WINDOW_MS = 10 * 60_000;
const ADDRESSES_MAX = 10_000;

/** Bounds what one address may ask without an account, in this process: one process of a region answers at doors. */
@Injectable()
export class VisitorThrottle {
  private readonly calls = new Map<string, { count: number; since: number }>();

  constructor(private readonly clock: Clock) {}

  /** Counts a call of a kind; refuses `self-report.throttled`. */
  admit(ip: string, kind: string, callsMax = CALLS_MAX): void {
    const at = this.clock.now().getTime();
    const key = `${kind} ${ip}`;
    const held = this.calls.get(key);
    if (held && at - held.since < WINDOW_MS) {
      held.count += 1;
      if (held.count > callsMax)
        throw new SelfReportsThrottled({
          retryAfterSeconds: Math.ceil((held.since + WINDOW_MS - at) / 1000),
        });
      return;
    }
    this.calls.delete(key); // to the end: the oldest address is forgotten first
    this.calls.set(key, { count: 1, since: at });
    if (this.calls.size > ADDRESSES_MAX)
      this.calls.delete(this.calls.keys().next().value as string);
  }
}
