const NONCE_BYTES = 12;

const bytesOf = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);

/** 32 bytes of the region become a key that no script can read again. */
export async function importKey(base64: string): Promise<CryptoKey> {
  const raw = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  try {
    return await crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['encrypt', 'decrypt']);
  } finally {
    raw.fill(0);
  }
}

interface Ids {
  draftId: string;
  keyId: string;
}

/** Nonce, ciphertext and tag; the ids are bound to it, so that no draft can be passed off as another. */
export async function seal(key: CryptoKey, ids: Ids, content: object): Promise<ArrayBuffer> {
  const iv = crypto.getRandomValues(new Uint8Array(NONCE_BYTES));
  const additionalData = bytesOf(`${ids.draftId} ${ids.keyId}`);
  const body = await crypto.subtle.encrypt(
    { name: 'AES-GCM', iv, additionalData },
    key,
    bytesOf(JSON.stringify(content)),
  );
  const sealed = new Uint8Array(NONCE_BYTES + body.byteLength);
  sealed.set(iv);
  sealed.set(new Uint8Array(body), NONCE_BYTES);
  return sealed.buffer;
}

export async function unseal<T>(key: CryptoKey, ids: Ids, sealed: ArrayBuffer): Promise<T> {
  const bytes = new Uint8Array(sealed);
  const text = await crypto.subtle.decrypt(
    {
      name: 'AES-GCM',
      iv: bytes.subarray(0, NONCE_BYTES),
      additionalData: bytesOf(`${ids.draftId} ${ids.keyId}`),
    },
    key,
    bytes.subarray(NONCE_BYTES),
  );
  return JSON.parse(new TextDecoder().decode(text)) as T;
}

export function base64Of(buffer: ArrayBuffer): string {
  return btoa(Array.from(new Uint8Array(buffer), (byte) => String.fromCharCode(byte)).join(''));
}

/** UUIDv7 (RFC 9562), so that ids made on a phone sort by time like those of the region. */
export function uuidv7(at: number): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  for (let place = 0; place < 6; place++)
    bytes[place] = Math.floor(at / 2 ** (8 * (5 - place))) % 256;
  bytes[6] = (bytes[6]! & 0x0f) | 0x70;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
