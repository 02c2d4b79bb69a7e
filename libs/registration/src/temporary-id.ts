/** What stands in the place of a number, issued by the system: `T410100-7F3A9-1C2D4`. Never digits that look like one. */
const TEMPORARY_ID = /^T[0-9]{6,12}-[0-9A-F]{5}-[0-9A-F]{5}$/;

/** 居民身份证, the document that has a number. */
export const RESIDENT_CARD = '111';

/** 临时编号 of a person without ID number, from a random id: the region, and ten of its hexadecimal digits. */
export function temporaryIdOf(region: string, id: string): string {
  const digits = id.replaceAll('-', '').toUpperCase().slice(-10).padStart(10, '0');
  return `T${region}-${digits.slice(0, 5)}-${digits.slice(5)}`;
}

export function isTemporaryId(value: string): boolean {
  return TEMPORARY_ID.test(value);
}
