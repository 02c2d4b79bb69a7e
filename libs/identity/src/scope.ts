/** Codes of divisions and organisations: 6, 9 or 12 digits (GB/T 2260, GB/T 10114, community number). */
export const ORGANISATION = /^(\d{6}|\d{9}|\d{12})$/;

/**
 * The area an account works for (管辖范围): an organisation and everything below it in the administrative tree.
 * `410100` reaches 4101…, `410105` reaches 410105…, `410105001` its communities.
 */
export class Scope {
  /** Every code in the area begins with it: 2, 4, 6, 9 or 12 digits. In SQL `starts_with(code, $1)` or `LIKE $1 || '%'`. */
  readonly prefix: string;

  constructor(readonly organisation: string) {
    if (!ORGANISATION.test(organisation)) throw new Error('an organisation has 6, 9 or 12 digits');
    this.prefix = prefixOf(organisation);
  }

  covers(code: string): boolean {
    return code.startsWith(this.prefix);
  }
}

function prefixOf(code: string): string {
  if (code.length > 6) return code.endsWith('000') ? prefixOf(code.slice(0, -3)) : code;
  if (code.endsWith('0000')) return code.slice(0, 2);
  return code.endsWith('00') ? code.slice(0, 4) : code;
}
