import type { Clock } from '@platform/clock';
import { type FindSigningKey, verifyRequestToken } from '../../wire/request-token';
import { WireFault } from '../../wire/wire-fault';
import { exchangeUrl } from './exchange-form';
import { RequestTokenRefused, TooManyExchangeRequests } from './exchange-errors';

/** What one partner may ask for at once, and how fast that is given back; a partner catching up pulls some ten a second. */
const burst = 200;
const perSecond = 50;

/** Lets partners in by the token of the very request, each at its own pace. */
export class ExchangeAccess {
  private readonly allowances = new Map<string, { left: number; atMs: number }>();

  constructor(
    private readonly region: string,
    private readonly publicUrl: string,
    private readonly clock: Clock,
    private readonly findKey: FindSigningKey,
  ) {}

  /** The region that asks. Throws `RequestTokenRefused` (401) and `TooManyExchangeRequests` (429). */
  admit(authorization: string | undefined, htm: string, path: string): string {
    const [scheme, token] = authorization?.split(' ') ?? [];
    if (scheme?.toLowerCase() !== 'bearer' || token === undefined)
      throw new RequestTokenRefused({ why: 'token.missing' });
    const caller = this.verified(token, htm, path);
    this.count(caller);
    return caller;
  }

  private verified(token: string, htm: string, path: string): string {
    const request = { aud: this.region, htm, htu: exchangeUrl(this.publicUrl, path) };
    try {
      return verifyRequestToken(token, request, this.clock.now(), this.findKey);
    } catch (error) {
      if (error instanceof WireFault) throw new RequestTokenRefused({ why: error.code });
      throw error;
    }
  }

  private count(caller: string): void {
    const nowMs = performance.now();
    const before = this.allowances.get(caller) ?? { left: burst, atMs: nowMs };
    const left = Math.min(burst, before.left + ((nowMs - before.atMs) / 1000) * perSecond);
    if (left < 1) throw new TooManyExchangeRequests({ retryAfterSeconds: 1 });
    this.allowances.set(caller, { left: left - 1, atMs: nowMs });
  }
}
