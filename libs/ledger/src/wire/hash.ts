import { hash } from 'node:crypto';

/** SHA-256 over the bytes named (text as UTF-8), base64url. */
export function hashOf(content: string | Buffer): string {
  return hash('sha256', content, 'base64url');
}

/** Digest of a strand: hash of its body, one JSON object in RFC 8785 form. */
export function digestOf(canonicalBody: string): string {
  return hashOf(canonicalBody);
}
