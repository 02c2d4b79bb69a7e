export const segmentsPath = '/exchange/v1/segments';
export const controlPath = '/exchange/v1/control';
export const directoryPath = '/.well-known/yipanqi-directory.json';

/** Longest wait of a pull, in seconds; most of one answer (protocol, section 10). */
export const waitMaxS = 25;
export const answerSegmentsMax = 100;
export const answerBytesMax = 4 * 1024 * 1024;

/** Answer of a pull, as it travels. */
export interface SegmentsAnswer {
  readonly segments: readonly { readonly jws: string; readonly value: string }[];
  /** Compact JWS; what a segment needs to be opened, its grants, is taken in before it. */
  readonly control: readonly string[];
}

/** `htu` of a request and its address: the region's public address, whatever proxies stand before it. */
export function exchangeUrl(publicUrl: string, path: string): string {
  return publicUrl.replace(/\/+$/, '') + path;
}
