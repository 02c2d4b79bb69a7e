import { Injectable } from '@nestjs/common';
import { Clock } from '@platform/clock';
import { SignInThrottled } from '../account.errors';

/** Assessors' practice beside the lock of an account: an address may not try one password on many accounts. */
const FAILURES_MAX = 20;
const WINDOW_MS = 10 * 60_000;
const ADDRESSES_MAX = 10_000;

/** Counts wrong sign-ins per address, in this process: one process of a region signs in. */
@Injectable()
export class SignInThrottle {
  private readonly failures = new Map<string, { count: number; since: number }>();

  constructor(private readonly clock: Clock) {}

  /** Refuses `sign-in.throttled` for an address that failed too often. */
  admit(ip: string): void {
    const entry = this.failures.get(ip);
    if (!entry || entry.count < FAILURES_MAX) return;
    const wait = entry.since + WINDOW_MS - this.clock.now().getTime();
    if (wait > 0) throw new SignInThrottled(wait);
    this.failures.delete(ip);
  }

  failed(ip: string): void {
    const at = this.clock.now().getTime();
    const entry = this.failures.get(ip);
    if (entry && at - entry.since < WINDOW_MS) entry.count += 1;
    else {
      this.failures.delete(ip); // to the end: the oldest address is forgotten first
      this.failures.set(ip, { count: 1, since: at });
    }
    if (this.failures.size > ADDRESSES_MAX)
      this.failures.delete(this.failures.keys().next().value as string);
  }
}
