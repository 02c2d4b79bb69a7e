const textMax = 128;
const versionMax = 2 ** 31 - 1;

/** Bounded text that PostgreSQL can store, of whatever stands where text belongs. */
export function plainText(value: unknown): string {
  return typeof value === 'string' ? value.slice(0, textMax).replaceAll('\0', '') : '';
}

export function plainNumber(value: unknown): number {
  return Number.isSafeInteger(value) && (value as number) >= 0
    ? Math.min(value as number, versionMax)
    : 0;
}
