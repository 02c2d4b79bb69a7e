import type { Clock } from '@platform/clock';
import { requestToken } from '../../wire/request-token';
import type { Signer } from '../../wire/jws';
import {
  answerBytesMax,
  controlPath,
  exchangeUrl,
  segmentsPath,
  type SegmentsAnswer,
} from './exchange-form';

/** A partner as the directory file names it. */
export interface PartnerAddress {
  readonly code: string;
  /** Public URL. */
  readonly url: string;
}

/** Four times what a partner may answer: room for control messages and for JSON. */
const bodyBytesMax = 4 * answerBytesMax;
const answerMarginMs = 15_000;
const postTimeMaxMs = 15_000;

/** The partner answered with a status that is no success. */
export class PartnerAnswered extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
  ) {
    super(`the partner answered ${status} ${code}`);
  }
}

/** Asks one partner, each request under a token of its own. */
export class PartnerLink {
  constructor(
    private readonly region: string,
    private readonly partner: PartnerAddress,
    private readonly clock: Clock,
    private readonly signer: (at: Date) => Signer,
  ) {
    assertSafe(partner);
  }

  async pull(
    stream: string,
    after: number,
    waitS: number,
    signal: AbortSignal,
  ): Promise<SegmentsAnswer> {
    const query = new URLSearchParams({ stream, after: String(after), wait: String(waitS) });
    const response = await this.ask('GET', segmentsPath, `?${query.toString()}`, {
      signal: AbortSignal.any([signal, AbortSignal.timeout(waitS * 1000 + answerMarginMs)]),
    });
    return readAnswer(await readBody(response));
  }

  async post(jws: Buffer): Promise<void> {
    await this.ask('POST', controlPath, '', {
      body: new Uint8Array(jws),
      signal: AbortSignal.timeout(postTimeMaxMs),
    });
  }

  private async ask(
    htm: 'GET' | 'POST',
    path: string,
    query: string,
    more: { body?: Uint8Array<ArrayBuffer>; signal: AbortSignal },
  ): Promise<Response> {
    const at = this.clock.now();
    const htu = exchangeUrl(this.partner.url, path);
    const claims = { iss: this.region, aud: this.partner.code, htm, htu };
    const response = await fetch(htu + query, {
      ...more,
      method: htm,
      redirect: 'error', // the token names this address
      headers: {
        authorization: `Bearer ${requestToken(claims, at, this.signer(at))}`,
        ...(more.body && { 'content-type': 'application/jose' }),
      },
    });
    if (response.ok) return response;
    throw new PartnerAnswered(response.status, await problemCode(response));
  }
}

/** Segments are sealed, but who asks whom is not: plain http stays on this machine. */
export function assertSafe({ code, url }: PartnerAddress): void {
  const { protocol, hostname } = new URL(url);
  const loopback = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/.test(hostname);
  if (protocol !== 'https:' && !(protocol === 'http:' && loopback))
    throw new Error(`the address of ${code} must be https: ${url}`);
}

/** The body as text; throws beyond `bytesMax`. */
export async function readBody(response: Response, bytesMax = bodyBytesMax): Promise<string> {
  const parts: Uint8Array[] = [];
  let bytes = 0;
  for await (const part of response.body as AsyncIterable<Uint8Array>) {
    bytes += part.length;
    if (bytes > bytesMax) throw new Error('the answer is too large');
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}

/** Form only; what the members hold is judged by the gate. */
function readAnswer(text: string): SegmentsAnswer {
  const { segments, control } = JSON.parse(text) as Partial<SegmentsAnswer>;
  const isSegment = (one: unknown): boolean => {
    const { jws, value } = (one ?? {}) as { jws?: unknown; value?: unknown };
    return typeof jws === 'string' && typeof value === 'string';
  };
  if (!Array.isArray(segments) || !segments.every(isSegment)) throw new Error('not an answer');
  if (!Array.isArray(control) || !control.every((one) => typeof one === 'string'))
    throw new Error('not an answer');
  return { segments: segments as SegmentsAnswer['segments'], control };
}

async function problemCode(response: Response): Promise<string> {
  try {
    const { code } = JSON.parse(await readBody(response)) as { code?: unknown };
    return typeof code === 'string' ? code.slice(0, 100) : '';
  } catch {
    return '';
  }
}
